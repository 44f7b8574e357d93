// A range in words.
#pragma once

#include <string>

namespace entente {

// "2 to 5"; "2" where both ends print the same.
inline std::string from_to(const std::string& low, const std::string& high) {
  return low == high ? low : low + " to " + high;
}

}  // namespace entente
