// Doubts about single rows: entered twice, an id of another day, an act that
// nobody takes, a check that nobody gave, a line cut that was never open.
#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"

namespace entente::doubt {
namespace {

using record::Act;

// An act that a doubt is about, and one before it that it is like.
struct Found {
  const Act* act = nullptr;
  const Act* before = nullptr;
};

// Those in the first lines of the file in words, the others by their number.
void add_acts(std::vector<Found> found,
              const std::function<std::string(const Found&)>& what,
              const Wording& wording,
              Diagnostics& doubts) {
  const auto shown = std::min(found.size(), kShown);
  std::partial_sort(
      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown),
      found.end(), [](const Found& a, const Found& b) {
        return std::tie(a.act->line, a.act) < std::tie(b.act->line, b.act);
      });
  std::vector<Instance> first;
  for (std::size_t i = 0; i < shown; ++i)
    first.push_back({{"acts.csv", found[i].act->line, 1}, what(found[i])});
  add_merged(first, found.size(), wording, doubts);
}

std::string id_of(const Found& found) {
  return found.act->id;
}

// Acts stand in the order of their days, so a day at a time is held.
void add_twice(const casefile::Case& the_case, Diagnostics& doubts) {
  std::map<std::string, const Act*> seen;
  Day day = 0;
  std::vector<Found> twice;
  for (const Act& act : the_case.record.acts) {
    if (act.precision != record::Precision::day) continue;
    if (act.day != day) seen.clear();
    day = act.day;
    std::vector<std::string> actors = act.actors;
    std::sort(actors.begin(), actors.end());
    std::string key = act.kind;
    for (const std::string& actor : actors)
      key += " " + actor;
    const auto [before, fresh] = seen.emplace(key, &act);
    if (!fresh) twice.push_back({&act, before->second});
  }
  add_acts(
      std::move(twice),
      [](const Found& one) {
        return id_of(one) + " and line " + std::to_string(one.before->line);
      },
      {"have the same date, actor and kind",
       "acts have the date, actor and kind of another",
       "one act entered from two sources counts twice where a group "
       "counts acts, and its effect comes out too small",
       "keep one row and join the sources by '; '; leave them where they "
       "are two acts of one day"},
      doubts);
}

// The date that an id begins with, at the act's own precision.
bool id_contradicts(const Act& act) {
  const std::string day = iso(act.day);
  const std::string_view id = act.id;
  if (id.size() < day.size()) return false;
  const std::optional<Day> said = parse_day(id.substr(0, day.size()));
  if (!said) return false;
  const std::size_t known = act.precision == record::Precision::year    ? 4
                            : act.precision == record::Precision::month ? 7
                                                                        : 10;
  return iso(*said).substr(0, known) != day.substr(0, known);
}

void add_ids(const casefile::Case& the_case, Diagnostics& doubts) {
  std::vector<Found> wrong;
  for (const Act& act : the_case.record.acts)
    if (id_contradicts(act)) wrong.push_back({&act});
  add_acts(
      std::move(wrong),
      [](const Found& one) { return id_of(one) + " of " + iso(one.act->day); },
      {"contradicts its date", "ids contradict their date",
       "an id begins with the day by custom; one of the two may be a "
       "slip",
       "look at the source; mend the date, or give the act a new id and "
       "write the old one into retired_ids.csv"},
      doubts);
}

void add_taken_by_none(const casefile::Case& the_case, Diagnostics& doubts) {
  const auto& acts = the_case.record.acts;
  std::vector<char> taken(acts.size(), 0);
  for (const record::Group& group : the_case.groups)
    for (const std::size_t i : record::selected(group, the_case.record))
      taken[i] = 1;
  std::vector<Found> left;
  for (std::size_t i = 0; i < acts.size(); ++i)
    if (taken[i] == 0) left.push_back({&acts[i]});
  add_acts(
      std::move(left), id_of,
      {"is taken by no group", "acts are taken by no group",
       the_case.model.density.groups.empty()
           ? "no law and no term counts them; at most they move a track"
           : "no law and no term counts them; at most they move a track or the "
             "density of sources",
       "nothing where that is meant; else add their kinds or terms to a "
       "[[group.select]]"},
      doubts);
}

void add_check_not_said(const casefile::Case& the_case, Diagnostics& doubts) {
  std::vector<Found> unsaid;
  for (const Act& act : the_case.record.acts)
    if (act.check == record::Check::not_said) unsaid.push_back({&act});
  if (unsaid.empty()) return;
  const bool all = unsaid.size() == the_case.record.acts.size();
  if (all && unsaid.size() > 1) {
    doubts.push_back(
        {{"acts.csv", 1, 1},
         "no act says who checked it: all " + std::to_string(unsaid.size()) +
             " read 'not said'",
         "fits read them like acts that were sourced, and nobody says that "
         "they were",
         "fill the column 'check', or say it once for all empty cells in "
         "case.toml:\n       [defaults]\n       check = \"sourced\""});
    return;
  }
  add_acts(std::move(unsaid), id_of,
           {"says nothing in 'check'", "acts say nothing in 'check'",
            "fits read them like acts that were sourced, and nobody says that "
            "they were",
            "fill the cells, or say it once for all of them in case.toml:\n"
            "       [defaults]\n       check = \"sourced\""},
           doubts);
}

// Cuts of a line that no recorded opening comes before: the groups and hazards
// of lines count days on which it is open.
void add_cut_before_open(const casefile::Case& the_case, Diagnostics& doubts) {
  std::vector<Instance> cuts;
  for (const record::Track& track : the_case.tracks) {
    if (track.lasts_to_end) continue;
    const auto spells = record::spells(
        track, the_case.record, record::Eligible::fit, the_case.window.to);
    if (spells.empty() || spells.front().state == record::State::open) continue;
    const Act& act = the_case.record.acts[spells.front().act];
    cuts.push_back({{"acts.csv", act.line, 1},
                    "the track '" + track.name + "', by " + act.id + ","});
  }
  add_merged(cuts,
             {"is cut before any opening that a fit reads",
              "tracks are cut before any opening that a fit reads",
              "the days before that cut are not known to be open: neither they "
              "nor the cut count in a hazard or in a group at risk",
              "enter the opening, dated to the day, though it lies before the "
              "window"},
             doubts);
}

}  // namespace

void add_entries(const casefile::Case& the_case, Diagnostics& doubts) {
  add_twice(the_case, doubts);
  add_cut_before_open(the_case, doubts);
  add_ids(the_case, doubts);
  add_check_not_said(the_case, doubts);
  add_taken_by_none(the_case, doubts);
}

}  // namespace entente::doubt
