#include "plain_walk.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/poisson.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::future {
namespace {

using theory::GroupDays;
using theory::HistoryView;

// Marks drawn for one day of one law; of more acts each repeats an earlier one.
constexpr int kMarks = 64;
// No day of a record holds more acts of a group; a future that runs away does.
constexpr double kBusiest = 5000;

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

// Which of n equally likely things a uniform picks.
std::size_t place_among(std::size_t n, double uniform) {
  return std::min(static_cast<std::size_t>(uniform * static_cast<double>(n)),
                  n - 1);
}

// State of one law while a future runs.
struct Running {
  std::vector<double> excitation;
  std::vector<double> base;  // settled part of the linear predictor, by day
};

class PlainWalk {
 public:
  PlainWalk(const System& system,
            const theory::TermState& before,
            const std::vector<theory::Parameters>& parameters,
            const FutureDraws& draws,
            Future& out)
      : system_(system),
        panel_(*system.panel),
        parameters_(parameters),
        draws_(draws),
        out_(out),
        lines_open_(system.lines_open),
        terms_(before) {
    ENTENTE_EXPECTS(parameters.size() == system.laws.size());
    start_histories();
    for (std::size_t k = 0; k < system.laws.size(); ++k)
      start_law(k);
    linear_.resize(system.laws.size());
    background_.resize(system.laws.size());
    uniform_.resize(system.laws.size() + 1);
  }

  void run() {
    for (int day = system_.from; day < system_.from + system_.days; ++day) {
      linear_predictors(day);
      theory::exponentials(linear_.data(), background_.data(), linear_.size());
      draw_uniforms(day);
      const unsigned open_before = lines_open_;
      for (std::size_t k = 0; k < system_.laws.size(); ++k)
        act(k, day, open_before);
      for (std::size_t u = 0; u < system_.unions.size(); ++u)
        unite(u, day);
      for (std::size_t k = 0; k < system_.laws.size(); ++k)
        remember(k, day);
    }
  }

 private:
  void start_histories() {
    const std::size_t laws = system_.laws.size();
    out_.groups.resize(laws + system_.unions.size());
    out_.act_days.assign(laws, {});
    out_.drawn.assign(laws, {});
    out_.clamped_term_days = 0;
    out_.term_days = 0;
    view_ = panel_.view();
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
      view_.groups[group] = &days;
    };
    for (std::size_t k = 0; k < laws; ++k)
      start(k, system_.laws[k].law.group);
    for (std::size_t u = 0; u < system_.unions.size(); ++u)
      start(laws + u, system_.unions[u].whole);
  }

  void start_law(std::size_t k) {
    const Simulated& law = system_.laws[k];
    running_.push_back(
        {law.excitation, std::vector<double>(system_.days, 0.0)});
    std::vector<double>& base = running_.back().base;
    for (std::size_t c = 0; c < law.settled_columns.size(); ++c) {
      const double theta = parameters_[k].theta[law.settled_columns[c]];
      const double* values = law.settled[c].data() + system_.from;
      if (theta == 0) continue;
      for (int day = 0; day < system_.days; ++day)
        base[day] += theta * values[day];
    }
  }

  void linear_predictors(int day) {
    terms_.advance(system_.live.program, view_, panel_.seed_days + day);
    for (std::size_t k = 0; k < system_.laws.size(); ++k) {
      const Simulated& law = system_.laws[k];
      double linear = running_[k].base[day - system_.from];
      for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
        const double theta = parameters_[k].theta[law.live_columns[c]];
        const double value =
            terms_.value(system_.live.program, law.live_terms[c]);
        const double held = std::clamp(value, law.low[c], law.high[c]);
        out_.clamped_term_days += held != value ? 1 : 0;
        linear += theta * held;
      }
      out_.term_days += static_cast<long>(law.live_columns.size());
      linear_[k] = linear;
    }
  }

  void draw_uniforms(int day) {
    for (std::size_t k = 0; k < system_.laws.size(); k += 2) {
      const auto two = draws_.acts.uniforms(static_cast<std::uint32_t>(day),
                                            static_cast<std::uint32_t>(k / 2));
      uniform_[k] = two[0];
      uniform_[k + 1] = two[1];
    }
  }

  void act(std::size_t k, int day, unsigned open) {
    if (!can_act(system_, system_.laws[k], day, open)) return;
    const Simulated& law = system_.laws[k];
    double rate = background_[k];
    for (std::size_t j = 0; j < law.ratios.size(); ++j)
      rate += parameters_[k].n[j] * running_[k].excitation[j];
    const double uniform = uniform_[k];
    if (uniform > 1 - rate && uniform > std::exp(-rate)) {
      const bool by_day = law.law.counting == record::Counting::days;
      happen(k, day, by_day ? 1 : poisson(rate, uniform));
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
    GroupDays& whole = out_.groups[system_.laws.size() + u];
    for (const std::size_t part : system_.unions[u].parts) {
      const int k = system_.law_of_group[part];
      if (out_.groups[k].count[t] == 0) continue;
      whole.count[t] = 1;
      whole.weight[t] = 1;
      whole.until[t] = std::max(whole.until[t], out_.groups[k].until[t]);
    }
  }

  void remember(std::size_t k, int day) {
    const double acts = out_.groups[k].count[panel_.seed_days + day];
    const Simulated& law = system_.laws[k];
    for (std::size_t j = 0; j < law.ratios.size(); ++j)
      running_[k].excitation[j] =
          theory::excited(running_[k].excitation[j], law.ratios[j], acts);
  }

  const System& system_;
  const theory::Panel& panel_;
  const std::vector<theory::Parameters>& parameters_;
  const FutureDraws& draws_;
  Future& out_;
  unsigned lines_open_;
  theory::TermState terms_;  // the live terms of all laws
  HistoryView view_;
  std::vector<Running> running_;
  std::vector<double> linear_, background_, uniform_;
};

}  // namespace

theory::TermState terms_before(const System& system) {
  theory::TermState terms(system.live.program);
  for (int t = 0; t < system.panel->seed_days + system.from; ++t)
    terms.advance(system.live.program, system.live.recorded, t);
  return terms;
}

void walk_every_day(const System& system,
                    const theory::TermState& before,
                    const std::vector<theory::Parameters>& parameters,
                    const FutureDraws& draws,
                    Future& out) {
  PlainWalk(system, before, parameters, draws, out).run();
}

}  // namespace entente::future
