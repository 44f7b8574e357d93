#include "entente/claim/choices.hpp"

#include <algorithm>

#include "entente/claim/changes.hpp"

namespace entente::claim {
namespace {

const std::function<void(Draft&)> kNothing = [](Draft&) {};

Choice first_year(const Span& window) {
  Choice choice{"first day", {{iso(window.from), kNothing}}, Choice::Of::panel};
  for (const Day from : later_starts(window))
    choice.levels.push_back(
        {iso(from), [from](Draft& d) { begin_in(d, from); }});
  return choice;
}

// What takes up slow change beside the leaders' eras: one of them at a time.
Choice slow_change(const theory::Setting& setting) {
  const bool years = theory::years_an_effect(setting.window) == 1;
  Choice choice{
      "slow change",
      {{"as defined", kNothing},
       {years ? "a yearly effect" : "an effect a decade", [](Draft& d) {
          leave_density(d);
          take_years(d);
        }}}};
  if (!setting.model->breaks.empty())
    choice.levels.push_back({"dated breaks", [](Draft& d) {
                               leave_density(d);
                               take_breaks(d);
                             }});
  return choice;
}

Choice half_lives() {
  return {"half-lives",
          {{"as defined", kNothing},
           {"half", [](Draft& d) { scale_half_lives(d, 0.5); }},
           {"twice", [](Draft& d) { scale_half_lives(d, 2); }}}};
}

std::string in_days(int days) {
  return days == 1 ? "1 day" : std::to_string(days) + " days";
}

Choice outcome(const theory::Setting& setting, const ClaimSpec& claim) {
  Choice choice{"outcome", {}, Choice::Of::outcome};
  for (const std::string& name : outcomes_of(claim)) {
    const std::size_t group = theory::group_index(setting, name);
    choice.levels.push_back({(*setting.groups)[group].many,
                             [name](Draft& d) { d.outcome = name; }});
  }
  return choice;
}

}  // namespace

std::vector<std::string> outcomes_of(const ClaimSpec& claim) {
  std::vector<std::string> outcomes = {claim.outcome};
  for (const RowSpec& row : claim.rows)
    if (!row.outcome.empty() && std::find(outcomes.begin(), outcomes.end(),
                                          row.outcome) == outcomes.end())
      outcomes.push_back(row.outcome);
  return outcomes;
}

std::vector<Choice> choices_of(const theory::Setting& setting,
                               const ClaimSpec& claim) {
  std::vector<Choice> choices = {
      first_year(setting.window),
      {"season", {{"waves", kNothing}, {"months", take_months}}},
      slow_change(setting),
      half_lives(),
      {"acts are seen after",
       {{in_days(setting.model->lag_other), kNothing},
        {in_days(1), see_after_a_day}}},
      {"weights",
       {{"as coded", kNothing}, {"all the same", weigh_alike}},
       Choice::Of::panel},
      {"coding", {{"first", kNothing}}, Choice::Of::panel}};
  if (!setting.record->second_coding.empty())
    choices.back().levels.push_back({"second", read_second_coding});
  choices.push_back(outcome(setting, claim));
  return choices;
}

}  // namespace entente::claim
