#include "entente/report/page/brief.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "entente/report/page/page.hpp"
#include "entente/report/sections/sections.hpp"

namespace entente::report {

namespace {

// A string of CSS cannot hold quotes, backslashes or an end of the style.
std::string plain_for_css(std::string text) {
  std::erase_if(text, [](char c) {
    return c == '"' || c == '\\' || c == '<' || c == '\n';
  });
  return text;
}

}  // namespace

std::string render_brief(const casefile::Case& the_case,
                         const nlohmann::ordered_json& results) {
  const Context context = context_of(the_case, results);
  Json view;
  for (const Json& section :
       {head_view(context), bottom_line_view(context), lines_view(context),
        state_view(context), claims_view(context), theories_view(context),
        expect_view(context), doubts_view(context), sources_view(context)}) {
    view.update(section);
  }
  view.update(acts_view(context, view));
  view["foot_html"] = plain_for_css(view["title"].get<std::string>() +
                                    ", as of " + in_words(context.as_of));
  view["css_html"] = std::string(embedded("brief.css"));
  view["script_html"] = std::string(embedded("brief.js"));
  return render("brief", view);
}

}  // namespace entente::report
