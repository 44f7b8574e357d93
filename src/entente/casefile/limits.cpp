#include "entente/casefile/limits.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/claim/draft.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/theory/law.hpp"

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

// Of one law. A fit's cost grows with their square, and a few hundred acts
// cannot tell more apart; the shipped case has up to 18.
constexpr std::size_t kMostColumns = 40;

class ColumnCheck {
 public:
  ColumnCheck(const Case& value, Diagnostics& diagnostics)
      : setting_(setting_of(value)), diagnostics_(diagnostics) {}

  // `whose`: "the law of 'clash'"; `effects`: the terms that it reads.
  void check(const std::string& whose,
             const Place& place,
             const std::string& group,
             std::size_t effects,
             const std::optional<std::vector<double>>& memory = {}) {
    const std::size_t at = theory::group_index(setting_, group);
    const theory::Tier& tier = setting_.tiers[at];
    std::size_t columns = theory::law_dimension(setting_, at, effects);
    const std::size_t memories = memory.value_or(tier.memory).size();
    columns = columns - tier.memory.size() + memories;
    if (columns <= kMostColumns) return;
    diagnostics_.push_back(
        {place,
         fmt::format("{} has {} columns, more than {}", whose, columns,
                     kMostColumns),
         fmt::format("{} of terms, {} of the season, {} of memory, the rest of "
                     "background, eras and density; a record of acts cannot "
                     "tell so many apart",
                     effects, 2 * tier.harmonics, memories),
         "leave out terms, or give the tier fewer harmonics, eras or memory"});
  }

 private:
  theory::Setting setting_;
  Diagnostics& diagnostics_;
};

// Terms of a claim's model, with the one that is tested.
std::size_t terms_of(const Case& value, const claim::ClaimSpec& claim) {
  std::set<std::string> terms(claim.with.begin(), claim.with.end());
  for (const theory::NamedTerm& one :
       claim::base_terms(value.model, claim.outcome))
    terms.insert(one.text);
  for (const std::string& one : claim.replaces)
    terms.erase(one);
  if (!claim.treatment.empty()) terms.insert(claim.treatment);
  return terms.size();
}

}  // namespace

void check_columns(const Case& value, Diagnostics& diagnostics) {
  ColumnCheck columns(value, diagnostics);
  for (const theory::LawSpec& law : value.model.laws) {
    const bool reacts = inference::reacts(value.model, law.group);
    columns.check(
        "the law of '" + law.group + "'", law.place, law.group,
        reacts ? value.model.responses.size() : value.model.treatments.size());
  }
  for (const theory::TheorySpec& theory : value.theories)
    for (const std::string& outcome : value.contest_outcomes)
      columns.check(
          "this theory's law of '" + outcome + "'", theory.place, outcome,
          static_cast<std::size_t>(std::count_if(
              theory.effects.begin(), theory.effects.end(),
              [&](const auto& one) { return one.outcome == outcome; })),
          theory.memory);
  for (const claim::ClaimSpec& claim : value.claims) {
    if (!claim::has_law(claim.form)) continue;
    std::set<std::string> outcomes = {claim.outcome};
    for (const claim::RowSpec& row : claim.rows)
      if (!row.outcome.empty()) outcomes.insert(row.outcome);
    for (const std::string& outcome : outcomes)
      columns.check("this claim's law of '" + outcome + "'",
                    claim.outcome_place, outcome, terms_of(value, claim));
  }
}

void check_limits(const Case& value, Diagnostics& diagnostics) {
  check_twice(value.model.treatments, "treatments", diagnostics);
  check_twice(value.model.responses, "responses", diagnostics);
  check_unions(value, diagnostics);
  check_starts(value, diagnostics);
}

}  // namespace entente::casefile
