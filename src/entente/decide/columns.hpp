// The theories under which policies are compared, fitted and drawn from.
#pragma once

#include <string>
#include <vector>

#include "entente/decide/result.hpp"
#include "entente/forecast/estimate.hpp"
#include "entente/future/system.hpp"
#include "entente/policy/plan.hpp"

namespace entente::decide {

// A theory that is still believed, with its share of the evidence.
struct Believed {
  theory::TheorySpec spec;
  double share = 0;
};

// An effect of ours on what the other side does: a column of the base model's
// law of a contest outcome.
struct Effect {
  std::string outcome, term;
  std::size_t law = 0, column = 0;
  double log_rr60_per_theta = 0;
};

// Laws of all groups that are simulated, and draws of their parameters.
struct Column {
  ColumnName name;
  std::vector<theory::Law> laws;
  std::vector<std::vector<theory::Parameters>> draws;  // [draw][law]
};

struct Columns {
  std::vector<Column> all;  // the base model first
  std::vector<future::System::Union> unions;
  std::vector<Effect> effects;  // of the base model
};

// What is asked of the columns.
struct ColumnsAsked {
  const theory::Panel* panel = nullptr;
  const DecideSpec* spec = nullptr;
  const std::vector<policy::Plan>* plans = nullptr;
  const std::vector<std::string>* contest_outcomes = nullptr;
  const std::vector<Believed>* believed = nullptr;
  forecast::EstimatesKept* kept = nullptr;  // of this panel; null: none
};

// The base model of every group that an outcome or a plan speaks of and of what
// these read. A theory has its own laws of the contest outcomes, with draws
// from its own posterior; all other laws and their draws are the base model's.
Columns columns_of(const ColumnsAsked& asked,
                   const forecast::OutlookOptions& options);

// A plan that also keeps, as announced, the schedule of every group that the
// laws read and the plan does not speak of: so that all policies are simulated
// in one form.
policy::Plan with_schedules(policy::Plan plan, const theory::Panel& panel);

}  // namespace entente::decide
