// What a likelihood needs to know of its columns before the first parameter:
// in which blocks of days a column is zero, and where it holds one value.
#pragma once

#include <span>
#include <vector>

#include "entente/theory/kernels.hpp"

namespace entente::theory {

struct Rows;

// Columns of a block: those that move within it, those that hold one value
// (zero is left out). An effect of an era or of a year is one number almost
// everywhere, and a column of acts is zero before the first of them.
struct Blocks {
  struct Held {
    std::size_t column = 0;
    double value = 0;
  };
  std::vector<std::size_t> moving,
      moving_from;  // block b: [from[b], from[b+1])
  std::vector<Held> held;
  std::vector<std::size_t> held_from;
  std::vector<double> act_columns;  // column c at [act * columns + c]
  double log_factorials = 0;        // sum of log y! where acts are counted

  std::span<const std::size_t> moving_in(std::size_t block) const {
    return std::span(moving).subspan(
        moving_from[block], moving_from[block + 1] - moving_from[block]);
  }
  std::span<const Held> held_in(std::size_t block) const {
    return std::span(held).subspan(held_from[block],
                                   held_from[block + 1] - held_from[block]);
  }
};

// Whether all are the same number; one or more.
bool holds_one_value(std::span<const double> values);

// O(rows * columns), with few reads of a column that moves.
Blocks blocks_of(const Rows& rows);

}  // namespace entente::theory
