// Acts found by what they are and say, with how many there are of each.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/record/act.hpp"
#include "entente/record/group.hpp"

namespace entente::record {

// What acts are told apart by. An act has one kind, year and check, and any
// number of actors, lines and groups.
enum class Facet { actor, kind, group, line, year, check };
constexpr std::size_t kFacets = 6;
constexpr std::array<std::string_view, kFacets> kFacetNames = {
    "actor", "kind", "group", "line", "year", "check"};

// Which acts are meant; what is empty asks for nothing.
struct Choice {
  // In each facet at least one of these values.
  std::array<std::vector<std::string>, kFacets> any;
  // Each of them stands in the id, summary, note or source; a to z and A to Z
  // alike.
  std::vector<std::string> texts;
  std::optional<Day> from, to;

  std::vector<std::string>& of(Facet facet) {
    return any[static_cast<std::size_t>(facet)];
  }
  const std::vector<std::string>& of(Facet facet) const {
    return any[static_cast<std::size_t>(facet)];
  }
};

struct Found {
  std::vector<std::size_t> acts;  // of record.acts, by day
  // By facet, for each of its values: acts that have it and fit all that is
  // asked in the other facets, texts and days.
  std::array<std::vector<long>, kFacets> counts;
};

// An index of a record, made once: a choice among a hundred thousand acts takes
// a small part of a second. It holds copies, and needs the record no more.
class Finder {
 public:
  Finder(const Record& record, const std::vector<Group>& groups);

  // The values of a facet, in the order of the case's files; years upwards.
  // Those that the case names and no act has are among them.
  const std::vector<std::string>& values(Facet facet) const {
    return facets_[static_cast<std::size_t>(facet)].values;
  }
  Found find(const Choice& choice) const;

 private:
  // Values of act i: `of_acts` from starts[i] to starts[i + 1].
  struct Column {
    std::vector<std::string> values;
    std::vector<std::uint32_t> starts, of_acts;
  };
  static Column column_of(const std::vector<std::string>& known,
                          const std::vector<std::vector<std::string>>& acts);
  std::vector<char> says_all(const std::vector<std::string>& texts) const;

  std::vector<Day> days_;
  std::array<Column, kFacets> facets_;
  std::string said_;                  // all acts' text in small letters ...
  std::vector<std::size_t> said_to_;  // ... of act i up to here
};

// The words of a search box: parted by blanks, "several in quotation marks"
// one text.
std::vector<std::string> texts_of(std::string_view typed);

}  // namespace entente::record
