// Contract checks. A failed check is a bug in the program, never in the data.
#pragma once

namespace entente {

// Throws std::logic_error that names the condition and its place.
[[noreturn]] void contract_failed(const char* condition,
                                  const char* file,
                                  int line);

}  // namespace entente

#define ENTENTE_EXPECTS(cond) \
  ((cond) ? void(0) : ::entente::contract_failed(#cond, __FILE__, __LINE__))
