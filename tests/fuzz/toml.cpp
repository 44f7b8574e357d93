// Any bytes as TOML: a table, or a message; never a stack that overflows.
#include "entente/casefile/toml.hpp"

#include "input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace entente;
  Diagnostics diagnostics;
  casefile::read_toml(fuzz::text_of(data, size), "case.toml", diagnostics);
  fuzz::expect_whole(diagnostics);
  return 0;
}
