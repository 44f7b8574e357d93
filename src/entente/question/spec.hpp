// Dated questions, and what people said of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::question {

// At least `least` days with an act of the outcome in `window`: of a group, or
// of some kinds and actors.
struct QuestionSpec {
  std::string id;
  std::string text;   // as it is asked
  std::string group;  // empty: `kinds` and `actors` say what is meant
  std::vector<std::string> kinds;
  std::vector<std::string> actors;  // at least one of them; empty: anyone
  int least = 1;
  Span window;
  Day asked = 0;           // the last day that was known when it was asked
  std::string resolution;  // what counts, in the words of who asked
  Place place;
};

// A row of forecasts.csv. Nothing is ever rewritten: who thinks otherwise on
// another day has another row.
struct Said {
  std::string who;
  Day when = 0;  // what was known at its end
  double p = 0;
  std::string question;
  std::string note;
  Place place;
};

}  // namespace entente::question
