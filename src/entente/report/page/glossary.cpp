#include "entente/report/page/glossary.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/report/page/glossary_entries.hpp"
#include "entente/report/page/page.hpp"

namespace entente::report {

namespace {

// Elements whose words are not ours, lead elsewhere already, or stand large.
constexpr std::array<std::string_view, 14> kPassedOver = {
    "head", "svg", "a",  "script", "style", "button",  "code",
    "pre",  "q",   "h1", "h2",     "nav",   "summary", "thead"};

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         static_cast<unsigned char>(c) >= 128;
}

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) ==
         std::tolower(static_cast<unsigned char>(b));
}

// Where the phrase stands as whole words, its first letter small or large.
std::size_t find_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase.substr(1), 1);
       at != std::string_view::npos; at = text.find(phrase.substr(1), at + 1)) {
    const std::size_t from = at - 1, end = from + phrase.size();
    if (same_letter(text[from], phrase[0]) &&
        (from == 0 || (!is_letter(text[from - 1]) && text[from - 1] != '-')) &&
        (end == text.size() || (!is_letter(text[end]) && text[end] != '-')))
      return from;
  }
  return std::string_view::npos;
}

struct Standing {
  const GlossaryEntry* entry = nullptr;
  std::size_t at = 0, length = 0;
};

class Linker {
 public:
  // Text between two tags, with links.
  std::string linked(std::string_view text) {
    std::string out;
    while (const auto first = first_in(text)) {
      open_.erase(std::find(open_.begin(), open_.end(), first->entry));
      met_.push_back(first->entry);
      out += text.substr(0, first->at);
      out +=
          fmt::format("<a class=\"gt\" href=\"#g-{}\">{}</a>", first->entry->id,
                      text.substr(first->at, first->length));
      text = text.substr(first->at + first->length);
    }
    return out += text;
  }

  // Those that were met, in the order of the alphabet.
  std::vector<const GlossaryEntry*> met() const {
    std::vector<const GlossaryEntry*> out;
    for (const GlossaryEntry& entry : glossary_entries())
      if (std::find(met_.begin(), met_.end(), &entry) != met_.end())
        out.push_back(&entry);
    return out;
  }

 private:
  std::optional<Standing> first_in(std::string_view text) const {
    std::optional<Standing> first;
    for (const GlossaryEntry* entry : open_) {
      for (const std::string_view phrase : entry->phrases) {
        const std::size_t at = find_phrase(text, phrase);
        if (at == std::string_view::npos || (first && first->at <= at))
          continue;
        first = {entry, at, phrase.size()};
      }
    }
    return first;
  }

  static std::vector<const GlossaryEntry*> all() {
    std::vector<const GlossaryEntry*> out;
    for (const GlossaryEntry& entry : glossary_entries())
      out.push_back(&entry);
    return out;
  }
  std::vector<const GlossaryEntry*> open_ = all(), met_;
};

// "svg" of "<svg class=...>" and of "</svg>".
std::string_view name_of(std::string_view tag) {
  const std::size_t from = tag.starts_with("</") ? 2 : 1;
  return tag.substr(from, tag.find_first_of(" />\n", from) - from);
}

bool is_passed_over(std::string_view tag) {
  return std::find(kPassedOver.begin(), kPassedOver.end(), name_of(tag)) !=
         kPassedOver.end();
}

// Links in all text from the body to the list of acts.
std::string linked_page(std::string_view html, Linker& linker) {
  const std::size_t end =
      std::min(html.find("<section id=\"acts\""), html.size());
  std::string out;
  int inside = 0;  // of elements that are passed over
  for (std::size_t at = 0; at < end;) {
    const std::size_t tag = std::min(html.find('<', at), end);
    const std::string_view text = html.substr(at, tag - at);
    out += inside > 0 ? std::string(text) : linker.linked(text);
    if (tag == end) break;
    const std::size_t after = html.find('>', tag) + 1;
    const std::string_view whole = html.substr(tag, after - tag);
    if (is_passed_over(whole) && !whole.ends_with("/>"))
      inside += whole.starts_with("</") ? -1 : 1;
    out += whole;
    at = after;
  }
  return out += html.substr(end);
}

void replace(std::string& html, std::string_view what, std::string_view with) {
  const std::size_t at = html.find(what);
  if (at != std::string::npos) html.replace(at, what.size(), with);
}

}  // namespace

std::string with_glossary(const std::string& html) {
  Linker linker;
  std::string out = linked_page(html, linker);
  nlohmann::ordered_json view = {{"entries", nlohmann::ordered_json::array()}};
  for (const GlossaryEntry* entry : linker.met()) {
    view["entries"].push_back({{"g_id", entry->id},
                               {"g_title", entry->title},
                               {"g_sentence", entry->sentence}});
  }
  view["any_entries"] = !view["entries"].empty();
  if (view["entries"].empty())
    replace(out, "<a href=\"#glossary\">Glossary</a>", "");
  replace(out, "<div id=\"glossary-place\"></div>", render("glossary", view));
  return out;
}

}  // namespace entente::report
