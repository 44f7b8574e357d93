// Doubts about what is asked: outcomes, treatments and a window that the
// record cannot carry.
#include <algorithm>
#include <optional>
#include <set>

#include "entente/claim/draft.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"
#include "entente/theory/law.hpp"

namespace entente::doubt {
namespace {

constexpr int kShortWindow = 1000;
constexpr int kFollowDays = 60;
constexpr std::size_t kFewTreatments = 3;

std::optional<std::size_t> index_of(const casefile::Case& the_case,
                                    const std::string& name) {
  for (std::size_t g = 0; g < the_case.groups.size(); ++g)
    if (the_case.groups[g].name == name) return g;
  return {};
}

std::vector<Day> days_in_window(const theory::Panel& panel, std::size_t group) {
  std::vector<Day> days;
  for (const record::ActDay& act : panel.act_days[group])
    if (panel.setting.window.holds(act.day)) days.push_back(act.day);
  return days;
}

void add_window(const casefile::Case& the_case, Diagnostics& doubts) {
  const int days = the_case.window.days();
  if (days >= kShortWindow) return;
  doubts.push_back(
      {{"case.toml", 0, 0},
       "the window holds " + std::to_string(days) +
           (days == 1 ? " day" : " days"),
       "below " + std::to_string(kShortWindow) +
           " days season, memory and effects can hardly be told apart, and the "
           "priors decide",
       "begin the window earlier, where the record was read, or take the words "
       "for a first look"});
}

void add_crowded(const casefile::Case& the_case,
                 const theory::Panel& panel,
                 Diagnostics& doubts) {
  std::vector<Instance> crowded;
  for (const std::size_t g : outcomes_of(the_case)) {
    long used = 0, acted = 0;
    for (int day = 0; day < panel.days; ++day) {
      if (panel.covered[g][day] == 0 || panel.at_risk[g][day] == 0) continue;
      ++used;
      acted += panel.groups[g].count[panel.seed_days + day] > 0 ? 1 : 0;
    }
    if (2 * acted <= used) continue;
    crowded.push_back(
        {the_case.groups[g].place, "the outcome '" + the_case.groups[g].name +
                                       "' (" + std::to_string(acted) + " of " +
                                       std::to_string(used) + " days)"});
  }
  add_merged(crowded,
             {"happens on more than half of its days",
              "outcomes happen on more than half of their days",
              "a day with an act is the rule there: what follows an act says "
              "little, and forecasts of 'at least one' are near certain",
              "narrow the group, for example by least_weight or by kind"},
             doubts);
}

// Groups that a term of the case reads; none for no term.
std::set<std::string> groups_of(const theory::Panel& panel,
                                const std::string& term) {
  if (term.empty()) return {};
  return theory::groups_read(theory::effect_of(panel.setting, term).term);
}

std::optional<std::size_t> tested_group(const theory::Panel& panel,
                                        const claim::ClaimSpec& claim) {
  if (!claim::is_effect(claim.form)) return {};
  return claim::tested_group(claim::draft_of(panel.setting, claim));
}

// How the treated days of a claim are followed by its outcome.
struct Followed {
  std::size_t acts = 0, within_a_day = 0, later = 0, never = 0;
};

Followed followed_in(const std::vector<Day>& treated,
                     const std::vector<Day>& outcomes) {
  Followed out;
  for (const Day day : treated) {
    ++out.acts;
    const auto next = std::lower_bound(outcomes.begin(), outcomes.end(), day);
    if (next == outcomes.end() || *next > day + kFollowDays)
      ++out.never;
    else if (*next <= day + 1)
      ++out.within_a_day;
    else
      ++out.later;
  }
  return out;
}

void add_followed(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts) {
  std::vector<Instance> at_once, none;
  for (const claim::ClaimSpec& claim : the_case.claims) {
    const auto outcome = index_of(the_case, claim.outcome);
    const auto treatment = tested_group(panel, claim);
    if (!outcome || !treatment) continue;
    const Followed found = followed_in(days_in_window(panel, *treatment),
                                       days_in_window(panel, *outcome));
    if (found.acts < kFewTreatments || found.later > 0) continue;
    const std::string what = "claim " + claim.id + ": of " +
                             std::to_string(found.acts) + " days with " +
                             the_case.groups[*treatment].many;
    if (found.within_a_day == 0) {
      none.push_back({claim.treatment_place, what});
    } else {
      at_once.push_back({claim.treatment_place,
                         what + " " + std::to_string(found.within_a_day)});
    }
  }
  add_merged(
      at_once,
      {"are followed within a day and no other at all",
       "claims have treatments that are followed within a day or never",
       "an order within a day is not known: both may be one event coded "
       "twice, or the treatment may answer the outcome",
       "look at those days; code one event once, and 'answers' where the "
       "source says so"},
      doubts);
  add_merged(
      none,
      {"none is followed within " + std::to_string(kFollowDays) + " days",
       "claims have treatments that are never followed within " +
           std::to_string(kFollowDays) + " days",
       "the record then holds no act that could tell how strong the "
       "effect is, only that it is not large",
       "read the interval, not the ratio; look whether the outcome was "
       "still read in those days"},
      doubts);
}

// Acts of a group in the window and its seed, by index.
std::set<std::size_t> acts_of(const theory::Panel& panel, std::size_t group) {
  std::set<std::size_t> acts;
  for (const record::ActDay& day : panel.act_days[group])
    acts.insert(day.acts.begin(), day.acts.end());
  return acts;
}

// So many acts stand in both.
std::size_t shared_by(const std::set<std::size_t>& first,
                      const std::set<std::size_t>& second) {
  return static_cast<std::size_t>(
      std::count_if(first.begin(), first.end(),
                    [&](std::size_t act) { return second.contains(act); }));
}

// Do two groups share at least half of the smaller one's acts?
bool near_double(const theory::Panel& panel, std::size_t a, std::size_t b) {
  if (a == b) return true;
  const std::set<std::size_t> first = acts_of(panel, a);
  const std::set<std::size_t> second = acts_of(panel, b);
  const std::size_t shared = shared_by(first, second);
  return shared > 0 && 2 * shared >= std::min(first.size(), second.size());
}

// The other columns that stand beside a claim's tested one, but for those that
// its file keeps there on purpose.
std::vector<std::string> beside(const theory::Panel& panel,
                                const claim::ClaimSpec& claim) {
  std::vector<std::string> terms = claim::draft_of(panel.setting, claim).others;
  std::erase_if(terms, [&](const std::string& term) {
    return std::find(claim.beside.begin(), claim.beside.end(), term) !=
           claim.beside.end();
  });
  return terms;
}

void add_doubles(const casefile::Case& the_case,
                 const theory::Panel& panel,
                 Diagnostics& doubts) {
  std::vector<Instance> doubles;
  for (const claim::ClaimSpec& claim : the_case.claims) {
    const auto tested = tested_group(panel, claim);
    if (!tested) continue;
    for (const std::string& term : beside(panel, claim)) {
      for (const std::string& name : groups_of(panel, term)) {
        const auto other = index_of(the_case, name);
        if (!other || !near_double(panel, *tested, *other)) continue;
        doubles.push_back(
            {claim.treatment_place, "claim " + claim.id + ": beside '" +
                                        claim.treatment + "' the column '" +
                                        term + "'"});
        break;
      }
    }
  }
  add_merged(
      doubles,
      {"reads the same acts",
       "columns read acts that a claim tests beside them",
       "two columns of the same acts share one effect between them, and "
       "neither shows it whole",
       "name the other term in the claim's 'replaces', in its 'beside' where "
       "it stands there on purpose, or take it out of [model]"},
      doubts);
}

// Acts that are in a claim's outcome and in another group that it tests.
void add_shared(const casefile::Case& the_case,
                const theory::Panel& panel,
                Diagnostics& doubts) {
  std::vector<Instance> shared;
  for (const claim::ClaimSpec& claim : the_case.claims) {
    const auto outcome = index_of(the_case, claim.outcome);
    const auto tested = tested_group(panel, claim);
    if (!outcome || !tested || *outcome == *tested) continue;
    const std::set<std::size_t> of_tested = acts_of(panel, *tested);
    const std::size_t both = shared_by(of_tested, acts_of(panel, *outcome));
    if (both == 0) continue;
    shared.push_back({claim.treatment_place,
                      "claim " + claim.id + ": " + std::to_string(both) +
                          " of " + std::to_string(of_tested.size()) +
                          " acts of '" + the_case.groups[*tested].name +
                          "', which it tests,"});
  }
  add_merged(
      shared,
      {"are acts of its outcome, too",
       "claims test acts that are acts of their outcome, too",
       "the outcome's own memory reads them already, and the tested term "
       "shows what that leaves",
       "nothing where the claim means it so; else narrow the "
       "[[group.select]] of one"},
      doubts);
}

}  // namespace

void add_questions(const casefile::Case& the_case,
                   const theory::Panel& panel,
                   Diagnostics& doubts) {
  add_window(the_case, doubts);
  add_crowded(the_case, panel, doubts);
  add_followed(the_case, panel, doubts);
  add_doubles(the_case, panel, doubts);
  add_shared(the_case, panel, doubts);
}

}  // namespace entente::doubt
