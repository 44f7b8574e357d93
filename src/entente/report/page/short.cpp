// The brief on two pages: the views of the long one under a template of its
// own.
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "entente/report/page/brief.hpp"
#include "entente/report/page/dress.hpp"
#include "entente/report/page/page.hpp"
#include "entente/report/sections/sections.hpp"

namespace entente::report {

namespace {

// Where the text between quotes after `at` ends.
std::string quoted_after(const std::string& html, std::size_t at) {
  return html.substr(at, html.find('"', at) - at);
}

// Links into what only the long brief holds become their words.
std::string without_dangling_links(const std::string& html) {
  constexpr std::string_view kId = " id=\"", kLink = "<a href=\"#",
                             kEnd = "</a>";
  std::set<std::string> ids;
  for (std::size_t at = html.find(kId); at != std::string::npos;
       at = html.find(kId, at + 1))
    ids.insert(quoted_after(html, at + kId.size()));
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = html.find(kLink); at != std::string::npos;
       at = html.find(kLink, done)) {
    const std::size_t words = html.find('>', at) + 1;
    const std::size_t end = html.find(kEnd, words);
    const bool held = ids.contains(quoted_after(html, at + kLink.size()));
    out += html.substr(done, held ? words - done : at - done);
    out += html.substr(words, end - words);
    if (held) out += kEnd;
    done = end + kEnd.size();
  }
  return out + html.substr(done);
}

// Links that only lead on to a section of the long brief, words and all.
std::string without_onward_links(std::string html) {
  constexpr std::string_view kLink = " <a class=\"onward\"", kEnd = "</a>";
  for (std::size_t at = html.find(kLink); at != std::string::npos;
       at = html.find(kLink, at))
    html.erase(at, html.find(kEnd, at) + kEnd.size() - at);
  return html;
}

constexpr std::size_t kLastActs = 6;  // as many as fit beside the gaps

}  // namespace

std::string render_short(const casefile::Case& the_case,
                         const nlohmann::ordered_json& results) {
  const Context context = context_of(the_case, results);
  Json view;
  for (const Json& section :
       {head_view(context), bottom_line_view(context), state_view(context),
        claims_view(context), expect_view(context)}) {
    view.update(section);
  }
  view.update(last_acts_view(context, kLastActs));
  return without_dangling_links(without_onward_links(
      dressed("short", std::move(view), context, embedded("short.css"))));
}

}  // namespace entente::report
