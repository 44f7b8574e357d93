#include "entente/future/simulate.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/poisson.hpp"
#include "entente/core/uniforms.hpp"
#include "entente/theory/kernels.hpp"
#include "entente/theory/lane_math.hpp"

namespace entente::future {
namespace {

using theory::GroupDays;
using theory::kBlock;

// Marks drawn for one day of one law; of more acts each repeats an earlier one.
constexpr int kMarks = 64;
// No day of a record holds more acts of a group; a future that runs away does.
constexpr double kBusiest = 5000;
// Rounding never takes a rate above its bound.
constexpr double kSlack = 1e-9;
// Clamped terms are counted on one day of so many.
constexpr int kLooked = 64, kLookedAt = 15;

// Poisson by inversion: from zero upwards where the rate is small, else by the
// quantile function, since exp(-rate) is nothing beyond 745.
int poisson(double rate, double uniform) {
  constexpr double kSmall = 30;
  if (rate > kSmall) return poisson_quantile(std::min(rate, kBusiest), uniform);
  double probability = std::exp(-rate);
  double below = probability;
  int count = 0;
  while (uniform > below && probability > 0) {
    ++count;
    probability *= rate / count;
    below += probability;
  }
  return count;
}

double exp_cut(double x) {
  return theory::exp_of(theory::cut(x));
}

// In lanes: one comparison after the other would wait for the last.
double highest_of(const double* values, std::size_t size) {
  std::array<double, theory::kLanes> lanes;
  lanes.fill(values[0]);
  std::size_t i = 0;
  for (; i + lanes.size() <= size; i += lanes.size())
    for (std::size_t l = 0; l < lanes.size(); ++l)
      lanes[l] = std::max(lanes[l], values[i + l]);
  for (; i < size; ++i)
    lanes[0] = std::max(lanes[0], values[i]);
  return *std::max_element(lanes.begin(), lanes.end());
}

// Whether exp(x) < most, told without an exponential where it is far below:
//   exp(y) > 1 + y + y^2/2 + y^3/6,  y = -x > 0
bool surely_below(double x, double most) {
  const double y = -x;
  return y > 0 && most * (1 + y * (1 + y * (0.5 + y / 6))) > 1 + kSlack;
}

// Which of n equally likely things a uniform picks.
std::size_t place_among(std::size_t n, double uniform) {
  return std::min(static_cast<std::size_t>(uniform * static_cast<double>(n)),
                  n - 1);
}

// State of one law while a future runs.
struct Running {
  const Simulated* law = nullptr;
  const theory::Parameters* parameters = nullptr;
  std::vector<double> settled_theta;
  std::vector<double> excitation;  // E_j on window day `at`
  int at = 0;
  double live_bound = 0;     // of the live terms' part of the linear predictor
  double settled_bound = 0;  // of background in this block
  double least = 1;          // uniforms up to it cannot act
  const double* settled = nullptr;  // of this block
  const double* uniform = nullptr;
};

class Walk {
 public:
  Walk(const System& system,
       const std::vector<theory::Parameters>& parameters,
       const FutureDraws& draws,
       Future& out)
      : system_(system),
        panel_(*system.panel),
        draws_(draws),
        out_(out),
        lines_open_(system.lines_open) {
    ENTENTE_EXPECTS(parameters.size() == system.laws.size());
    start_histories();
    out_.terms = system.start;
    out_.lines.assign(1, {system.from, lines_open_});
    const std::size_t laws = system.laws.size();
    out_.block.resize((2 * laws + 1) * kBlock);
    out_.maybe.resize(kBlock);
    for (std::size_t k = 0; k < laws; ++k)
      start_law(k, parameters[k]);
  }

  void run() {
    for (int first = 0; first < system_.days; first += kDays) {
      const int size = std::min(kDays, system_.days - first);
      begin_block(system_.from + first, size);
      for (int i = 0; i < size; ++i) {
        const int day = system_.from + first + i;
        if (i % kLooked == kLookedAt) look(day);
        if (out_.maybe[i] != 0) live(day, i, size);
      }
    }
  }

 private:
  static constexpr int kDays = static_cast<int>(kBlock);

  void start_histories() {
    const std::size_t laws = system_.laws.size();
    out_.groups.resize(laws + system_.unions.size());
    out_.act_days.resize(laws);
    out_.drawn.resize(laws);
    for (std::size_t k = 0; k < laws; ++k) {
      out_.act_days[k].clear();
      out_.drawn[k].clear();
    }
    out_.clamped_term_days = 0;
    out_.term_days = 0;
    const int kept = panel_.seed_days + system_.from;
    const int needed = kept + system_.days;
    const bool fresh = out_.prepared_for != &system_;
    out_.prepared_for = &system_;
    const auto begin_with = [&](auto& days, const auto& recorded) {
      if (fresh) days.assign(recorded.begin(), recorded.begin() + kept);
      days.resize(kept);
      days.resize(needed);
    };
    const auto start = [&](std::size_t slot, std::size_t group) {
      const GroupDays& recorded = panel_.groups[group];
      GroupDays& days = out_.groups[slot];
      begin_with(days.weight, recorded.weight);
      begin_with(days.count, recorded.count);
      begin_with(days.until, recorded.until);
    };
    for (std::size_t k = 0; k < laws; ++k)
      start(k, system_.laws[k].law.group);
    for (std::size_t u = 0; u < system_.unions.size(); ++u)
      start(laws + u, system_.unions[u].whole);
  }

