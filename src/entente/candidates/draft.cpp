#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/candidates/review.hpp"

namespace entente::candidates {
namespace {

// date.actor.kind.number, the first that was never used.
std::string free_id(const std::string& stem, const casefile::Case& the_case) {
  std::set<std::string> used;
  for (const record::Act& act : the_case.record.acts)
    used.insert(std::string(act.id));
  for (const record::RetiredId& id : the_case.record.retired)
    used.insert(id.old_id);
  for (int n = 1;; ++n) {
    std::string id = stem + "." + std::to_string(n);
    if (!used.contains(id)) return id;
  }
}

std::string date_of(const Candidate& candidate) {
  const std::string day = iso(candidate.day);
  if (candidate.precision == record::Precision::month)
    return day.substr(0, 8) + "01";
  if (candidate.precision == record::Precision::year)
    return day.substr(0, 5) + "01-01";
  return day;
}

}  // namespace

keep::Cells draft_of(const Candidate& candidate,
                     const std::string& row,
                     const casefile::Case& the_case) {
  const std::string date = date_of(candidate);
  std::string note =
      fmt::format("candidate={}; {} {}", row, candidate.map, candidate.code);
  if (candidate.reports > 1)
    note += fmt::format("; told by {} rows", candidate.reports);
  std::string source = candidate.address;
  if (source.empty()) source = candidate.publishers;
  if (source.empty()) source = candidate.origin;
  return {
      {"id",
       free_id(date + "." + candidate.actor + "." + candidate.kind, the_case)},
      {"date", date},
      {"precision", candidate.precision == record::Precision::month  ? "month"
                    : candidate.precision == record::Precision::year ? "year"
                                                                     : "day"},
      {"actor", candidate.actor},
      {"target", candidate.target},
      {"kind", candidate.kind},
      {"summary", candidate.text},
      {"source", source},
      {"note", note}};
}

}  // namespace entente::candidates
