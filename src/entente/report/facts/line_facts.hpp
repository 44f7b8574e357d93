// What the record says of the lines: spells, breaks and restorations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/record/track.hpp"
#include "entente/report/facts/follow.hpp"
#include "entente/report/words/context.hpp"

namespace entente::report {

struct Line {
  const record::Track* track = nullptr;
  std::string name;                   // its title, fit to stand in a list
  std::vector<record::Spell> spells;  // up to the brief's date
};

// All lines of the case that have a spell by the brief's date.
std::vector<Line> lines_of(const Context& context);

// One act that silenced one line or more.
struct Break {
  std::size_t act = 0;
  record::State state = record::State::cut;
  std::vector<std::string> lines;  // names
  Day from = 0;
  // When the last of the lines that it silenced opened again; nothing while
  // one is still shut.
  std::optional<Day> back;
  bool all_back = false;
  std::size_t open_before = 0;  // lines that were open on the day before
};
std::vector<Break> breaks_of(const std::vector<Line>& lines);

// One day on which lines came back.
struct Restoration {
  Day day = 0;
  std::vector<std::size_t> acts;
  std::vector<std::string> lines;
  std::optional<Day> cut_again;  // the first of these lines to fall silent
  std::size_t shut_before = 0;   // lines that were shut on the day before
};
std::vector<Restoration> restorations_of(const Context& context,
                                         const std::vector<Line>& lines);

// Lines whose state the groups of cuts and restorations speak of.
std::vector<const Line*> lines_at_risk(const std::vector<Line>& lines);

// Names as a list; where they are all of `all` lines, and three or more:
// "all four open lines", with `which` ("open lines") they are all of.
std::string line_names(const std::vector<std::string>& names,
                       std::size_t all,
                       std::string_view which);

struct LineCounts {
  int cuts = 0, restorations = 0;
};
LineCounts counts_of(const Line& line);

// The day since which a line that is shut has been shut.
Day shut_since(const Line& line);

// "silent 1,211 days", "open", "cut 2,243 days"
std::string state_words(const Line& line, Day as_of);
bool is_shut(const Line& line);

}  // namespace entente::report
