// What a case begins with: a folder that checks, with every key explained.
#pragma once

#include <string>

#include "entente/casefile/files.hpp"
#include "entente/core/day.hpp"

namespace entente::keep {

struct NewCase {
  std::string our_name, their_name;
  Span read;  // the days that were read, both inside
};
// The least days between the two.
constexpr int kLeastDays = 90;

// Its codes are made of the names: three letters each. It holds three acts that
// say that they are examples, since a group without any is a mistake; a claim,
// two theories, and coverage of the days.
casefile::Files new_case(const NewCase& wanted);

}  // namespace entente::keep
