// Coverage: how far the record can be trusted, by family of kinds and time.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::record {

// A selector tells apart families that share a kind; empty selects all.
//   series=A|B   series=other   actor=HAL   actor!=HAL
// series= reads the series of the act's note; `other` is every series that no
// other row names.
bool is_selector(const std::string& selector);

// Does this act belong to the row's family?
bool in_family(const Act& act,
               const Coverage& row,
               const std::vector<Coverage>& rows);

// Is the act's own family poorly covered on its day?
bool is_poor(const Act& act, const std::vector<Coverage>& rows);

// For each day of `span`, the number of acts in the `trailing` days before it
// (the day itself left out) that are dated to the day, eligible for terms, of
// one of these source classes and not among `left_out` (indices of acts).
std::vector<int> source_density(const Record& record,
                                const std::vector<std::string>& classes,
                                const std::set<std::size_t>& left_out,
                                int trailing,
                                Span span);

}  // namespace entente::record
