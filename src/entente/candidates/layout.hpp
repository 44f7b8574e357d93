// What the columns of a machine-coded file are: ICEWS, GDELT, POLECAT, UCDP,
// ACLED, or as a user's own description says (docs/files.md).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/candidates/reader.hpp"
#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/record/act.hpp"

namespace entente::candidates {

// What a column can say of an event.
enum class Part {
  id,
  date,
  added,  // the day on which the row was made
  precision,
  actor,
  actor_code,
  actor_country,
  target,
  target_code,
  target_country,
  code,
  mode,  // joined to the code: "SANCTION/expel"
  goldstein,
  quad,
  publisher,
  text,
  address
};
constexpr std::size_t kParts = 17;
// As a description calls it: "actor_country".
const std::vector<std::string>& part_names();

enum class Header { none, first_row, may_be_missing };

struct Layout {
  std::string name;  // "icews"
  char separator = '\t';
  Quotes quotes = Quotes::none;
  Header header = Header::first_row;
  // Of a file without a header, or in whose place they are taken.
  std::vector<std::string> columns;
  // How many cells a row may have where there is no header.
  std::vector<std::size_t> widths;
  // Names of the column by part, the first that is there; none: no such part.
  std::array<std::vector<std::string>, kParts> parts;
  std::vector<std::string> missing = {"NULL", "NA"};  // as good as empty
  // "YYYY-MM-DD", "YYYYMMDD" (also with a time behind), "M/D/YYYY",
  // "D Month YYYY"; the first that fits.
  std::vector<std::string> dates = {"YYYY-MM-DD"};
  char list = '\0';  // joins several actors in one cell
  std::string map;   // of codes to kinds: import/MAP.toml
  // Words of `precision` that say no more than a month or a year.
  std::vector<std::string> month_words, year_words;
  // A row made more days after its own date is dated wrongly.
  std::optional<int> most_days_late;
};

// "icews", "gdelt1", "gdelt2", "polecat", "ucdp", "acled"; null for others.
const Layout* known_layout(const std::string& name);
const std::vector<std::string>& known_layouts();

// A description of columns; `file` is its name in mistakes.
Layout read_layout(std::string_view bytes,
                   const std::string& file,
                   Diagnostics& mistakes);

// Where each part stands in a row; -1: nowhere.
struct Binding {
  std::array<int, kParts> at;
  std::size_t cells = 0;  // that a row must have; 0: see Layout::widths
};
// By the first row, which is a header or not. `is_header`: whether it was one.
// What is wrong is said in one sentence.
std::optional<Binding> binding_of(const Layout& layout,
                                  const RawRow& first,
                                  bool& is_header,
                                  std::string& problem);

// The date in one of the forms.
std::optional<Day> read_date(std::string_view text,
                             const std::vector<std::string>& forms);

}  // namespace entente::candidates
