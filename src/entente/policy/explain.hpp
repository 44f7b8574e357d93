// Policies in plain sentences, and what they would have done on the record.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/policy/plan.hpp"
#include "entente/theory/panel.hpp"

namespace entente::policy {

// The days of the window on which a rule would have fired: its conditions read
// the history as it was, and its own acts change nothing but `every`.
struct Fired {
  std::string group;
  std::vector<Day> days;
  std::size_t acts = 0;  // days of the window with an act of the group
  bool dated = false;    // acts on given days of the future alone
  // The group's last act on the record where that is less than `every` days
  // before the future begins: the rule counts its own acts, and does not wait.
  std::optional<Day> not_waited_for;
};

// First days of the announced acts of the window that would have been called
// off.
struct CalledOff {
  std::string group;
  std::vector<Day> days;
  std::size_t of = 0;  // so many were announced
};

enum class Oddity {
  never_on_record,  // no day of the window fulfils a rule's condition
  impossible,       // the policy itself keeps it from ever firing
  reads_the_gone,   // a part of a condition reads what the policy ends
  unmodelled,       // a condition reads a group that no future holds
  unread,           // no law reads the group that is decided on
  still_track,      // a condition reads a track, which futures do not move
  over              // a day that is named lies in the record by now
};

struct Odd {
  Oddity kind = Oddity::never_on_record;
  Place place;
  std::string what;  // "policy pressure: the rule for 'patrol'"
};

// How much of a group, by weight, any stretch of so many days of the window
// would have held under the policy, beside what it held.
struct Amount {
  std::string group;
  double least = 0, most = 0;
  double record_least = 0, record_most = 0;
  bool beyond = false;  // more or less than any stretch of the record
};

struct Explained {
  std::string id, title;
  // One for each rule, then for each schedule, then of the groups that never
  // act, then of those as fitted, then that all of it is over.
  std::vector<std::string> sentences;
  std::vector<Fired> fired;           // by rule
  std::vector<CalledOff> called_off;  // by schedule
  // By group that is decided on; none where the window is shorter.
  std::vector<Amount> amounts;
  std::vector<std::string> never;  // what does not happen, and why
  std::vector<Odd> oddities;
};

// Of policies without mistakes. `panel` is that of the whole record. As fitted
// are groups of ours that a law reads or that one of the policies decides on;
// `theories` are asked, beside the base model, what they read; amounts are over
// `days`.
std::vector<Explained> explain(const theory::Panel& panel,
                               const std::vector<PolicySpec>& policies,
                               const std::vector<theory::TheorySpec>& theories,
                               int days);

}  // namespace entente::policy
