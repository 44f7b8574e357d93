// Sentences about coming events, from results alone: a likelihood never stands
// without its base rate.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// The first item of the case, and an item by id and horizon; null if absent.
const Json* first_item(const Json& forecast);
const Json* item_at(const Json& forecast, std::string_view id, long horizon);
const Json* record_at(const Json& forecast, std::string_view id, long horizon);

// "4% better than the base rate (95% 1 to 7), 160 forecasts"; "worse than the
// base rate by 3% (…)"; "no better or worse than the base rate can be told".
enum class Count { said, left_out };  // of the forecasts
std::string skill_words(const Json& record, Count count);

// "likely (58%; 51–66%)"
std::string likelihood_words(const Json& item);

// How the chance stands to the base rate: "about as often as usual".
std::string against_base(double probability, double base_rate);

}  // namespace entente::report
