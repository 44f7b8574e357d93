// A policy made ready for simulation: names are indices, conditions a program.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "entente/policy/spec.hpp"
#include "entente/theory/panel.hpp"
#include "entente/theory/program.hpp"

namespace entente::policy {

// `when` sleeps: once it is not so, only an act of a group that it reads can
// make it so. `unless` ends: it is within() of one group, and so ends by
// itself.
struct Rule {
  std::size_t group = 0;
  double weight = 1;                // of its acts, as the group weighs them
  std::optional<std::size_t> when;  // of the plan's program
  std::optional<std::size_t> unless;
  bool when_sleeps = false, unless_ends = false;
  int every = 0;
  std::vector<Day> on;  // in order; not empty: dated acts
};

struct Schedule {
  enum class Held { always, never, on_condition };
  std::size_t group = 0;
  Held held = Held::always;
  std::size_t condition = 0;  // of the plan's program
  std::vector<Span> except;
  std::optional<std::size_t> cut_group;
  double cut_weight = 0;
  int days_before = 0;
};

// A group without rules whose law is not silent acts as fitted.
struct Plan {
  theory::Program program;
  std::vector<Rule> rules;
  std::vector<Schedule> schedules;
  std::vector<std::size_t> silent;  // groups whose law does not act; ascending
};

// How late our side sees the acts of each group [days]: what is announced at
// once, its own by the model's own lag, all others by the other.
std::vector<int> lags_of_ours(const theory::Setting& setting);

// The plan of a policy without mistakes.
Plan plan_of(const theory::Setting& setting, const PolicySpec& spec);

// Groups on whose acts a plan decides (rules, schedules, cuts, silent ones);
// ascending.
std::vector<std::size_t> groups_moved(const Plan& plan);

}  // namespace entente::policy
