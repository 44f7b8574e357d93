// How those who said a probability did, beside the model and the base rate.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/question/answer.hpp"

namespace entente::question {

// What was said of a question on a day, by whom, and what the model and the
// base rate say of that day.
struct Row {
  std::string question, who;
  Day when = 0;
  double p = 0;
  std::optional<double> model, base_rate;
  Came came = Came::open;
  bool in_time = true;  // before what made it yes
};

struct Points {
  double brier = 0, log_score = 0;  // means; nought where n is
  int n = 0;
};

// On the same rows: those of one person that are decided, in time, and of which
// model and base rate had something to say.
struct Standing {
  std::string who;
  Points own, model, base;
};

// Brier: (p - y)^2. Log: log p of what came, p cut to forecast::kLogCut. Means
// over rows; by who, in the order of their names.
std::vector<Standing> standings_of(const std::vector<Row>& rows);

bool is_scored(const Row& row);
double brier_of(double p, Came came);

}  // namespace entente::question