  void start_law(std::size_t k, const theory::Parameters& parameters) {
    const Simulated& law = system_.laws[k];
    Running now;
    now.law = &law;
    now.parameters = &parameters;
    now.excitation = law.excitation;
    now.at = system_.from;
    now.settled = out_.block.data() + k * kBlock;
    now.uniform = out_.block.data() + (system_.laws.size() + k) * kBlock;
    for (const std::size_t column : law.settled_columns)
      now.settled_theta.push_back(parameters.theta[column]);
    for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
      const double theta = parameters.theta[law.live_columns[c]];
      now.live_bound += std::max(theta * law.low[c], theta * law.high[c]);
    }
    running_.push_back(std::move(now));
  }

  // Of the days from `first` on: settled parts, uniforms, and where a law may
  // act.
  void begin_block(int first, int size) {
    const auto days = static_cast<std::size_t>(size);
    const std::size_t whole =
        (days + theory::kLanes - 1) / theory::kLanes * theory::kLanes;
    double* settled = out_.block.data();
    double* uniform = settled + system_.laws.size() * kBlock;
    for (std::size_t k = 0; k < running_.size(); k += 2) {
      uniforms_by_step(draws_.acts, static_cast<std::uint32_t>(k / 2),
                       static_cast<std::uint32_t>(first), days,
                       uniform + k * kBlock, uniform + (k + 1) * kBlock);
    }
    std::fill(out_.maybe.begin(), out_.maybe.end(), 0);
    for (std::size_t k = 0; k < running_.size(); ++k) {
      Running& now = running_[k];
      columns_.clear();
      for (const auto& values : now.law->settled)
        columns_.push_back(values.data() + first);
      double* out = settled + k * kBlock;
      theory::linear_block(columns_.data(), now.settled_theta.data(),
                           columns_.size(), whole, out);
      now.settled_bound =
          exp_cut(highest_of(out, days) + now.live_bound) * (1 + kSlack);
      watch(now, first, 0, days);
    }
  }

  // Marks the days of the block, from the i-th on, on which the law may act.
  void watch(Running& now, int day, std::size_t i, std::size_t days) {
    const double bound = now.settled_bound + memory(now, day) * (1 + kSlack);
    now.least = 1 - bound - kSlack;
    theory::flag_block(now.uniform + i, now.least, days - i,
                       out_.maybe.data() + i);
  }

  // sum_j n_j E_j on a day.
  double memory(const Running& now, int day) const {
    double sum = 0;
    for (std::size_t j = 0; j < now.excitation.size(); ++j) {
      sum += now.parameters->n[j] *
             (now.excitation[j] * now.law->memory[j].of(day - now.at));
    }
    return sum;
  }

  void live(int day, int i, int size) {
    const unsigned open_before = lines_open_;
    acted_.clear();
    for (std::size_t k = 0; k < running_.size(); ++k) {
      const Running& now = running_[k];
      if (now.uniform[i] > now.least) act(k, day, i, open_before);
    }
    if (acted_.empty()) return;
    for (std::size_t u = 0; u < system_.unions.size(); ++u)
      unite(u, day);
    if (lines_open_ != open_before)
      out_.lines.push_back({day + 1, lines_open_});
    for (const std::size_t k : acted_) {
      Running& now = running_[k];
      remember(k, now, day);
      if (i + 1 < size)
        watch(now, day + 1, static_cast<std::size_t>(i) + 1,
              static_cast<std::size_t>(size));
    }
  }

  // Settled part and clamped terms, as the likelihood adds them.
  double linear_predictor(const Running& now, int day, int i) {
    const Simulated& law = *now.law;
    double linear = now.settled[i];
    for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
      const double value = out_.terms.value(system_.live, law.live_terms[c],
                                            panel_.seed_days + day);
      linear += now.parameters->theta[law.live_columns[c]] *
                std::clamp(value, law.low[c], law.high[c]);
    }
    return linear;
  }

  void act(std::size_t k, int day, int i, unsigned open) {
    const Running& now = running_[k];
    if (!can_act(system_, *now.law, day, open)) return;
    const double remembered = memory(now, day);
    const double linear = linear_predictor(now, day, i);
    const double uniform = now.uniform[i];
    if (surely_below(linear, 1 - uniform - remembered)) return;
    const double rate = exp_cut(linear) + remembered;
    if (uniform > 1 - rate && uniform > std::exp(-rate)) {
      const bool by_day = now.law->law.counting == record::Counting::days;
      happen(k, day, by_day ? 1 : poisson(rate, uniform));
      acted_.push_back(k);
    }
  }

