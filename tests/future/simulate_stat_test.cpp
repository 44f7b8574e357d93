// Simulated numbers of acts against what the law says they are on average.
// Seeds are fixed; each check would raise a false alarm in fewer than one in a
// million choices of the seed: 4.9 standard errors for one number, 5.6 where
// up to fifty are looked at.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "arena.hpp"

namespace entente::future {
namespace {

constexpr double kOne = 4.9;
constexpr double kMany = 5.6;

// One group alone, background and memory.
struct Alone {
  theory::World world{1500};
  theory::VerdictPanel panel;
  std::vector<theory::Law> laws;
  System system;

  Alone(record::Counting counting, std::vector<double> half_lives) {
    world.add_group("strike", record::Side::theirs, counting);
    world.add_law("strike", 20);
    world.model.tiers = {memory_of(std::move(half_lives))};
    panel = theory::verdict_panel(world.setting());
    laws = {theory::build_law(panel.panel, 0, {})};
    system = make_system(panel.panel, laws, 0, 1500);
  }

  // Total number of acts of each of `replicates` futures.
  std::vector<double> totals(double background,
                             std::vector<double> n,
                             std::uint32_t replicates) const {
    const std::vector<theory::Parameters> parameters = {
        {{std::log(background)}, std::move(n)}};
    std::vector<double> out;
    Future future;
    for (std::uint32_t r = 0; r < replicates; ++r) {
      simulate(system, parameters, draws_of(r), nullptr, future);
      out.push_back(static_cast<double>(future.act_days[0].size()));
    }
    return out;
  }
};

// Expected total of a Poisson group whose memory starts empty: linear in the
// expectations, so exact.
double expected_total(double background,
                      const std::vector<double>& n,
                      const std::vector<double>& half_lives) {
  std::vector<double> state(n.size(), 0.0);
  double total = 0;
  for (int day = 0; day < 1500; ++day) {
    double rate = background;
    for (std::size_t j = 0; j < n.size(); ++j)
      rate += n[j] * state[j];
    total += rate;
    for (std::size_t j = 0; j < n.size(); ++j) {
      const double r = std::exp2(-1 / half_lives[j]);
      state[j] = r * state[j] + (1 - r) * rate;
    }
  }
  return total;
}

// Mean of the totals minus what is expected, in standard errors.
double deviation(const std::vector<double>& totals, double expected) {
  const auto size = static_cast<double>(totals.size());
  const double mean = std::accumulate(totals.begin(), totals.end(), 0.0) / size;
  double variance = 0;
  for (const double total : totals)
    variance += (total - mean) * (total - mean) / (size - 1);
  return (mean - expected) / std::sqrt(variance / size);
}

const std::vector<double> kHalfLives = {5, 40};
const std::vector<double> kOffspring = {0.3, 0.2};

TEST(SimulateStat, acts_of_a_counting_group_are_as_many_as_expected) {
  const Alone alone(record::Counting::acts, kHalfLives);
  const double expected = expected_total(0.05, kOffspring, kHalfLives);
  // After the start, background / (1 - n) a day.
  EXPECT_NEAR(expected, 1500 * 0.05 / (1 - 0.5), 15);
  EXPECT_LT(std::abs(deviation(alone.totals(0.05, kOffspring, 1000), expected)),
            kOne);
}

TEST(SimulateStat, acts_with_a_tenth_less_memory_are_caught) {
  const Alone alone(record::Counting::acts, kHalfLives);
  EXPECT_GT(std::abs(deviation(alone.totals(0.05, {0.27, 0.18}, 1000),
                               expected_total(0.05, kOffspring, kHalfLives))),
            kOne);
}

TEST(SimulateStat, days_of_a_memoryless_group_are_binomial) {
  const Alone alone(record::Counting::days, {});
  const auto totals = alone.totals(0.1, {}, 1000);
  const double days = 1500 * 1000;
  const double p = 1 - std::exp(-0.1);
  const double sum = std::accumulate(totals.begin(), totals.end(), 0.0);
  const double error = std::sqrt(days * p * (1 - p));
  EXPECT_LT(std::abs(sum - days * p), kOne * error);
  // A day of probability Lambda instead of 1 - exp(-Lambda) would be caught.
  EXPECT_GT(std::abs(sum - days * 0.1), kOne * error);
}

// ------------------------------------------------- residuals of the full model

enum class Bug { none, late_column, swapped_memory, forgotten_clamp };

struct Sums {
  double residual = 0, variance = 0;
};

// For each column of a law (and each memory): the sum over days of
// x (y - E y) and its variance, given the days before. E y is computed here
// from the simulated acts by the definitions, not by the simulator.
class Residuals {
 public:
  Residuals(const Arena& arena,
            const theory::Panel& panel,
            const std::vector<theory::Law>& laws,
            std::size_t law,
            Bug bug)
      : arena_(arena), panel_(panel), laws_(laws), law_(law), bug_(bug) {
    for (const auto& values : theory::columns_of(
             laws[law].program, panel.view(), panel.seed_days, panel.days))
      shown_.push_back(shown_range(values));
    sums_.resize(laws[law].dimension());
  }

