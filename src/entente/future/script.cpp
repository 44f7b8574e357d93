#include "entente/future/script.hpp"

#include <algorithm>
#include <limits>

#include "entente/future/simulate.hpp"
#include "entente/future/system.hpp"

namespace entente::future {
namespace {

constexpr int kNever = std::numeric_limits<int>::max();

bool holds(const std::vector<Span>& spans, Day day) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span& span) { return span.holds(day); });
}

void add_scheduled(const System& system, Script& script) {
  const theory::Panel& panel = *system.panel;
  for (int day = system.from; day < system.from + system.days; ++day) {
    const int t = panel.seed_days + day;
    for (std::size_t s = 0; s < script.schedules.size(); ++s) {
      const policy::Schedule& schedule = script.schedules[s];
      const theory::GroupDays& days = panel.groups[schedule.group];
      if (days.count[t] == 0) continue;
      script.scheduled.push_back(
          {s, day, std::max(system.from, day - schedule.days_before),
           days.weight[t], days.count[t], days.until[t]});
    }
  }
}

// A rule sleeps only where every group that its condition reads is simulated:
// others wake nobody.
void add_wakes(const System& system, Script& script) {
  script.wakes.resize(system.slot_of_group.size());
  for (std::size_t r = 0; r < script.rules.size(); ++r) {
    policy::Rule& rule = script.rules[r];
    if (!rule.when_sleeps) continue;
    const auto readers = system.live.program.readers(*rule.when);
    for (const theory::Atom& atom : readers) {
      const auto& moved = script.groups;
      const bool told = system.slot_of_group[atom.source] >= 0 ||
                        std::count(moved.begin(), moved.end(), atom.source) > 0;
      rule.when_sleeps = rule.when_sleeps && told;
    }
    if (!rule.when_sleeps) continue;
    for (const theory::Atom& atom : readers)
      script.wakes[atom.source].push_back({r, atom.lag});
  }
}

// One act of a group on a window day, for whoever reads the future later.
void put(const System& system,
         std::size_t slot,
         int day,
         double weight,
         double count,
         int until,
         Future& out) {
  const int t = system.panel->seed_days + day;
  theory::GroupDays& days = out.groups[slot];
  const bool by_day = slot < system.laws.size() &&
                      system.laws[slot].law.counting == record::Counting::days;
  if (by_day && days.count[t] > 0) return;
  out.used[slot].push_back(t);
  days.weight[t] += weight;
  days.count[t] += count;
  days.until[t] = std::max(days.until[t], until);
  if (slot < system.laws.size()) out.act_days[slot].push_back(day);
}

class Today {
 public:
  Today(const System& system,
        int day,
        Future& out,
        std::vector<std::size_t>& touched)
      : system_(system),
        script_(system.script),
        day_(day),
        t_(system.panel->seed_days + day),
        out_(out),
        touched_(touched) {}

  void run() {
    ScriptState& state = out_.script;
    state.due = kNever;
    // In the order of the days that they begin on, which is not that of the
    // decisions where two schedules differ in how early they decide.
    for (std::size_t i = state.to_come; i < script_.scheduled.size(); ++i) {
      const int decided = script_.scheduled[i].decided;
      if (decided == day_) decide(i);
      if (decided > day_) state.due = std::min(state.due, decided);
    }
    for (; state.to_come < script_.scheduled.size() &&
           script_.scheduled[state.to_come].day == day_;
         ++state.to_come)
      if (state.held[state.to_come] != 0) hold(state.to_come);
    if (state.to_come < script_.scheduled.size())
      state.due = std::min(state.due, script_.scheduled[state.to_come].day);
    for (std::size_t r = 0; r < script_.rules.size(); ++r) {
      if (state.ready[r] <= day_) follow(r);
      state.due = std::min(state.due, std::max(state.ready[r], day_ + 1));
    }
  }

 private:
  bool is_so(std::size_t term) {
    return out_.terms.value(system_.live, term, t_) > 0;
  }

  void act(std::size_t group, double weight) {
    const auto slot = static_cast<std::size_t>(system_.slot_of_group[group]);
    put(system_, slot, day_, weight, 1, t_, out_);
    touched_.push_back(slot);
  }

