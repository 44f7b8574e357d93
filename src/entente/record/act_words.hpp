// What the files of a case write for what an act is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::record {

// Those that a file may write; an empty cell is Check::not_said.
const std::vector<std::pair<std::string, Check>>& check_names();
std::string_view text_of(Check check);  // empty: not said
std::string_view text_of(Side side);    // "theirs"

const std::vector<std::pair<std::string, Precision>>& precision_names();
// What the columns `terms`, `outcome` and `scheduled` may say.
const std::vector<std::string>& term_words();
const std::vector<std::string>& outcome_words();
const std::vector<std::string>& scheduled_words();

// "date-unverified", "not said"
std::string_view check_word(Check check);
// "2018-03", where no more is known.
std::string date_of(const Act& act);

// "HAL+VAR"
std::string in_list(const std::vector<std::string>& codes);

}  // namespace entente::record
