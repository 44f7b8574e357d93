// Doubts about single rows: entered twice, an id of another day, an act that
// nobody takes, a check that nobody gave, a line cut that was never open.
#include <algorithm>
#include <map>
#include <set>

#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"

namespace entente::doubt {
namespace {

using record::Act;

Instance instance_of(const Act& act) {
  return {{"acts.csv", act.line, 1}, act.id};
}

// Instances in the order of the file.
void sort_by_line(std::vector<Instance>& instances) {
  std::stable_sort(instances.begin(), instances.end(),
                   [](const Instance& a, const Instance& b) {
                     return a.place.line < b.place.line;
                   });
}

void add_twice(const casefile::Case& the_case, Diagnostics& doubts) {
  std::map<std::string, const Act*> seen;
  std::vector<Instance> twice;
  for (const Act& act : the_case.record.acts) {
    if (act.precision != record::Precision::day) continue;
    std::vector<std::string> actors = act.actors;
    std::sort(actors.begin(), actors.end());
    std::string key = iso(act.day) + " " + act.kind;
    for (const std::string& actor : actors)
      key += " " + actor;
    const auto [before, fresh] = seen.emplace(key, &act);
    if (fresh) continue;
    Instance one = instance_of(act);
    one.what += " and line " + std::to_string(before->second->line);
    twice.push_back(one);
  }
  sort_by_line(twice);
  add_merged(
      twice,
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
  if (act.id.size() < day.size()) return false;
  const std::optional<Day> said = parse_day(act.id.substr(0, day.size()));
  if (!said) return false;
  const std::size_t known = act.precision == record::Precision::year    ? 4
                            : act.precision == record::Precision::month ? 7
                                                                        : 10;
  return iso(*said).substr(0, known) != day.substr(0, known);
}

void add_ids(const casefile::Case& the_case, Diagnostics& doubts) {
  std::vector<Instance> wrong;
  for (const Act& act : the_case.record.acts) {
    if (!id_contradicts(act)) continue;
    Instance one = instance_of(act);
    one.what += " of " + iso(act.day);
    wrong.push_back(one);
  }
  sort_by_line(wrong);
  add_merged(wrong,
             {"contradicts its date", "ids contradict their date",
              "an id begins with the day by custom; one of the two may be a "
              "slip",
              "look at the source; mend the date, or give the act a new id and "
              "write the old one into retired_ids.csv"},
             doubts);
}

void add_taken_by_none(const casefile::Case& the_case, Diagnostics& doubts) {
  std::set<std::size_t> taken;
  for (const record::Group& group : the_case.groups) {
    const auto acts = record::selected(group, the_case.record);
    taken.insert(acts.begin(), acts.end());
  }
  std::vector<Instance> left;
  for (std::size_t i = 0; i < the_case.record.acts.size(); ++i)
    if (!taken.contains(i))
      left.push_back(instance_of(the_case.record.acts[i]));
  sort_by_line(left);
  add_merged(
      left,
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
  std::vector<Instance> unsaid;
  for (const Act& act : the_case.record.acts)
    if (act.check == record::Check::not_said)
      unsaid.push_back(instance_of(act));
  if (unsaid.empty()) return;
  sort_by_line(unsaid);
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
  add_merged(
      unsaid,
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
