#include "entente/report/page/brief.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "entente/report/page/dress.hpp"
#include "entente/report/page/glossary.hpp"
#include "entente/report/sections/changes.hpp"
#include "entente/report/sections/sections.hpp"

namespace entente::report {

std::string render_brief(const casefile::Case& the_case,
                         const nlohmann::ordered_json& results) {
  const Context context = context_of(the_case, results);
  Json view;
  for (const Json& section :
       {head_view(context), bottom_line_view(context), changes_view(context),
        lines_view(context), state_view(context), claims_view(context),
        theories_view(context), expect_view(context), policies_view(context),
        essays_view(context), doubts_view(context), sources_view(context),
        cite_view(context)}) {
    view.update(section);
  }
  view["any_futures"] =
      view["any_items"].get<bool>() || view["any_policies"].get<bool>();
  view.update(acts_view(context, view));
  return with_glossary(dressed("brief", std::move(view), context, ""));
}

}  // namespace entente::report
