// Sentences about coming events, from results alone: a likelihood never stands
// without its base rate.
#pragma once

#include <optional>
#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// The first item of the case, and an item by id and horizon; null if absent.
const Json* first_item(const Json& forecast);
const Json* item_at(const Json& forecast, std::string_view id, long horizon);
const Json* record_at(const Json& forecast, std::string_view id, long horizon);

// How past forecasts did against the harder of their two rivals, the one with
// the lower Brier score: better or worse where the whole band of the skill is
// above or below 0; the same where skill and band print as 0, or the band
// leaves 0 by less than half a percent; untold where it holds 0.
enum class Standing { unscored, untold, same, better, worse };
Standing standing_of(const Json& record);

// "4% better than the base rate (95% 1 to 7), 160 forecasts"; "worse than the
// two-speed rate by 3% (…)"; "cannot be told apart from the base rate (…)".
enum class Count { said, left_out };  // of the forecasts
std::string skill_words(const Json& record, Count count);

// A share in words, "not yet" where there is none.
std::string share_or_none(const Json& item, const char* key);

// "base rate 40%, two-speed 31%"
std::string rivals_words(const Json& item);

// "likely (58%; 51–66%)"
std::string likelihood_words(const Json& item);

// How the chance stands to the base rate: "about as often as usual".
std::string against_base(double probability, std::optional<double> base_rate);

// Which forecasts beat the harder of their rivals beyond chance, which to leave
// for it, and which scored worse than their base rate, though not beyond it.
std::string standing_sentence(const Context& context, const Json& forecast);

// Which base rates leave out windows of which it is not known what came, and
// how many; empty where none does.
std::string unknown_sentence(const Context& context, const Json& forecast);

}  // namespace entente::report