  void decide(std::size_t i) {
    const Scheduled& one = script_.scheduled[i];
    const policy::Schedule& schedule = script_.schedules[one.schedule];
    using Held = policy::Schedule::Held;
    bool held = schedule.held != Held::never;
    if (schedule.held == Held::on_condition) held = is_so(schedule.condition);
    held = held && !holds(schedule.except, system_.panel->day_of(one.day));
    out_.script.held[i] = held ? 1 : 0;
    if (!held && schedule.cut_group)
      act(*schedule.cut_group, schedule.cut_weight);
  }

  void hold(std::size_t i) {
    const Scheduled& one = script_.scheduled[i];
    const std::size_t group = script_.schedules[one.schedule].group;
    const auto slot = static_cast<std::size_t>(system_.slot_of_group[group]);
    put(system_, slot, day_, one.weight, one.count, one.until, out_);
    out_.terms.add(group, t_, one.weight, one.until);
    wake_rules(script_, group, day_, out_.script);
  }

  void follow(std::size_t r) {
    const policy::Rule& rule = script_.rules[r];
    int& ready = out_.script.ready[r];
    if (!rule.on.empty()) {
      act(rule.group, rule.weight);
      const Day today = system_.panel->day_of(day_);
      const auto next = std::upper_bound(rule.on.begin(), rule.on.end(), today);
      ready = next == rule.on.end() ? kNever : day_ + (*next - today);
      return;
    }
    if (rule.when && !is_so(*rule.when)) {
      if (rule.when_sleeps && out_.script.told[r] <= day_) ready = kNever;
      return;
    }
    if (rule.unless && is_so(*rule.unless)) {
      if (rule.unless_ends)
        ready = out_.terms.on_until(system_.live, *rule.unless, t_) -
                system_.panel->seed_days;
      return;
    }
    act(rule.group, rule.weight);
    ready = day_ + std::max(rule.every, 1);
  }

  const System& system_;
  const Script& script_;
  int day_, t_;
  Future& out_;
  std::vector<std::size_t>& touched_;
};

}  // namespace

Script make_script(System& system, const policy::Plan& plan) {
  Script script;
  theory::Program& program = system.live.program;
  const auto moved = [&](std::optional<std::size_t>& term) {
    if (term) term = program.add_from(plan.program, *term);
  };
  for (policy::Rule rule : plan.rules) {
    moved(rule.when);
    moved(rule.unless);
    script.rules.push_back(std::move(rule));
  }
  for (policy::Schedule schedule : plan.schedules) {
    if (schedule.held == policy::Schedule::Held::on_condition)
      schedule.condition = program.add_from(plan.program, schedule.condition);
    script.schedules.push_back(std::move(schedule));
  }
  for (const std::size_t group : policy::groups_moved(plan))
    if (system.slot_of_group[group] < 0) script.groups.push_back(group);
  add_scheduled(system, script);
  add_wakes(system, script);
  return script;
}

void wake_rules(const Script& script,
                std::size_t group,
                int day,
                ScriptState& state) {
  if (script.wakes.empty()) return;
  for (const Script::Wake& wake : script.wakes[group]) {
    int& told = state.told[wake.rule];
    told = std::max(told, day + wake.lag);
    int& ready = state.ready[wake.rule];
    if (ready != kNever) continue;
    ready = day + wake.lag;
    state.due = std::min(state.due, ready);
  }
}

void begin_script(const System& system, Future& out) {
  const Script& script = system.script;
  ScriptState& state = out.script;
  state.ready.assign(script.rules.size(), system.from);
  for (std::size_t r = 0; r < script.rules.size(); ++r) {
    const std::vector<Day>& on = script.rules[r].on;
    if (on.empty()) continue;
    const Day first = system.panel->day_of(system.from);
    const auto next = std::lower_bound(on.begin(), on.end(), first);
    state.ready[r] = next == on.end() ? kNever : system.from + (*next - first);
  }
  // What was done before the first day may not be seen yet.
  state.told.assign(script.rules.size(), system.from);
  for (const auto& wakes : script.wakes)
    for (const Script::Wake& wake : wakes) {
      int& told = state.told[wake.rule];
      told = std::max(told, system.from + wake.lag);
    }
  state.held.assign(script.scheduled.size(), 0);
  state.to_come = 0;
  state.due = script.empty() ? kNever : system.from;
}

void run_script(const System& system,
                int day,
                Future& out,
                std::vector<std::size_t>& touched) {
  Today(system, day, out, touched).run();
}

}  // namespace entente::future
