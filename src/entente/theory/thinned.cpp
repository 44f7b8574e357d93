#include "entente/theory/thinned.hpp"

namespace entente::theory {
namespace {

// Quiet rows, evenly spaced: `wanted` of all that are not in `acts`, in order.
std::vector<std::size_t> quiet_rows(std::size_t rows,
                                    const std::vector<std::size_t>& acts,
                                    std::size_t wanted) {
  const std::size_t quiet = rows - acts.size();
  std::vector<std::size_t> kept;
  kept.reserve(wanted);
  std::size_t before = 0;  // acts before the row
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t place = (2 * i + 1) * quiet / (2 * wanted);
    while (before < acts.size() && acts[before] <= place + before)
      ++before;
    kept.push_back(place + before);
  }
  return kept;
}

}  // namespace

std::optional<Thinned> thinned(const Rows& rows, std::size_t stride) {
  const std::size_t quiet = rows.rows - rows.act_rows.size();
  const std::size_t sampled = quiet / stride / kBlock * kBlock;
  if (sampled < 2 * kBlock) return {};
  std::vector<std::size_t> kept = quiet_rows(rows.rows, rows.act_rows, sampled);
  kept.insert(kept.end(), rows.act_rows.begin(), rows.act_rows.end());
  Thinned out;
  for (const double* column : rows.columns) {
    std::vector<double>& values = out.columns.emplace_back(padded(kept.size()));
    for (std::size_t i = 0; i < kept.size(); ++i)
      values[i] = column[kept[i]];
  }
  out.rows.counting = rows.counting;
  out.rows.rows = kept.size();
  for (const auto& values : out.columns)
    out.rows.columns.push_back(values.data());
  for (std::size_t i = 0; i < rows.act_rows.size(); ++i)
    out.rows.act_rows.push_back(sampled + i);
  out.rows.act_counts = rows.act_counts;
  out.rows.act_excitation = rows.act_excitation;
  out.rows.excitation_sum = rows.excitation_sum;
  out.rows.sampled = sampled;
  out.rows.weight = static_cast<double>(quiet) / static_cast<double>(sampled);
  return out;
}

}  // namespace entente::theory
