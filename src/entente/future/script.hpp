// A plan made ready for one span of days: which acts it decides on, and when.
#pragma once

#include <cstddef>
#include <vector>

#include "entente/policy/plan.hpp"

namespace entente::future {

struct System;
struct Future;

// An act of the schedule that the horizon holds. Window days.
struct Scheduled {
  std::size_t schedule = 0;
  int day = 0;
  int decided = 0;  // when it is called off, if it is
  double weight = 0, count = 0;
  int until = 0;  // history day
};

// Empty where our side acts by its laws alone. Conditions are terms of the
// system's live program.
struct Script {
  std::vector<policy::Rule> rules;
  std::vector<policy::Schedule> schedules;
  std::vector<Scheduled> scheduled;  // by day
  std::vector<std::size_t> groups;   // without a law, in the order of slots
  // By group: rules that its acts wake, so many days later.
  struct Wake {
    std::size_t rule = 0;
    int lag = 0;
  };
  std::vector<std::vector<Wake>> wakes;
  bool empty() const { return rules.empty() && schedules.empty(); }
};

// The plan on the system's days; adds its conditions to the system's program.
Script make_script(System& system, const policy::Plan& plan);

// How a script stands in one future.
struct ScriptState {
  std::vector<int> ready;  // by rule: first window day on which it may act
  std::vector<int> told;  // by rule: day on which it sees the last act it reads
  std::vector<char> held;   // by scheduled act
  std::size_t to_come = 0;  // first of scheduled that is not over
  int due = 0;              // first window day with something to do
};

// Tells the rules of an act on a window day.
void wake_rules(const Script& script,
                std::size_t group,
                int day,
                ScriptState& state);

// Begins a future's script.
void begin_script(const System& system, Future& out);

// What the script does on a day, in this order: it decides which acts of the
// schedule are held, from the state at the start of the day; those of today
// happen, and are seen at once; then the rules act, each by its conditions. An
// act that is seen later is added to the terms by the caller, with what the
// laws do on the day: its slot is in `touched`.
void run_script(const System& system,
                int day,
                Future& out,
                std::vector<std::size_t>& touched);

}  // namespace entente::future
