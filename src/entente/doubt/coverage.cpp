// Doubts about coverage.csv and daily.csv: days of the window that they leave
// out.
#include "entente/record/coverage.hpp"

#include <algorithm>
#include <set>

#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"
#include "entente/theory/density.hpp"

namespace entente::doubt {
namespace {

// Window days on which the outcome is covered, first and last; nothing where
// none is.
std::optional<Span> covered_span(const theory::Panel& panel,
                                 std::size_t group) {
  const std::vector<char>& covered = panel.covered[group];
  const auto first = std::find(covered.begin(), covered.end(), 1);
  if (first == covered.end()) return {};
  const auto last = std::find(covered.rbegin(), covered.rend(), 1);
  return Span{panel.day_of(static_cast<int>(first - covered.begin())),
              panel.day_of(static_cast<int>(covered.rend() - last) - 1)};
}

void add_ends(const casefile::Case& the_case,
              const theory::Panel& panel,
              Diagnostics& doubts) {
  std::vector<Instance> before, after, never, ungated;
  for (const std::size_t g : outcomes_of(the_case)) {
    const record::Group& group = the_case.groups[g];
    const std::string name = "the outcome '" + group.name + "'";
    if (group.gates.empty()) ungated.push_back({group.place, name});
    const std::optional<Span> covered = covered_span(panel, g);
    if (!covered) {
      never.push_back({group.place, name});
      continue;
    }
    if (covered->from > the_case.window.from)
      before.push_back(
          {group.place, name + " (from " + iso(covered->from) + ")"});
    if (covered->to < the_case.window.to)
      after.push_back({group.place, name + " (to " + iso(covered->to) + ")"});
  }
  const std::string from = iso(the_case.window.from);
  const std::string to = iso(the_case.window.to);
  add_merged(after,
             {"is not covered to as_of, " + to,
              "outcomes are not covered to as_of, " + to,
              "days that coverage.csv calls poor or does not speak of are no "
              "observation; forecasts speak from the last covered day on",
              "read on and add rows to coverage.csv, or set as_of in case.toml "
              "to the last covered day"},
             doubts);
  add_merged(before,
             {"is not covered from the window's first day, " + from,
              "outcomes are not covered from the window's first day, " + from,
              "days that coverage.csv calls poor or does not speak of are no "
              "observation",
              "let the window begin where the reading does, or add a row to "
              "coverage.csv"},
             doubts);
  add_merged(never,
             {"is covered on no day of the window",
              "outcomes are covered on no day of the window",
              "nothing can be fitted to days that nobody read",
              "mend the days of its families in coverage.csv, or its gates"},
             doubts);
  add_merged(ungated,
             {"has no gates, though there is a coverage.csv",
              "outcomes have no gates, though there is a coverage.csv",
              "without gates every day of the window counts as read",
              "name the families of coverage.csv in its gates, or add a family "
              "that holds its kinds"},
             doubts);
}

// Days between two rows of a family, inside the window: a slip of the pen as
// often as a gap in the reading.
void add_gaps(const casefile::Case& the_case, Diagnostics& doubts) {
  std::vector<Instance> gaps;
  std::set<std::string> seen;
  for (const record::Coverage& row : the_case.record.coverage) {
    if (!seen.insert(row.family).second) continue;
    std::vector<Span> spans;
    for (const record::Coverage& other : the_case.record.coverage)
      if (other.family == row.family) spans.push_back(other.span);
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < spans.size(); ++i) {
      const Span gap{std::max(spans[i - 1].to + 1, the_case.window.from),
                     std::min(spans[i].from - 1, the_case.window.to)};
      if (gap.from > gap.to) continue;
      gaps.push_back({{"coverage.csv", 0, 0},
                      "'" + row.family + "' from " + iso(gap.from) + " to " +
                          iso(gap.to)});
    }
  }
  add_merged(gaps,
             {"is spoken of by no row of coverage.csv, though rows stand "
              "before and after",
              "gaps lie between rows of coverage.csv",
              "days that no row speaks of are not covered",
              "add a row, of quality 'poor' where nobody read, or mend a day"},
             doubts);
}

// Days whose density knows less than it counts.
void add_daily(const casefile::Case& the_case, Diagnostics& doubts) {
  const theory::DensitySpec& density = the_case.model.density;
  if (density.of == theory::DensityOf::acts || density.groups.empty()) return;
  const int beyond = theory::days_beyond_daily(density, the_case.window);
  if (beyond == 0) return;
  const std::string trailing = std::to_string(density.trailing_days);
  doubts.push_back(
      {density.choice.place,
       std::to_string(beyond) + " of the window's " +
           std::to_string(the_case.window.days()) +
           " days read days that daily.csv does not speak of: it has " +
           iso(density.daily_days.from) + " to " + iso(density.daily_days.to),
       "of the " + trailing +
           " days before each, those in the file are taken for all; where "
           "fewer than half are, the day counts as an average one",
       "import the missing days with --daily, let the window begin " +
           trailing +
           " days after the file does, or give fewer trailing_days"});
}

}  // namespace

void add_coverage(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts) {
  add_daily(the_case, doubts);
  if (the_case.record.coverage.empty()) return;
  add_ends(the_case, panel, doubts);
  add_gaps(the_case, doubts);
}

}  // namespace entente::doubt