  void happen(std::size_t k, int day, int count) {
    const Simulated& law = system_.laws[k];
    GroupDays& days = out_.groups[k];
    const int t = panel_.seed_days + day;
    days.count[t] = count;
    days.until[t] = t;
    for (int i = 0; i < count; ++i) {
      const Mark& mark = draw_mark(k, day, i % kMarks);
      days.weight[t] += mark.weight;
      days.until[t] = std::max(days.until[t], t + mark.lasts);
      out_.act_days[k].push_back(day);
      out_.drawn[k].push_back(mark.act_day);
      move_lines(law, mark);
    }
  }

  // A whole observed act of the same era; for a cut or restoration one that
  // changes the state of some line.
  const Mark& draw_mark(std::size_t k, int day, int i) const {
    const Simulated& law = system_.laws[k];
    const auto& marks = law.marks[system_.era_of_day[day]];
    const double uniform = draws_.marks.uniform(
        static_cast<std::uint32_t>(day),
        static_cast<std::uint32_t>(k * kMarks + static_cast<std::size_t>(i)));
    const auto changes = [&](const Mark& mark) {
      if (law.risk == record::Risk::line_open)
        return (mark.lines & lines_open_) != 0;
      if (law.risk == record::Risk::line_shut)
        return (mark.lines & ~lines_open_) != 0;
      return true;
    };
    if (law.risk == record::Risk::always)
      return marks[place_among(marks.size(), uniform)];
    const auto fitting = static_cast<std::size_t>(
        std::count_if(marks.begin(), marks.end(), changes));
    if (fitting == 0) return marks[0];
    std::size_t left = place_among(fitting, uniform);
    for (const Mark& mark : marks)
      if (changes(mark) && left-- == 0) return mark;
    return marks[0];
  }

  void move_lines(const Simulated& law, const Mark& mark) {
    if (law.risk == record::Risk::line_open) {
      const unsigned cut = mark.lines & lines_open_;
      lines_open_ &= cut != 0 ? ~cut : 0U;
    } else if (law.risk == record::Risk::line_shut) {
      const unsigned restored = mark.lines & ~lines_open_;
      lines_open_ = restored != 0 ? lines_open_ | restored : system_.lines_all;
    }
  }

  void unite(std::size_t u, int day) {
    const int t = panel_.seed_days + day;
    const System::Union& united = system_.unions[u];
    GroupDays& whole = out_.groups[system_.laws.size() + u];
    for (const std::size_t part : united.parts) {
      const int k = system_.law_of_group[part];
      if (out_.groups[k].count[t] == 0) continue;
      whole.count[t] = 1;
      whole.weight[t] = 1;
      whole.until[t] = std::max(whole.until[t], out_.groups[k].until[t]);
    }
    if (whole.count[t] != 0)
      out_.terms.add(united.whole, t, whole.weight[t], whole.until[t]);
  }

  //   E(t + 1) = r E(t) + (1 - r) y(t)
  void remember(std::size_t k, Running& now, int day) {
    const int t = panel_.seed_days + day;
    const GroupDays& days = out_.groups[k];
    const Simulated& law = *now.law;
    for (std::size_t j = 0; j < now.excitation.size(); ++j) {
      const double held = now.excitation[j] * law.memory[j].of(day - now.at);
      now.excitation[j] =
          law.ratios[j] * held + (1 - law.ratios[j]) * days.count[t];
    }
    now.at = day + 1;
    out_.terms.add(law.law.group, t, days.weight[t], days.until[t]);
  }

  void look(int day) {
    for (const Running& now : running_) {
      const Simulated& law = *now.law;
      for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
        const double value = out_.terms.value(system_.live, law.live_terms[c],
                                              panel_.seed_days + day);
        const bool shown = value >= law.low[c] && value <= law.high[c];
        out_.clamped_term_days += shown ? 0 : 1;
      }
      out_.term_days += static_cast<long>(law.live_columns.size());
    }
  }

  const System& system_;
  const theory::Panel& panel_;
  const FutureDraws& draws_;
  Future& out_;
  unsigned lines_open_;
  std::vector<Running> running_;
  std::vector<std::size_t> acted_;  // laws, today
  std::vector<const double*> columns_;
};

}  // namespace

void simulate(const System& system,
              const std::vector<theory::Parameters>& parameters,
              const FutureDraws& draws,
              const Recorder* recorder,
              Future& out) {
  Walk(system, parameters, draws, out).run();
  if (recorder != nullptr) record_rows(system, *recorder, out);
}

}  // namespace entente::future
