// What is expected of a question, and what came of it.
#pragma once

#include <optional>

#include "entente/forecast/forecast.hpp"
#include "entente/question/pose.hpp"

namespace entente::question {

// yes: the record holds that many act days, whatever is left of the window;
// no: it is over, all of it was read, and they are fewer; void_: it is over and
// a day of it was not read, or acts may have been that no fit reads.
enum class Came { open, yes, no, void_ };

struct Resolved {
  Came came = Came::open;
  std::optional<Day> on;  // of the act day that made it yes
  int seen = 0;           // act days in the window, up to the record's end
};

struct Answer {
  Resolved resolved;
  Span window;
  Day start = 0;  // of all questions: the day after the record's end
  Day known = 0;  // last day on which the outcome is covered
  int acts = 0;   // act days of the outcome in the case's window
  Drawn drawn = Drawn::own_law;
  std::string drawn_as;  // the group whose law it is
  // None where it is resolved, or the outcome was never covered.
  std::optional<forecast::ItemForecast> said;
  std::optional<forecast::Score> score;  // of such questions before
  int draws = 0, per_draw = 0;
  // Days up to `start` that are simulated, since nobody read them.
  int carried() const { return start - 1 - known; }
};

// What the record says, as far as it goes.
Resolved resolve(const theory::Setting& setting,
                 const std::vector<forecast::ItemSpec>& items,
                 const QuestionSpec& question);

// By the pool everything is as forecast() does it: law, rivals, monthly origins
// of the past. By the base law alone it takes a second and has no past.
enum class By { pool, law };

// The window begins so many days after the last that was read as it does
// today, also at past origins; act days that are known already are taken off
// what is asked for.
Answer answer(const theory::Setting& setting,
              const forecast::ForecastSpec& forecasts,
              const QuestionSpec& question,
              const forecast::ForecastOptions& options,
              By by = By::pool);

// The record as it was known at the end of a day: acts after it are gone. Tiers
// stay those of the full record. Must outlive its setting.
struct Cut {
  record::Record record;
  theory::Setting setting;
};
void cut_at(const theory::Setting& setting, Day day, Cut& out);

}  // namespace entente::question
