// Pictures over time that are drawn from the record alone.
#pragma once

#include <string>
#include <vector>

#include "entente/report/facts/line_facts.hpp"
#include "entente/report/words/context.hpp"

namespace entente::report {

// Every line on one time axis; the breaks of the first one named above it.
std::string lines_svg(const Context& context, const std::vector<Line>& lines);

// The days after a restoration: meetings (rings), hostile acts (triangles),
// and the day on which a line fell silent again (cross).
std::string restoration_svg(const Context& context,
                            const Restoration& restoration,
                            const History* meetings,
                            const History* hostile,
                            int within);

// Tracks as lanes and acts as ticks over the last years.
struct Lane {
  std::string name;
  std::string state;  // "silent", "82": named at the right edge
  std::vector<record::Spell> spells;
  std::vector<Day> days;  // acts, where the lane is not a track
  bool hostile = false;   // ticks in the accent
};
std::string state_svg(const std::vector<Lane>& lanes, Span span);

// Days since the last act beside the usual gap, on a log scale of days.
std::string gap_svg(const Gaps& gaps, long now);

// Families of kinds by year, shaded by how far they can be trusted, below the
// number of acts of each year.
std::string coverage_svg(const Context& context);

}  // namespace entente::report
