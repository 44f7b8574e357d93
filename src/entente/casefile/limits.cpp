#include "entente/casefile/limits.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace entente::casefile {
namespace {

// Terms that differ in blanks alone are the same.
std::string without_blanks(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && c != '\t'; });
  return out;
}

void check_twice(const std::vector<theory::NamedTerm>& terms,
                 const std::string& key,
                 Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const theory::NamedTerm& term : terms) {
    if (seen.insert(without_blanks(term.text)).second) continue;
    diagnostics.push_back({term.place,
                           "'" + term.text + "' stands twice in " + key,
                           "two equal columns share one effect between them",
                           "remove one of the two"});
  }
}

// What a union is made of, down to its last part; true when it meets itself.
bool holds_itself(const std::map<std::string, std::vector<std::string>>& parts,
                  const std::string& whole,
                  const std::string& at,
                  std::set<std::string>& seen) {
  const auto found = parts.find(at);
  if (found == parts.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const std::string& part) {
                       if (part == whole) return true;
                       return seen.insert(part).second &&
                              holds_itself(parts, whole, part, seen);
                     });
}

void check_unions(const Case& value, Diagnostics& diagnostics) {
  // A whole may be made of parts in more than one way.
  std::map<std::string, std::vector<std::string>> parts;
  for (const theory::UnionSpec& one : value.model.unions) {
    std::vector<std::string>& all = parts[one.whole];
    all.insert(all.end(), one.parts.begin(), one.parts.end());
  }
  for (const theory::UnionSpec& one : value.model.unions) {
    std::set<std::string> seen;
    if (!holds_itself(parts, one.whole, one.whole, seen)) continue;
    diagnostics.push_back(
        {one.place, "the union '" + one.whole + "' is a part of itself",
         "its parts are simulated and the whole follows from them",
         "name parts that are no unions of it"});
  }
}

// Days within the window that a claim's own choices must leave to the fit.
constexpr int kLeastDays = 30;

void check_starts(const Case& value, Diagnostics& diagnostics) {
  const Day last = value.window.to - kLeastDays;
  for (const claim::ClaimSpec& claim : value.claims) {
    for (const claim::RowSpec& row : claim.rows) {
      if (!row.from || (*row.from >= value.window.from && *row.from <= last))
        continue;
      diagnostics.push_back(
          {row.place, "the row '" + row.name + "' begins on " + iso(*row.from),
           "a row reads a part of the window, which runs from " +
               iso(value.window.from) + " to " + iso(value.window.to),
           "begin it in the window, " + std::to_string(kLeastDays) +
               " days before its end or earlier"});
    }
    if (!claim.hazard) continue;
    std::vector<Day> starts = claim.hazard->also_from;
    starts.push_back(claim.hazard->from);
    for (const Day from : starts) {
      if (from <= value.window.to) continue;
      diagnostics.push_back({claim.place,
                             "the hazard is counted from " + iso(from),
                             "that is after as_of, " + iso(value.window.to),
                             "begin on a day of the record"});
    }
  }
}

}  // namespace

void check_limits(const Case& value, Diagnostics& diagnostics) {
  check_twice(value.model.treatments, "treatments", diagnostics);
  check_twice(value.model.responses, "responses", diagnostics);
  check_unions(value, diagnostics);
  check_starts(value, diagnostics);
}

}  // namespace entente::casefile
