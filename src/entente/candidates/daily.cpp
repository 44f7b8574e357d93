#include "entente/candidates/daily.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "entente/casefile/csv.hpp"
#include "entente/keep/table_text.hpp"

namespace entente::candidates {
namespace {

const char* const kHeader = "source,date,actor,target,quad,events,goldstein";

// 1 to 4 where the row has none: GDELT's classes by the root of its code.
std::string quad_of(const Event& event) {
  if (!event.quad.empty()) return event.quad;
  if (event.code.size() < 2 || event.code[0] < '0' || event.code[0] > '2' ||
      event.code[1] < '0' || event.code[1] > '9')
    return {};
  const int root = (event.code[0] - '0') * 10 + (event.code[1] - '0');
  if (root < 1 || root > 20) return {};
  return root <= 5 ? "1" : root <= 8 ? "2" : root <= 13 ? "3" : "4";
}

}  // namespace

void Daily::take(const Event& event) {
  const std::string name = event.row + "@" + std::to_string(event.day);
  if (!seen_.insert(std::hash<std::string>{}(name)).second) return;
  // As coded: who acts, though the kind be one of both.
  Sum& sum =
      sums_[{event.day, event.coded_actor, event.coded_target, quad_of(event)}];
  ++sum.events;
  if (!event.goldstein) return;
  ++sum.scored;
  sum.goldstein += *event.goldstein;
}

Span Daily::days() const {
  return {sums_.begin()->first.day, sums_.rbegin()->first.day};
}

std::string Daily::written(std::string_view before,
                           const std::string& origin,
                           int& fewer) const {
  std::map<std::string, long> had, has;     // events by day
  std::map<std::string, std::string> rows;  // by source and day, then as coded
  const Span span = empty() ? Span{kLastDay, kFirstDay} : days();
  Diagnostics ignored;  // the case has read the table
  const casefile::CsvTable table =
      before.empty() ? casefile::CsvTable{}
                     : casefile::read_csv(before, "daily.csv", ignored);
  for (const auto& row : table.rows) {
    std::string line;
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells[table.header[i].text] = row[i].text;
    const auto day = parse_day(cells["date"]);
    if (cells["source"] == origin && day && span.holds(*day)) {
      had[cells["date"]] += std::atol(cells["events"].c_str());
      continue;
    }
    for (const char* const column :
         {"source", "date", "actor", "target", "quad", "events", "goldstein"})
      line += (line.empty() ? "" : ",") + keep::encoded(cells[column]);
    rows[cells["source"] + " " + cells["date"]] += line + "\n";
  }
  for (const auto& [key, sum] : sums_) {
    const std::string date = iso(key.day);
    has[date] += sum.events;
    rows[origin + " " + date] += fmt::format(
        "{},{},{},{},{},{},{}\n", origin, date, keep::encoded(key.actor),
        keep::encoded(key.target), keep::encoded(key.quad), sum.events,
        sum.scored == 0
            ? std::string()
            : fmt::format("{:.4g}",
                          sum.goldstein / static_cast<double>(sum.scored)));
  }
  fewer = 0;
  for (const auto& [day, events] : had)
    fewer += has[day] < events;
  std::string out = std::string(kHeader) + "\n";
  for (const auto& [name, lines] : rows)
    out += lines;
  return out;
}

}  // namespace entente::candidates
