// The likelihood as it is written on paper: every day, every column, no
// shortcut. The fast form must equal it before it is timed.
#pragma once

#include <span>
#include <vector>

#include "entente/theory/likelihood.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {

// Days that count, with everything by row.
struct PlainRows {
  record::Counting counting = record::Counting::days;
  std::vector<std::vector<double>> columns;     // [column][row]
  std::vector<std::vector<double>> excitation;  // [half-life][row]
  std::vector<double> acts;                     // [row]
};

double plain_log_likelihood(const PlainRows& rows,
                            std::span<const double> theta,
                            std::span<const double> n);
theory::Curvature plain_curvature(const PlainRows& rows,
                                  std::span<const double> theta,
                                  std::span<const double> n);

// The same days as the program's fast form reads them. `plain` must outlive
// what points into it.
theory::Design fast_form(const PlainRows& plain);

}  // namespace entente::bench
