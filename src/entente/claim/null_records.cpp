#include "entente/claim/null_records.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/future/drawn.hpp"
#include "entente/inference/base_model.hpp"

namespace entente::claim {
namespace {

std::set<std::size_t> members_of(const Draft& draft, std::size_t group) {
  const auto acts = record::members(draft.groups[group], *draft.setting.record);
  return {acts.begin(), acts.end()};
}

std::set<std::size_t> without(const std::set<std::size_t>& acts,
                              const std::set<std::size_t>& held) {
  std::set<std::size_t> rest;
  std::set_difference(acts.begin(), acts.end(), held.begin(), held.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

// A group of these acts of another, with its law.
std::size_t add_rest(Draft& draft,
                     std::size_t whole,
                     const std::set<std::size_t>& acts) {
  const record::Record& record = *draft.setting.record;
  record::Group rest = draft.groups[whole];
  rest.name += ", the rest";
  record::Clause ids;
  for (const std::size_t act : acts)
    ids.ids.push_back(record.acts[act].id);
  rest.select = {ids};
  auto& laws = draft.model.laws;
  const auto law =
      std::find_if(laws.begin(), laws.end(), [&](const theory::LawSpec& one) {
        return one.group == draft.groups[whole].name;
      });
  ENTENTE_EXPECTS(law != laws.end());
  theory::LawSpec rest_law = *law;
  rest_law.group = rest.name;
  rest_law.variant = true;
  laws.push_back(rest_law);
  if (inference::reacts(draft.model, draft.groups[whole].name))
    draft.model.reacting.push_back(rest.name);
  draft.groups.push_back(std::move(rest));
  draft.setting.tiers.push_back(
      theory::make_setting(record, draft.groups, *draft.setting.tracks,
                           draft.model, draft.setting.window,
                           draft.setting.seed_days)
          .tiers.back());
  return draft.groups.size() - 1;
}

// The simulated groups: the outcome, those that the tested term reads, others.
std::vector<std::size_t> simulated(const NullSampler& sampler,
                                   const Asked& asked) {
  const theory::Column& tested = asked.law.columns[tested_column(asked.law)];
  const auto read = asked.law.program.sources(*tested.term);
  const auto rank = [&](std::size_t group) {
    if (group == asked.law.group) return 0;
    return std::find(read.begin(), read.end(), group) != read.end() ? 1 : 2;
  };
  std::vector<std::size_t> groups;
  for (const future::Simulated& law : sampler.system().laws)
    groups.push_back(law.law.group);
  std::stable_sort(
      groups.begin(), groups.end(),
      [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return groups;
}

// An act that two of the groups hold stays with the first: a copy of it is read
// by both, and would be there twice. All acts that are held.
std::set<std::size_t> part(Draft& draft,
                           const std::vector<std::size_t>& groups) {
  std::set<std::size_t> held;
  for (const std::size_t group : groups) {
    const std::set<std::size_t> acts = members_of(draft, group);
    for (const std::size_t act : acts)
      if (held.contains(act))
        draft.groups[group].except.push_back(
            draft.setting.record->acts[act].id);
    held.insert(acts.begin(), acts.end());
  }
  return held;
}

// Adds to the draft what its null would not simulate of these outcomes; the
// groups that the tested effect must leave alone.
std::vector<std::size_t> complete(Draft& draft,
                                  const std::vector<std::string>& outcomes,
                                  const NullOptions& options) {
  Draft plain = draft;
  const Posed posed = pose(plain);
  const Asked asked = ask(posed.panel, posed.question);
  const NullSampler sampler(asked, posed.question, options);
  std::vector<std::size_t> also;
  const std::vector<std::size_t> groups = simulated(sampler, asked);
  std::set<std::size_t> held = part(draft, groups);
  for (const std::string& name : outcomes) {
    if (name == draft.outcome) continue;
    const std::size_t group = theory::group_index(asked.panel.setting, name);
    const std::set<std::size_t> acts = members_of(draft, group);
    for (const std::size_t one : groups)
      if (one != asked.law.group &&
          without(acts, members_of(draft, one)).size() < acts.size())
        also.push_back(one);
    const std::set<std::size_t> rest = without(acts, held);
    if (rest.empty()) continue;
    also.push_back(add_rest(draft, group, rest));
    held.insert(rest.begin(), rest.end());
  }
  std::sort(also.begin(), also.end());
  also.erase(std::unique(also.begin(), also.end()), also.end());
  return also;
}

}  // namespace

NullRecords::NullRecords(const theory::Setting& setting,
                         const ClaimSpec& claim,
                         const std::vector<std::string>& outcomes,
                         NullOptions options)
    : draft_(draft_of(setting, claim)), options_(std::move(options)) {
  options_.also = complete(draft_, outcomes, options_);
  draft_.changes.group = draft_.groups.size();
  posed_ = pose(draft_);
  asked_ = ask(posed_.panel, posed_.question);
  sampler_ = std::make_unique<NullSampler>(asked_, posed_.question, options_);
}

record::Record NullRecords::draw(std::uint32_t index) const {
  future::Future future;
  sampler_->simulate(index, future);
  return future::record_of(sampler_->system(), future);
}

}  // namespace entente::claim
