// Questions and what people say of them, as rows of a case. Nothing that stands
// there is rewritten.
#pragma once

#include "entente/keep/change.hpp"
#include "entente/question/spec.hpp"

namespace entente::keep {

// A [[question]] at the end of case.toml; keys that say nothing are left out.
RowEdit kept_question(const question::QuestionSpec& question);

// A row at the end of forecasts.csv.
RowEdit said_row(const question::Said& said);

}  // namespace entente::keep
