#include "plain_walk.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/future/acts.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::future {
namespace {

using theory::HistoryView;

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
            Future& out,
            const policy::Plan* plan)
      : system_(system),
        panel_(*system.panel),
        parameters_(parameters),
        draws_(draws),
        out_(out),
        lines_open_(system.lines_open),
        terms_(before),
        plan_(plan) {
    ENTENTE_EXPECTS(parameters.size() == system.laws.size());
    begin_history(system, out);
    view_ = history_of(system, out);
    for (std::size_t k = 0; k < system.laws.size(); ++k)
      start_law(k);
    linear_.resize(system.laws.size());
    background_.resize(system.laws.size());
    uniform_.resize(system.laws.size() + 1);
    if (plan_ != nullptr) start_plan();
  }

  void run() {
    for (int day = system_.from; day < system_.from + system_.days; ++day) {
      if (plan_ != nullptr) follow_plan(day);
      linear_predictors(day);
      theory::exponentials(linear_.data(), background_.data(), linear_.size());
      draw_uniforms(day);
      const unsigned open_before = lines_open_;
      for (std::size_t k = 0; k < system_.laws.size(); ++k)
        act(k, day, open_before);
      for (std::size_t u = 0; u < system_.unions.size(); ++u)
        unite(system_, u, day, out_);
      for (std::size_t k = 0; k < system_.laws.size(); ++k)
        remember(k, day);
    }
  }

 private:
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
    for (std::size_t k = 0; k < system_.laws.size(); ++k)
      uniform_[k] = act_uniform(system_.laws[k].keys, draws_.acts, day);
  }

  void act(std::size_t k, int day, unsigned open) {
    if (system_.laws[k].silent) return;
    if (!can_act(system_, system_.laws[k], day, open)) return;
    const Simulated& law = system_.laws[k];
    double rate = background_[k];
    for (std::size_t j = 0; j < law.ratios.size(); ++j)
      rate += parameters_[k].n[j] * running_[k].excitation[j];
    const double uniform = uniform_[k];
    if (happens(rate, uniform))
      happen({system_, draws_.marks, out_}, k, day, acts_of(law, rate, uniform),
             lines_open_);
  }

  void remember(std::size_t k, int day) {
    const double acts = out_.groups[k].count[panel_.seed_days + day];
    const Simulated& law = system_.laws[k];
    for (std::size_t j = 0; j < law.ratios.size(); ++j)
      running_[k].excitation[j] =
          theory::excited(running_[k].excitation[j], law.ratios[j], acts);
  }

  // The plan, each condition read from the whole history.
  void start_plan() {
    last_.assign(plan_->rules.size(), -1'000'000);
    held_.assign(plan_->schedules.size(),
                 std::vector<char>(system_.from + system_.days, 1));
  }

  bool is_so(std::size_t term, int day) {
    theory::TermState state(plan_->program);
    for (int t = 0; t <= panel_.seed_days + day; ++t)
      state.advance(plan_->program, view_, t);
    return state.value(plan_->program, term) > 0;
  }

  void put(std::size_t group, int day, double weight, double count, int until) {
    const int t = panel_.seed_days + day;
    const auto slot = static_cast<std::size_t>(system_.slot_of_group[group]);
    theory::GroupDays& days = out_.groups[slot];
    out_.used[slot].push_back(t);
    days.weight[t] += weight;
    days.count[t] += count;
    days.until[t] = std::max(days.until[t], until);
    if (slot < system_.laws.size()) out_.act_days[slot].push_back(day);
  }

  bool is_held(const policy::Schedule& schedule, int day, int drill) {
    using Held = policy::Schedule::Held;
    for (const Span& span : schedule.except)
      if (span.holds(panel_.day_of(drill))) return false;
    if (schedule.held != Held::on_condition)
      return schedule.held == Held::always;
    return is_so(schedule.condition, day);
  }

  void decide(std::size_t s, int day) {
    const policy::Schedule& schedule = plan_->schedules[s];
    const theory::GroupDays& held = panel_.groups[schedule.group];
    for (int drill = day; drill < system_.from + system_.days; ++drill) {
      if (held.count[panel_.seed_days + drill] == 0) continue;
      const int decided = std::max(system_.from, drill - schedule.days_before);
      if (decided == day) held_[s][drill] = is_held(schedule, day, drill);
    }
  }

  void follow_plan(int day) {
    const int t = panel_.seed_days + day;
    for (std::size_t s = 0; s < plan_->schedules.size(); ++s)
      decide(s, day);
    for (std::size_t s = 0; s < plan_->schedules.size(); ++s) {
      const policy::Schedule& schedule = plan_->schedules[s];
      const theory::GroupDays& drills = panel_.groups[schedule.group];
      for (int drill = day; drill < system_.from + system_.days; ++drill) {
        const bool off =
            drills.count[panel_.seed_days + drill] > 0 && held_[s][drill] == 0;
        if (off &&
            std::max(system_.from, drill - schedule.days_before) == day &&
            schedule.cut_group)
          put(*schedule.cut_group, day, schedule.cut_weight, 1, t);
      }
      if (drills.count[t] > 0 && held_[s][day] != 0)
        put(schedule.group, day, drills.weight[t], drills.count[t],
            drills.until[t]);
    }
    for (std::size_t r = 0; r < plan_->rules.size(); ++r)
      follow(r, day);
  }

  void follow(std::size_t r, int day) {
    const policy::Rule& rule = plan_->rules[r];
    if (!rule.on.empty()) {
      if (std::count(rule.on.begin(), rule.on.end(), panel_.day_of(day)) > 0)
        put(rule.group, day, rule.weight, 1, panel_.seed_days + day);
      return;
    }
    if (day - last_[r] < rule.every) return;
    if (rule.when && !is_so(*rule.when, day)) return;
    if (rule.unless && is_so(*rule.unless, day)) return;
    last_[r] = day;
    put(rule.group, day, rule.weight, 1, panel_.seed_days + day);
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
  const policy::Plan* plan_;
  std::vector<int> last_;                // by rule: its last act
  std::vector<std::vector<char>> held_;  // by schedule and window day
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
                    Future& out,
                    const policy::Plan* plan) {
  PlainWalk(system, before, parameters, draws, out, plan).run();
}

}  // namespace entente::future
