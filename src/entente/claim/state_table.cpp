#include "entente/claim/state_table.hpp"

#include "entente/claim/estimate.hpp"

namespace entente::claim {

StateTable state_table(const theory::Panel& panel, const theory::Law& law) {
  const theory::Column& tested = law.columns[tested_column(law)];
  const std::vector<double> values = theory::columns_of(
      law.program, panel.view(), panel.seed_days, panel.days)[*tested.term];
  const std::vector<double>& count = panel.groups[law.group].count;
  StateTable table;
  bool inside = false;
  for (int day = 0; day < panel.days; ++day) {
    const bool before = inside;
    inside = values[day] != 0;
    const Day date = panel.day_of(day);
    if (inside && !before) table.spells.push_back({{date, date}, 0, 0});
    if (inside) table.spells.back().span.to = date;
    if (panel.covered[law.group][day] == 0) continue;
    const int happened = count[panel.seed_days + day] > 0 ? 1 : 0;
    (inside ? table.days : table.days_outside) += 1;
    (inside ? table.outcome_days : table.outcome_days_outside) += happened;
    if (!inside) continue;
    table.spells.back().days += 1;
    table.spells.back().outcome_days += happened;
  }
  return table;
}

}  // namespace entente::claim
