// A game against the strikes of a small simulated record (decide/truth_world).
#pragma once

#include <string>
#include <vector>

#include "entente/play/end.hpp"

#include "../decide/truth_world.hpp"

namespace entente::play {

struct AtTable {
  decide::TruthWorld world;
  theory::Setting setting;
  std::vector<policy::PolicySpec> policies = {decide::never_gives()};
  std::vector<theory::TheorySpec> theories;
  std::vector<forecast::ItemSpec> items = {
      {"strike", "A strike", "strike", "", {}}};
  Table table;

  explicit AtTable(double log_rr60, int months = 12)
      : world(2000, log_rr60, 5, decide::TruthWorld::Effects::gifts),
        setting(world.setting()),
        table(table_of({&setting,
                        &world.spec,
                        &policies,
                        &theories,
                        &world.outcomes,
                        &items,
                        {},
                        months},
                       {20, 1, {1}})) {}
  AtTable(const AtTable&) = delete;
  AtTable& operator=(const AtTable&) = delete;

  // A gift in the middle of every month, and the first drill let go.
  Game game(std::uint64_t seed = 7) const {
    Game out;
    out.seed = seed;
    out.from = setting.window.to;
    out.months = table.months;
    for (int m = 1; m <= table.months; ++m) {
      Month month;
      month.acts.push_back({"gift", 1, month_end(out.from, m) - 15, {}});
      if (m == 2) month.let_go.push_back({"drill", first_drill(m), {}});
      out.played.push_back(std::move(month));
    }
    return out;
  }
  Day first_drill(int from_month) const {
    const Day after = month_end(setting.window.to, from_month - 1);
    for (const Scheduled& one : table.offered.schedule)
      if (one.on > after) return one.on;
    return 0;
  }
};

}  // namespace entente::play
