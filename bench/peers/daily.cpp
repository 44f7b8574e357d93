#include "daily.hpp"

#include <iterator>
#include <set>

#include <fmt/format.h>

#include "entente/theory/law.hpp"

namespace entente::bench {
namespace {

double dose(const theory::Panel& panel, std::size_t group, int day) {
  return panel.groups[group].weight[day] / panel.typical[group];
}

}  // namespace

std::vector<std::size_t> other_groups(const theory::Panel& panel,
                                      const claim::Question& question,
                                      std::size_t tested) {
  std::set<std::size_t> others;
  for (const theory::EffectPrior& effect : question.effects)
    if (!effect.tested)
      for (const std::string& name : theory::groups_read(effect.term))
        others.insert(theory::group_index(panel.setting, name));
  others.erase(tested);
  return {others.begin(), others.end()};
}

std::string days_csv(const theory::Panel& panel,
                     const claim::Question& question,
                     std::size_t tested) {
  const std::size_t outcome =
      theory::group_index(panel.setting, question.outcome);
  const auto others = other_groups(panel, question, tested);
  const theory::ModelSpec& model = *panel.setting.model;
  std::string text = "date,era,observed,outcome,tested,tested_dose";
  auto out = std::back_inserter(text);
  for (const std::size_t group : others)
    fmt::format_to(out, ",{}", (*panel.setting.groups)[group].name);
  text += '\n';
  for (int day = 0; day < panel.seed_days + panel.days; ++day) {
    const int window_day = day - panel.seed_days;
    const bool observed =
        window_day >= 0 && panel.covered[outcome][window_day] &&
        panel.at_risk[outcome][window_day] &&
        (question.left_out.empty() || !question.left_out[window_day]);
    const Day date = panel.first + day;
    fmt::format_to(
        out, "{},{},{:d},{:g},{:g},{:g}", iso(date),
        model.eras.empty() ? "" : model.eras[era_index(model, date)].name,
        observed, panel.groups[outcome].count[day],
        panel.groups[tested].count[day], dose(panel, tested, day));
    for (const std::size_t group : others)
      fmt::format_to(out, ",{:g}", dose(panel, group, day));
    text += '\n';
  }
  return text;
}

}  // namespace entente::bench
