// Any bytes as a table: rows as long as the header, or a message.
#include "entente/casefile/csv.hpp"

#include "input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace entente;
  Diagnostics diagnostics;
  const casefile::CsvTable table =
      casefile::read_csv(fuzz::text_of(data, size), "acts.csv", diagnostics);
  for (const auto& row : table.rows)
    if (row.size() != table.header.size()) std::abort();
  fuzz::expect_whole(diagnostics);
  return 0;
}
