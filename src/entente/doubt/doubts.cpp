#include "entente/doubt/doubts.hpp"

#include <algorithm>
#include <set>

namespace entente::doubt {
std::vector<std::size_t> outcomes_of(const casefile::Case& the_case) {
  std::set<std::string> names(the_case.contest_outcomes.begin(),
                              the_case.contest_outcomes.end());
  for (const claim::ClaimSpec& claim : the_case.claims)
    names.insert(claim.outcome);
  for (const forecast::ItemSpec& item : the_case.forecast.items)
    names.insert(item.group);
  std::vector<std::size_t> outcomes;
  for (std::size_t g = 0; g < the_case.groups.size(); ++g) {
    const std::string& name = the_case.groups[g].name;
    const auto& laws = the_case.model.laws;
    const bool lawful = std::any_of(
        laws.begin(), laws.end(),
        [&](const theory::LawSpec& law) { return law.group == name; });
    if (lawful && names.contains(name)) outcomes.push_back(g);
  }
  return outcomes;
}

Diagnostics doubts_of(const casefile::Case& the_case) {
  Diagnostics doubts;
  const theory::Setting setting = casefile::setting_of(the_case);
  const theory::VerdictPanel verdict = theory::verdict_panel(setting);
  add_silences(the_case, verdict.panel, doubts);
  add_coverage(the_case, verdict.panel, doubts);
  add_questions(the_case, verdict.panel, doubts);
  add_policies(the_case, verdict.panel, doubts);
  add_entries(the_case, doubts);
  return doubts;
}

}  // namespace entente::doubt