  void add(const Future& future, const theory::Parameters& truth) {
    const theory::Law& law = laws_[law_];
    theory::HistoryView view = panel_.view();
    for (std::size_t k = 0; k < laws_.size(); ++k)
      view.groups[laws_[k].group] = &future.groups[k];
    const auto terms =
        theory::columns_of(law.program, view, panel_.seed_days, panel_.days);
    std::vector<double> memory(law.half_lives.size(), 0.0);
    const auto& counts = future.groups[law_].count;
    for (int t = 0; t < panel_.seed_days + panel_.days; ++t) {
      if (t >= panel_.seed_days)
        add_day(terms, memory, t - panel_.seed_days, counts[t], truth);
      for (std::size_t j = 0; j < memory.size(); ++j) {
        const double r = std::exp2(-1 / law.half_lives[j]);
        memory[j] = r * memory[j] + (1 - r) * counts[t];
      }
    }
  }

  // The largest deviation among the columns, in standard errors.
  double worst() const {
    double worst = 0;
    for (const Sums& sum : sums_)
      if (sum.variance > 0)
        worst =
            std::max(worst, std::abs(sum.residual) / std::sqrt(sum.variance));
    return worst;
  }

 private:
  double column(const std::vector<std::vector<double>>& terms,
                const theory::Column& column,
                int day) const {
    if (!column.term) return column.fixed[day];
    const bool late = bug_ == Bug::late_column && *column.term == 0;
    const auto& values = terms[*column.term];
    const double value = values[late ? std::max(day - 30, 0) : day];
    if (bug_ == Bug::forgotten_clamp) return value;
    const theory::Range& range = shown_[*column.term];
    return std::clamp(value, range.low, range.high);
  }

  void add_day(const std::vector<std::vector<double>>& terms,
               const std::vector<double>& memory,
               int day,
               double count,
               const theory::Parameters& truth) {
    const theory::Law& law = laws_[law_];
    std::vector<double> x;
    double linear = 0;
    for (std::size_t c = 0; c < law.columns.size(); ++c) {
      x.push_back(column(terms, law.columns[c], day));
      linear += truth.theta[c] * x.back();
    }
    double rate = std::exp(linear);
    const std::size_t j_count = memory.size();
    for (std::size_t j = 0; j < j_count; ++j) {
      const std::size_t n = bug_ == Bug::swapped_memory ? j_count - 1 - j : j;
      rate += truth.n[n] * memory[j];
      x.push_back(memory[j]);
    }
    const bool by_day = law.counting == record::Counting::days;
    const double expected = by_day ? 1 - std::exp(-rate) : rate;
    const double variance = by_day ? expected * (1 - expected) : rate;
    for (std::size_t i = 0; i < x.size(); ++i) {
      sums_[i].residual += x[i] * (count - expected);
      sums_[i].variance += x[i] * x[i] * variance;
    }
  }

