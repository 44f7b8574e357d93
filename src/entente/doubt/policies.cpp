// Doubts about policies: what they wait for in vain, and what changes nothing.
#include "entente/doubt/doubts.hpp"
#include "entente/doubt/merged.hpp"
#include "entente/policy/reach.hpp"

namespace entente::doubt {
namespace {

using policy::Oddity;

struct Words {
  Oddity kind;
  Wording wording;
};

const std::vector<Words>& wordings() {
  static const std::vector<Words> all = {
      {Oddity::never_on_record,
       {"would have fired on no day of the record",
        "rules would have fired on no day of the record",
        "what has not happened in the whole window hardly happens in the "
        "futures that are drawn from it: the rule is as good as none",
        "widen the condition, or keep it and say in the argument what it waits "
        "for"}},
      {Oddity::impossible,
       {"waits for what the policy itself ends, or is decided by it",
        "rules wait for what their policy itself ends",
        "it reads acts of a group of ours that never acts under this policy; "
        "once those of the record have passed, the condition stays as it is",
        "let that group act, or mend the condition"}},
      {Oddity::reads_the_gone,
       {"and the policy itself ends that group",
        "conditions read groups that their policy itself ends",
        "once the acts of the record have passed, that part of the condition "
        "says nothing",
        "leave that part out, or let the group act"}},
      {Oddity::unmodelled,
       {"and no future holds an act of it",
        "conditions read groups of which futures hold no act",
        "the group has no law and no schedule, so it stays silent in every "
        "future",
        "add [[law]] for the group to case.toml, or name a group that has "
        "one"}},
      {Oddity::unread,
       {"is read by no law",
        "groups that policies decide on are read by no law",
        "neither the base model nor a theory says that the other side answers "
        "it: nothing changes but what it costs, and what other rules make of "
        "it",
        "nothing where that is meant; else add a term of the group to "
        "[model] treatments"}},
      {Oddity::still_track,
       {"and futures do not move tracks",
        "conditions read tracks, which futures do not move",
        "the track stays in every future as the record ends",
        "name a group instead, such as within(GROUP, days)"}},
      {Oddity::over,
       {"is over", "days of policies are over",
        "as_of has moved past them: futures begin after it, and what was done "
        "before is the record's to say",
        "nothing, and the policy is kept as it was meant; from the day before "
        "it is asked by entente policies CASE --from DAY"}}};
  return all;
}

// Terms of the model or of theories that read a group of which futures hold no
// act, though the record does: what a policy does passes them by.
void add_unmoved(const casefile::Case& the_case,
                 const theory::Panel& panel,
                 Diagnostics& doubts) {
  std::vector<Instance> found;
  for (const policy::Unmoved& one :
       policy::unmoved_terms(panel.setting, the_case.theories))
    found.push_back({one.place, "'" + one.term + "', of '" + one.group + "'"});
  add_merged(found,
             {"reads a group of which futures hold no act",
              "terms read groups of which futures hold no act",
              "the group has no law and no schedule: whatever policies do, and "
              "be it the same acts under another name, moves this term in no "
              "future, and its share of the effect is missing from every "
              "difference",
              "add [[law]] for the group to case.toml, or take the term out"},
             doubts);
}

}  // namespace

std::vector<policy::Explained> explained(const casefile::Case& the_case,
                                         const theory::Panel& panel) {
  return policy::explain(panel, the_case.policies, the_case.theories,
                         the_case.decide.days.back());
}

Diagnostics doubts_of_policies(const casefile::Case& the_case,
                               const theory::Panel& panel,
                               const std::vector<policy::Explained>& all) {
  Diagnostics doubts;
  add_unmoved(the_case, panel, doubts);
  for (const policy::Explained& one : all)
    for (const policy::Odd& odd : one.oddities)
      for (const Words& words : wordings())
        if (odd.kind == words.kind)
          add_merged({{odd.place, odd.what}}, words.wording, doubts);
  return doubts;
}

void add_policies(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  Diagnostics& doubts) {
  if (!the_case.policies.empty()) add_unmoved(the_case, panel, doubts);
  const std::vector<policy::Explained> all = explained(the_case, panel);
  for (const Words& words : wordings()) {
    std::vector<Instance> found;
    for (const policy::Explained& one : all)
      for (const policy::Odd& odd : one.oddities)
        if (odd.kind == words.kind) found.push_back({odd.place, odd.what});
    add_merged(found, words.wording, doubts);
  }
}

}  // namespace entente::doubt
