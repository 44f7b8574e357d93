// What every fuzzer does with its bytes, and what every message must hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entente/core/diagnostic.hpp"

namespace entente::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A message without a place, a reason or a suggestion is a finding.
inline void expect_whole(const Diagnostics& diagnostics) {
  for (const Diagnostic& one : diagnostics) {
    const bool whole = !one.place.file.empty() && one.place.line >= 0 &&
                       one.place.column >= 0 && !one.problem.empty() &&
                       !one.why.empty() && !one.hint.empty();
    if (!whole || to_text(one).empty()) std::abort();
  }
}

}  // namespace entente::fuzz
