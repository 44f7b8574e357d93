#include <fmt/format.h>

#include "measured_forms.hpp"
#include "policy_orders.hpp"

namespace entente::bench {

std::vector<FormCell> policy_cells(const casefile::Case& strait,
                                   const FormOptions& options) {
  OrdersOptions orders;
  orders.outcome = "seizure";
  orders.term = "recent(licence, 30)";
  orders.records = options.records;
  orders.seed = options.seed;
  orders.parallelism = options.parallelism;
  std::vector<FormCell> cells;
  for (const OrdersTally& tally : policy_orders(strait, orders)) {
    if (!tally.ratio) continue;
    FormCell cell;
    cell.form = "policy";
    cell.world = "both sides react";
    cell.truth = fmt::format("ratio {:g}", *tally.ratio);
    cell.claim =
        *tally.ratio < 1 ? FormCell::Claim::holds : FormCell::Claim::does_not;
    for (const OrderedRecord& record : tally.records) {
      ++cell.words[static_cast<std::size_t>(
          claim::word_of(record.much.p_lower))];
      cell.mean += record.much.mean / static_cast<double>(tally.records.size());
    }
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace entente::bench
