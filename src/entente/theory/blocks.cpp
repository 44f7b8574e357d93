#include "entente/theory/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "entente/theory/likelihood.hpp"

namespace entente::theory {

bool holds_one_value(std::span<const double> values) {
  // Each against the next: bytes are compared in vectors.
  return std::memcmp(values.data(), values.data() + 1,
                     (values.size() - 1) * sizeof(double)) == 0;
}

Blocks blocks_of(const Rows& rows) {
  Blocks out;
  for (std::size_t from = 0; from < rows.rows; from += kBlock) {
    const std::size_t used = std::min(kBlock, rows.rows - from);
    out.moving_from.push_back(out.moving.size());
    out.held_from.push_back(out.held.size());
    for (std::size_t c = 0; c < rows.columns.size(); ++c) {
      const double* x = rows.columns[c] + from;
      if (!holds_one_value({x, used}))
        out.moving.push_back(c);
      else if (x[0] != 0)
        out.held.push_back({c, x[0]});
    }
  }
  out.moving_from.push_back(out.moving.size());
  out.held_from.push_back(out.held.size());
  out.act_columns.reserve(rows.act_rows.size() * rows.columns.size());
  for (const std::size_t row : rows.act_rows)
    for (const double* column : rows.columns)
      out.act_columns.push_back(column[row]);
  if (rows.counting == record::Counting::acts)
    for (const double count : rows.act_counts)
      out.log_factorials += std::lgamma(count + 1);
  return out;
}

}  // namespace entente::theory