  const Arena& arena_;
  const theory::Panel& panel_;
  const std::vector<theory::Law>& laws_;
  std::size_t law_;
  Bug bug_;
  std::vector<theory::Range> shown_;
  std::vector<Sums> sums_;
};

double worst_residual(std::size_t law, Bug bug) {
  static Arena arena;
  static const theory::VerdictPanel panel =
      theory::verdict_panel(arena.setting());
  static const std::vector<theory::Law> laws = arena.laws(panel.panel);
  static const System system = make_system(panel.panel, laws, 0, Arena::kDays);
  auto parameters = arena.parameters(laws);
  for (auto& one : parameters)
    one.n = {0.35, 0.1};
  parameters[Arena::gift].theta[0] = -2.6;  // so that the clamp is met
  Residuals residuals(arena, panel.panel, laws, law, bug);
  Future future;
  for (std::uint32_t r = 0; r < 100; ++r) {
    simulate(system, parameters, draws_of(r), nullptr, future);
    residuals.add(future, parameters[law]);
  }
  return residuals.worst();
}

TEST(SimulateStat, acts_come_at_the_rate_of_the_definition) {
  for (const std::size_t law : {Arena::strike, Arena::gift, Arena::talk})
    EXPECT_LT(worst_residual(law, Bug::none), kMany) << "law " << law;
}

TEST(SimulateStat, a_column_thirty_days_late_is_caught) {
  EXPECT_GT(worst_residual(Arena::strike, Bug::late_column), kMany);
}

TEST(SimulateStat, memories_that_change_places_are_caught) {
  EXPECT_GT(worst_residual(Arena::gift, Bug::swapped_memory), kMany);
}

TEST(SimulateStat, a_forgotten_clamp_is_caught) {
  EXPECT_GT(worst_residual(Arena::strike, Bug::forgotten_clamp), kMany);
}

// ------------------------------------------------------------ unions and marks

TEST(SimulateUnion, is_a_day_of_any_part) {
  theory::World world(800, 100);
  using record::Side;
  const auto days = record::Counting::days;
  world.add_group("attack", Side::theirs, days).select[0].kinds = {"raid",
                                                                   "shell"};
  world.add_group("raid", Side::theirs, days);
  world.add_group("shell", Side::theirs, days);
  world.add_group("gift", Side::ours, record::Counting::acts);
  for (const char* group : {"raid", "shell", "gift"})
    world.add_law(group, 20);
  for (int t = -90; t < 800; t += 23)
    world.add_act("raid", t);
  for (int t = -80; t < 800; t += 31)
    world.add_act("shell", t);
  const theory::VerdictPanel panel = theory::verdict_panel(world.setting());
  const auto reads = [&](const char* text) {
    return std::vector<theory::EffectPrior>{
        theory::effect_of(panel.panel.setting, text)};
  };
  const std::vector<theory::Law> laws = {
      theory::build_law(panel.panel, 1, {}),
      theory::build_law(panel.panel, 2, {}),
      theory::build_law(panel.panel, 3, reads("recent(attack, 20)"))};
  const System system = make_system(panel.panel, laws, 0, 800, {{0, {1, 2}}});
  const std::vector<theory::Parameters> parameters = {
      {{-3}, {}}, {{-3}, {}}, {{-4, 0.5}, {}}};
  const Recorder recorder = make_recorder(system, 2);
  int both = 0;
  for (std::uint32_t r = 0; r < 10; ++r) {
    Future future;
    simulate(system, parameters, draws_of(r), &recorder, future);
    std::set<int> whole(future.act_days[0].begin(), future.act_days[0].end());
    whole.insert(future.act_days[1].begin(), future.act_days[1].end());
    both += static_cast<int>(future.act_days[0].size() +
                             future.act_days[1].size() - whole.size());
    theory::GroupDays expected = panel.panel.groups[0];
    for (int day = 0; day < 800; ++day) {
      const bool acts = whole.contains(day);
      EXPECT_EQ(future.groups[3].count[100 + day], acts ? 1 : 0);
      EXPECT_EQ(future.groups[3].weight[100 + day], acts ? 1 : 0);
      expected.weight[100 + day] = expected.count[100 + day] = acts ? 1 : 0;
    }
    theory::HistoryView view = panel.panel.view();
    view.groups[0] = &expected;
    const auto column = theory::columns_of(laws[2].program, view, 100, 800)[0];
    for (int day = 0; day < 800; ++day)
      EXPECT_NEAR(future.rows.columns[1][day], column[day], 1e-12);
  }
  EXPECT_GT(both, 5);  // a day of both parts is one day
}

TEST(SimulateMarks, weigh_what_one_observed_act_weighs) {
  theory::World world(600);
  world.add_group("gift", record::Side::ours, record::Counting::acts);
  world.add_law("gift", 20);
  for (int t = 0; t < 600; t += 40) {
    world.add_act("gift", t, 1).end += 3;
    world.add_act("gift", t, 4).end += 9;
  }
  const theory::VerdictPanel panel = theory::verdict_panel(world.setting());
  const System system =
      make_system(panel.panel, {theory::build_law(panel.panel, 0, {})}, 0, 600);
  std::map<double, int> seen;
  for (std::uint32_t r = 0; r < 20; ++r) {
    Future future;
    simulate(system, {{{-3}, {}}}, draws_of(r), nullptr, future);
    for (int t = 0; t < 600; ++t) {
      if (future.groups[0].count[t] != 1) continue;
      ++seen[future.groups[0].weight[t]];
      EXPECT_EQ(future.groups[0].until[t] - t,
                future.groups[0].weight[t] == 1 ? 3 : 9);
    }
  }
  ASSERT_EQ(seen.size(), 2U);
  // A fair coin, 500 and more times: 4.9 errors.
  const double sum = seen[1] + seen[4];
  EXPECT_GT(sum, 400);
  EXPECT_LT(std::abs(seen[1] - sum / 2), kOne * std::sqrt(sum) / 2);
}

}  // namespace
}  // namespace entente::future
