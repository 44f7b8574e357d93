// Taking the futures' own luck out of what draws of the parameters differ by.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/decide/samples.hpp"

namespace entente::decide {

// A (rows, columns) matrix, row-major, of which every row is a value plus an
// error. `weights` by row, not below zero; they are made to add up to one.
struct Rows {
  std::size_t columns = 0;
  std::span<const double> weights;
  std::span<const double> values;
};

// The rows drawn towards their mean so that their covariance S becomes S less
// the errors' covariance C (columns, columns), or none in directions in which
// the errors alone vary as much:
//   row -> mean + (row - mean) A,   A = V sqrt(max(0, 1 - L)) V^-1
// with V and the diagonal L from V^T S V = 1, V^T C V = L. For one column A is
// sqrt(1 - C / S), as in summary_of. A belongs to the rows, not to the columns
// in which they are written: it is the same whichever policy the others are set
// off against. Meant for many more rows than columns.
// O(rows columns^2 + columns^3).
std::vector<double> take_out(const Rows& rows, std::span<const double> chance);

// (draws, policies): each policy's loss less the first one's, by draw, with
// chance taken out; the first column is zero. Means are as they were.
std::vector<double> parameters_alone(const Losses& losses);

}  // namespace entente::decide
