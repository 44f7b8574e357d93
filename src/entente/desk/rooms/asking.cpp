#include "entente/desk/rooms/asking.hpp"

#include <array>

#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

// What stood in an attribute before it was escaped (report/words/markup).
std::string unescaped(std::string text) {
  constexpr std::array<std::pair<const char*, const char*>, 6> kMarks = {{
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&quot;", "\""},
      {"&#39;", "'"},
      {"&apos;", "'"},
      {"&amp;", "&"},
  }};
  for (const auto& [mark, meant] : kMarks)
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + 1))
      text.replace(at, std::string_view(mark).size(), meant);
  return text;
}

}  // namespace

study::Asked ask_of(const Desk& desk,
                    const casefile::Case& the_case,
                    Progress& progress) {
  study::Asked asked;
  asked.the_case = &the_case;
  asked.setting = casefile::setting_of(the_case);
  asked.how.cache = desk.cache;
  asked.command = "entente open";
  asked.how.begins = [&progress](const std::string& work) -> study::Told {
    return [&progress, what = report::upper_first(work)](std::size_t done,
                                                         std::size_t total) {
      progress.tell(what, done, total);
    };
  };
  asked.how.before_each = [&progress] { progress.is_due(); };
  return asked;
}

std::string with_act_pages(const std::string& html) {
  constexpr std::string_view kLink = "href=\"#act-";
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = html.find(kLink); at != std::string::npos;
       at = html.find(kLink, done)) {
    const std::size_t from = at + kLink.size(), end = html.find('"', from);
    if (end == std::string::npos) break;
    out += html.substr(done, at - done) + "href=\"" +
           address("/record/act",
                   {{"id", unescaped(html.substr(from, end - from))}});
    done = end;
  }
  return out + html.substr(done);
}

}  // namespace entente::desk
