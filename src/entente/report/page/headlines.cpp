#include <array>
#include <string_view>
#include <utility>

#include "entente/report/page/brief.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/context.hpp"

namespace entente::report {
namespace {

// The text of a fragment of the page: no tags, entities undone.
std::string plain(const std::string& html) {
  static constexpr std::array<std::pair<const char*, const char*>, 6>
      kEntities = {{{"&lt;", "<"},
                    {"&gt;", ">"},
                    {"&quot;", "\""},
                    {"&#39;", "'"},
                    {"&nbsp;", " "},
                    {"&amp;", "&"}}};
  std::string text;
  bool inside_tag = false;
  for (const char c : html) {
    if (c == '<') inside_tag = true;
    if (!inside_tag) text += c;
    if (c == '>') inside_tag = false;
  }
  for (const auto& [entity, character] : kEntities) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos;
         ++at)
      text.replace(at, std::string(entity).size(), character);
  }
  // A terminal needs no isolates around a line of its own.
  for (const std::string_view isolate : {"\u2068", "\u2069"}) {
    for (std::size_t at = 0; (at = text.find(isolate)) != std::string::npos;)
      text.erase(at, isolate.size());
  }
  return text;
}

}  // namespace

std::vector<std::string> headlines(const casefile::Case& the_case,
                                   const nlohmann::ordered_json& results) {
  std::vector<std::string> sentences;
  const Json view = bottom_line_view(context_of(the_case, results));
  for (const Json& point : view["points"])
    sentences.push_back(plain(point["sentence_html"].get<std::string>()));
  return sentences;
}

}  // namespace entente::report
