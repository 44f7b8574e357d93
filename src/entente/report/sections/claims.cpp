// The section of claims: grouped by what is asserted, a line a claim, which
// opens to all that is behind it.
#include <algorithm>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/sections/claim_parts.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/claim_order.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

Json claim_view(const Context& context, const Json& claim) {
  Json row = claim_line(context, claim);
  // A key that a claim of this form does not fill says nothing.
  for (const char* key :
       {"regions_svg",   "regions_words",    "measure",
        "spec_svg",      "null_chart_svg",   "nulls_note",
        "treatment",     "doubles",          "other_starts",
        "no_effect",     "smallest_leaning", "smallest_supported",
        "followed_by",   "base_rate",        "unseen",
        "curve_svg",     "curve_words",      "curve_get",
        "curve_command", "measured_get",     "variants_get",
        "nulls_get"})
    row[key] = "";
  put_fold(row, context, claim);
  if (is_measured(claim)) {
    put_measured(row, context, claim);
  } else {
    put_effect(row, context, claim);
  }
  return row;
}

// What a group is called where claims of other groups say what they are about.
std::string heading(const ClaimGroup& group, std::size_t groups) {
  if (!group.about.empty()) return upper_first(group.about);
  return groups > 1 ? "Other claims" : "";
}

}  // namespace

Json claims_view(const Context& context) {
  const Json& results = part(context.results, "claims");
  const Json& claims = part(results, "claims");
  const std::vector<ClaimGroup> groups = claim_groups(context);
  Json view;
  view["claim_groups"] = Json::array();
  for (const ClaimGroup& group : groups) {
    Json one;
    one["about"] = heading(group, groups.size());
    one["group_claims"] = Json::array();
    for (const Json* claim : group.claims)
      one["group_claims"].push_back(claim_view(context, *claim));
    view["claim_groups"].push_back(std::move(one));
  }
  view["claims_headline"] = claims.empty() ? "No claim was put to the record"
                                           : claims_headline(claims);
  view["many_sentence"] = many_claims_sentence(part(results, "many"));
  view["any_effects"] = std::any_of(
      claims.begin(), claims.end(),
      [](const Json& c) { return part(c, "estimate").is_object(); });
  view["ratio_axis_svg"] = ratio_axis_svg();
  return view;
}

}  // namespace entente::report
