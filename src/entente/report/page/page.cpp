#include "entente/report/page/page.hpp"

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "entente/core/check.hpp"
#include "entente/report/page/embedded.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

using nlohmann::ordered_json;
namespace mustache = kainjow::mustache;

constexpr std::string_view kSuffix = ".mustache";

mustache::data to_data(const ordered_json& view) {
  if (view.is_object()) {
    mustache::data object{mustache::data::type::object};
    for (const auto& [key, value] : view.items()) {
      object.set(key, to_data(value));
    }
    return object;
  }
  if (view.is_array()) {
    mustache::data list{mustache::data::type::list};
    for (const ordered_json& item : view)
      list.push_back(to_data(item));
    return list;
  }
  if (view.is_boolean()) return mustache::data{view.get<bool>()};
  if (view.is_null()) return mustache::data{false};
  // Numbers are words by the time they reach a view.
  ENTENTE_EXPECTS(view.is_string());
  const auto& words = view.get_ref<const std::string&>();
  if (words.empty()) return mustache::data{false};
  return mustache::data{words};
}

void add_partials(std::span<const EmbeddedFile> files, mustache::data& data) {
  for (const EmbeddedFile& file : files) {
    if (!file.name.ends_with(kSuffix)) continue;
    const std::string partial(
        file.name.substr(0, file.name.size() - kSuffix.size()));
    const std::string text(file.text);
    data.set(partial, mustache::partial([text] { return text; }));
  }
}

std::string_view find_in(std::span<const EmbeddedFile> files,
                         std::string_view name) {
  for (const EmbeddedFile& file : files) {
    if (file.name == name) return file.text;
  }
  ENTENTE_EXPECTS(!"an embedded file of this name");
  return {};
}

}  // namespace

std::string_view embedded(std::string_view name) {
  return find_in(embedded_files(), name);
}

std::string render(std::string_view name,
                   const ordered_json& view,
                   std::span<const EmbeddedFile> own) {
  mustache::data data = to_data(view);
  add_partials(embedded_files(), data);
  add_partials(own, data);
  mustache::mustache page(
      std::string(find_in(own, std::string(name) + std::string(kSuffix))));
  ENTENTE_EXPECTS(page.is_valid());
  page.set_custom_escape([](const std::string& text) { return escape(text); });
  std::string html = page.render(data);
  ENTENTE_EXPECTS(page.is_valid());
  return html;
}

std::string render(std::string_view name, const ordered_json& view) {
  return render(name, view, embedded_files());
}

}  // namespace entente::report
