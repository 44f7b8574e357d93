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
  add_selectors(the_case, doubts);
  return doubts;
}

namespace {

// A doubt without the lines that its acts stand at, which a new row moves.
std::string without_lines(const std::string& problem) {
  const std::string file = "acts.csv:";
  std::string text;
  std::size_t at = 0;
  for (std::size_t next;
       (next = problem.find(file, at)) != std::string::npos;) {
    next += file.size();
    text += problem.substr(at, next - at);
    at =
        std::min(problem.find_first_not_of("0123456789", next), problem.size());
  }
  return text + problem.substr(at);
}

}  // namespace

Diagnostics fresh_doubts(const casefile::Case& before,
                         const casefile::Case& after) {
  std::set<std::string> known;
  for (const Diagnostic& doubt : doubts_of(before))
    known.insert(without_lines(doubt.problem));
  Diagnostics fresh = doubts_of(after);
  std::erase_if(fresh, [&](const Diagnostic& doubt) {
    return known.contains(without_lines(doubt.problem));
  });
  return fresh;
}

}  // namespace entente::doubt
