#include "entente/desk/page/frame.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/desk/page/desk_files.hpp"
#include "entente/report/page/page.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using report::EmbeddedFile;

constexpr std::size_t kMostMistakes = 50;

Json frame_view(const Visit& visit, const std::vector<Place>& places) {
  Json view;
  view["form_token"] = visit.desk.form_token;
  const Diagnostics& mistakes = *visit.state.mistakes;
  view["mistakes"] =
      mistakes_list({mistakes.begin(),
                     mistakes.begin() + static_cast<std::ptrdiff_t>(std::min(
                                            mistakes.size(), kMostMistakes))});
  view["any_mistakes"] = !mistakes.empty();
  view["n_mistakes"] = report::count_of(static_cast<long>(mistakes.size()),
                                        "mistake", "mistakes");
  view["any_case"] = visit.state.loaded != nullptr;
  if (visit.state.loaded != nullptr) {
    const casefile::Case& the_case = visit.state.loaded->the_case;
    view["case_title"] = the_case.title;
    view["as_of"] = in_words(the_case.window.to);
    view["n_acts"] = report::count_of(
        static_cast<long>(the_case.record.acts.size()), "act", "acts");
    view["hash"] = the_case.data_hash;
    view["hash_short"] = the_case.data_hash.substr(0, 12);
  }
  view["folder"] = visit.desk.keeper.folder.string();
  Json rooms = Json::array();
  for (const Place& place : places)
    rooms.push_back(
        {{"room_path", place.path},
         {"room_title", place.title},
         {"here", visit.request.path == place.path ||
                      visit.request.path.starts_with(place.path + "/")}});
  view["rooms"] = std::move(rooms);
  return view;
}

// A key of a view that a template is named by would be taken for it.
void expect_no_template(const Json& view) {
  for (const auto& files : {report::embedded_files(), desk_files()})
    for (const EmbeddedFile& file : files)
      ENTENTE_EXPECTS(!view.contains(file.name.substr(0, file.name.find('.'))));
}

}  // namespace

Response show(const Visit& visit,
              const std::vector<Place>& places,
              Page page,
              int status) {
  Json view = frame_view(visit, places);
  page.view["form_token"] = visit.desk.form_token;
  expect_no_template(page.view);
  view["page_title"] = page.title;
  view["main_html"] =
      report::render(page.template_name, page.view, desk_files());
  Response response;
  response.status = status;
  response.body = report::render("frame", view, desk_files());
  return response;
}

Response static_file(std::string_view path) {
  const auto found = [](std::string_view text, const char* type) {
    return Response{200, type, std::string(text), {}, {}};
  };
  constexpr const char* kStyle = "text/css; charset=utf-8";
  if (path == "/static/brief.css")
    return found(report::embedded("brief.css"), kStyle);
  for (const EmbeddedFile& file : desk_files()) {
    if (path != "/static/" + std::string(file.name)) continue;
    if (file.name.ends_with(".css")) return found(file.text, kStyle);
    if (file.name.ends_with(".js"))
      return found(file.text, "text/javascript; charset=utf-8");
  }
  return plain(404, "entente: no such file\n");
}

std::string mistake_text(const Diagnostic& mistake) {
  std::string text = to_text(mistake);
  while (text.ends_with('\n'))
    text.pop_back();
  return text;
}

Json mistakes_list(const Diagnostics& mistakes) {
  Json list = Json::array();
  for (const Diagnostic& one : mistakes)
    list.push_back({{"mistake", mistake_text(one)}});
  return list;
}

std::string in_attribute(std::string_view text) {
  return report::escape_attribute(text);
}

}  // namespace entente::desk
