// Any text as a term: its range is a range, or there is a message.
#include "entente/theory/term.hpp"

#include "input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace entente;
  static const theory::Vocabulary kWords{
      {"clash", "gift", "unscheduled drill"}, {"line"}, {"birthday"}};
  Diagnostics diagnostics;
  const theory::Term term = theory::parse_term(
      fuzz::text_of(data, size), {"claims/1.toml", 1, 1}, kWords, diagnostics);
  fuzz::expect_whole(diagnostics);
  if (!diagnostics.empty()) return 0;
  const theory::Range range = theory::range_of(term);
  if (!(range.low <= range.high)) std::abort();
  return 0;
}
