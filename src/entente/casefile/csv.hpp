// Tables of a case: RFC 4180 CSV in UTF-8, with the place of every cell.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/diagnostic.hpp"

namespace entente::casefile {

struct Cell {
  std::string text;
  int line = 0;
  int column = 0;  // of its first character; an opening quote counts
};

// Whether every row of the file is in the table.
enum class Extent { whole, part };

struct CsvTable {
  std::string file;
  std::vector<Cell> header;
  std::vector<std::vector<Cell>> rows;  // each as long as the header
  Extent extent = Extent::part;
};

// Takes a row's cells; what it leaves of them is not read again.
using TakeRow = std::function<void(std::vector<Cell>&)>;

// Hands over the header and then each row, in the order of the file, and holds
// none; mistakes as read_csv reports them.
Extent visit_csv(std::string_view bytes,
                 const std::string& file,
                 const TakeRow& take_header,
                 const TakeRow& take_row,
                 Diagnostics& diagnostics);

// Reads a table. Rows with too few or too many cells are reported and left
// out; a text that is no CSV is reported where it breaks, and the rows before
// that are kept. Blanks around an unquoted cell do not count.
CsvTable read_csv(std::string_view bytes,
                  const std::string& file,
                  Diagnostics& diagnostics);

}  // namespace entente::casefile
