// Doubts about selectors: words and targets that no act has.
#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"

namespace entente::doubt {
namespace {

using record::Clause;
using record::Group;

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

}  // namespace

void add_selectors(const casefile::Case& the_case, Diagnostics& doubts) {
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
