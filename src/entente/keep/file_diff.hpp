// What a change does to the lines of a case's files, as a person reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/casefile/files.hpp"

namespace entente::keep {

struct DiffLine {
  enum class Sort { same, gone, fresh } sort = Sort::same;
  long line = 0;  // from 1; in the file before where it is gone, else after
  std::string text;
};

// Lines that are gone and fresh, each stretch with the line before and after
// it. The fewest that make one text of the other (Myers 1986); where that would
// be more than kMostEdits, everything between the first and the last line that
// differ is gone and fresh.
constexpr int kMostEdits = 400;
std::vector<DiffLine> diff_of(std::string_view before, std::string_view after);

struct FileDiff {
  std::string file;
  std::vector<DiffLine> lines;
};

// Of every file that differs, in the order of their names.
std::vector<FileDiff> diffs_of(const casefile::Files& before,
                               const casefile::Files& after);

}  // namespace entente::keep
