// Questions and what people said of them.
#pragma once

#include <vector>

#include "entente/casefile/fields.hpp"
#include "entente/casefile/files.hpp"
#include "entente/casefile/names.hpp"
#include "entente/question/spec.hpp"

namespace entente::casefile {

constexpr int kLongestQuestion = 730;  // [days], as a forecast's horizon

// Of a case's settings; the key `question` is a known one.
std::vector<question::QuestionSpec> read_questions(Fields& top,
                                                   Names& names,
                                                   Diagnostics& diagnostics);

// What is wrong with the rows of forecasts.csv; the questions' own mistakes are
// those of the settings.
void check_forecasts(const Files& files, Diagnostics& diagnostics);

}  // namespace entente::casefile
