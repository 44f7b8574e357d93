// Silences as doubts: where, what they do to the result, what to write.
#include <algorithm>
#include <cmath>
#include <set>

#include "entente/doubt/doubts.hpp"
#include "entente/doubt/silence.hpp"

namespace entente::doubt {
namespace {

std::string in_many(double log_probability) {
  const double power = std::floor(-log_probability / std::log(10.0));
  if (power >= 9) return "less than 1 in a thousand million";
  std::string text = "1";
  for (int i = 0; i < static_cast<int>(power); ++i) {
    if ((static_cast<int>(power) - i) % 3 == 0) text += ",";
    text += "0";
  }
  return "less than 1 in " + text;
}

// The kinds of a group's acts, or of the record's, in the order of kinds.csv.
std::string kinds_of(const casefile::Case& the_case,
                     const std::optional<std::size_t>& group) {
  std::set<std::string> there;
  if (group) {
    for (const std::size_t act :
         record::members(the_case.groups[*group], the_case.record))
      there.insert(the_case.record.acts[act].kind);
  } else {
    for (const record::Act& act : the_case.record.acts)
      there.insert(act.kind);
  }
  std::string text;
  for (const record::Kind& kind : the_case.record.kinds)
    if (there.contains(kind.kind))
      text += (text.empty() ? "" : " ") + kind.kind;
  return text;
}

// A family's name: no comma, no blank.
std::string family_of(const casefile::Case& the_case,
                      const std::optional<std::size_t>& group) {
  std::string name = group ? the_case.groups[*group].name : "record";
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

// The line of coverage.csv that takes every silent end of this group, or of
// the record, out of what was read.
std::string line_of(const casefile::Case& the_case,
                    const std::vector<Silence>& silences,
                    const std::optional<std::size_t>& group) {
  Span read{the_case.window.from - the_case.seed_days, the_case.window.to};
  if (!the_case.record.acts.empty())
    read.from = std::min(read.from, the_case.record.acts.front().day);
  for (const Silence& one : silences) {
    if (one.group && one.group != group) continue;
    if (one.end == End::leading)
      read.from = std::max(one.span.to + 1, read.from);
    else
      read.to = std::min(one.span.from - 1, read.to);
  }
  return family_of(the_case, group) + "," + kinds_of(the_case, group) + ",," +
         iso(read.from) + "," + iso(read.to) + ",good,";
}

Place place_of(const casefile::Case& the_case, const Silence& silence) {
  const auto& acts = the_case.record.acts;
  const bool leading = silence.end == End::leading;
  const Day edge = leading ? silence.span.to + 1 : silence.span.from - 1;
  Place place{"acts.csv", 0, 1};
  for (std::size_t i = 0; i < acts.size(); ++i)
    if (acts[i].day == edge && place.line == 0) place.line = acts[i].line;
  return place;
}

Diagnostic doubt_of(const casefile::Case& the_case,
                    const std::vector<Silence>& silences,
                    const Silence& silence) {
  const bool leading = silence.end == End::leading;
  const std::string many =
      silence.group ? the_case.groups[*silence.group].many : "acts";
  Diagnostic doubt;
  doubt.place = place_of(the_case, silence);
  doubt.problem =
      (leading ? "no " + many + " from the window's first day, " +
                     iso(silence.span.from) + ", to " + iso(silence.span.to)
               : "no " + many + " from " + iso(silence.span.from) +
                     " to the end of the window, " + iso(silence.span.to)) +
      ": " + std::to_string(silence.span.days()) +
      " silent days, which the rate of the rest makes improbable (" +
      in_many(silence.log_probability) + ")";
  doubt.why =
      "without a coverage.csv every day counts as read, and these as quiet: "
      "rates and forecasts come out too low, and what came with the acts looks "
      "as if it had done more than it did";
  doubt.hint =
      "if nobody read those days, write coverage.csv:\n"
      "         family,kinds,selector,from,to,quality,reason\n"
      "         " +
      line_of(the_case, silences, silence.group) +
      "\n       if they were read and silent, let the line run from " +
      iso(std::min(the_case.window.from, silence.span.from)) + " to " +
      iso(the_case.window.to) + " instead";
  if (!leading && silence.group)
    doubt.hint += "; a change of policy is a reason to say so there";
  return doubt;
}

}  // namespace

void add_silences(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts) {
  // With a coverage.csv the case itself says which days were read.
  if (!the_case.record.coverage.empty()) return;
  const std::vector<Silence> silences = improbable_silences(panel);
  for (const Silence& silence : silences)
    doubts.push_back(doubt_of(the_case, silences, silence));
}

}  // namespace entente::doubt
