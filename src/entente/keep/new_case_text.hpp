// The files of a new case before names and days are put in.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace entente::keep {

// By name; @OURS@, @THEIRS@ (codes), @OUR_NAME@, @THEIR_NAME@, @FROM@, @AS_OF@,
// @MIDDLE@ and @DAY_1@ to @DAY_3@ stand for what new_case puts there.
const std::map<std::string, std::string_view>& new_case_texts();

// Its case.toml.
std::string_view new_case_toml();

}  // namespace entente::keep
