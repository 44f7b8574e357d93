// Doubts about selectors: words and targets that no act has, acts of the other
// side.
#include <algorithm>

#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"
#include "entente/record/act_words.hpp"

namespace entente::doubt {
namespace {

using record::Clause;
using record::Group;
using record::Side;

bool takes_any(const Clause& clause,
               const Group& group,
               const record::Record& record) {
  for (const record::Act& act : record.acts)
    if (record::missed(act, clause, group, record).empty()) return true;
  return false;
}

// Each of the list by which the clause, with it alone, takes no act.
void add_idle(const Group& group,
              const Clause& clause,
              std::vector<std::string> Clause::*list,
              const std::string& key,
              const record::Record& record,
              std::vector<Instance>& idle) {
  for (const std::string& one : clause.*list) {
    Clause alone = clause;
    alone.*list = {one};
    if (!takes_any(alone, group, record))
      idle.push_back({clause.place,
                      "'" + one + "' in " + key + " of '" + group.name + "'"});
  }
}

Side other_than(Side side) {
  return side == Side::ours ? Side::theirs : Side::ours;
}

// Groups of one side that hold acts of the other alone.
void add_foreign(const casefile::Case& the_case, Diagnostics& doubts) {
  std::vector<Instance> foreign;
  for (const Group& group : the_case.groups) {
    if (group.side != Side::ours && group.side != Side::theirs) continue;
    const auto acts = record::selected(group, the_case.record);
    const auto count =
        std::count_if(acts.begin(), acts.end(), [&](std::size_t act) {
          return the_case.record.acts[act].side == other_than(group.side);
        });
    if (count == 0) continue;
    foreign.push_back(
        {group.place, "the group '" + group.name + "' has side = \"" +
                          std::string(record::text_of(group.side)) +
                          "\", and " + std::to_string(count) + " of its " +
                          std::to_string(acts.size()) + " acts"});
  }
  add_merged(foreign,
             {"are by the other side alone",
              "groups hold acts of the other side than they say",
              "its acts are simulated, and its claims capped, as that side's",
              "mend its side, or narrow its [[group.select]] (sides, "
              "actors_any)"},
             doubts);
}

}  // namespace

void add_selectors(const casefile::Case& the_case, Diagnostics& doubts) {
  add_foreign(the_case, doubts);
  std::vector<Instance> idle;
  for (const Group& group : the_case.groups)
    for (const Clause& clause : group.select) {
      add_idle(group, clause, &Clause::text_any, "text_any", the_case.record,
               idle);
      add_idle(group, clause, &Clause::targets_any, "targets_any",
               the_case.record, idle);
    }
  add_merged(idle,
             {"fits no act that the rest of its [[group.select]] fits",
              "words or targets fit no act that the rest of their "
              "[[group.select]] fits",
              "a misspelt word takes nothing and says nothing",
              "nothing where acts to come are meant; else mend the word"},
             doubts);
}

}  // namespace entente::doubt
