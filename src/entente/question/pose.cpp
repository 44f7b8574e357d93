#include "entente/question/pose.hpp"

#include <algorithm>
#include <set>

namespace entente::question {
namespace {

using record::Group;
using theory::Setting;

constexpr const char* kMade = "what is asked";

std::set<std::size_t> acts_in_window(const Group& group,
                                     const Setting& setting) {
  std::set<std::size_t> out;
  for (const std::size_t i : record::members(group, *setting.record))
    if (setting.window.holds(setting.record->acts[i].day)) out.insert(i);
  return out;
}

Group made_group(const QuestionSpec& question, const Setting& setting) {
  Group group;
  group.name = group.one = group.many = kMade;
  record::Clause clause;
  clause.kinds = question.kinds;
  clause.actors_any = question.actors;
  group.select = {clause};
  // Also families that hold no act of it: none may mean none.
  for (const record::Coverage& row : setting.record->coverage) {
    const bool of_kinds = std::any_of(
        row.kinds.begin(), row.kinds.end(), [&](const std::string& kind) {
          return std::count(question.kinds.begin(), question.kinds.end(),
                            kind) > 0;
        });
    if (of_kinds && row.selector.empty() &&
        std::count(group.gates.begin(), group.gates.end(), row.family) == 0)
      group.gates.push_back(row.family);
  }
  for (const std::string& family :
       record::families_holding(group, *setting.record))
    if (std::count(group.gates.begin(), group.gates.end(), family) == 0)
      group.gates.push_back(family);
  for (const std::size_t i : record::members(group, *setting.record))
    group.side = setting.record->acts[i].side;
  return group;
}

bool has_law(const theory::ModelSpec& model, const std::string& group) {
  return std::any_of(
      model.laws.begin(), model.laws.end(),
      [&](const theory::LawSpec& law) { return law.group == group; });
}

// The narrowest group with a law, counted by days, that holds all these acts.
std::string whole_of(const Setting& setting,
                     const std::set<std::size_t>& acts) {
  std::string found;
  std::size_t fewest = 0;
  if (acts.empty()) return found;
  for (const theory::LawSpec& law : setting.model->laws) {
    const Group& group =
        (*setting.groups)[theory::group_index(setting, law.group)];
    if (law.variant || group.counting != record::Counting::days) continue;
    const auto all = acts_in_window(group, setting);
    if (!std::includes(all.begin(), all.end(), acts.begin(), acts.end()))
      continue;
    if (!found.empty() && all.size() >= fewest) continue;
    found = law.group;
    fewest = all.size();
  }
  return found;
}

theory::LawSpec made_law(const std::string& group,
                         std::size_t acts,
                         const Setting& setting) {
  constexpr double kLeast = 0.5;  // acts: none seen is not none ever
  theory::LawSpec law;
  law.group = group;
  law.acts_per_year = std::clamp(std::max(static_cast<double>(acts), kLeast) *
                                     365.25 / setting.window.days(),
                                 0.001, 1000.0);
  law.variant = true;  // its acts stay in the density of sources
  return law;
}

}  // namespace

void pose(const Setting& setting,
          const std::vector<forecast::ItemSpec>& items,
          const QuestionSpec& question,
          Posed& out) {
  out.groups = *setting.groups;
  out.model = *setting.model;
  out.item = {question.id, question.text, question.group, {}, question.place};
  if (question.group.empty()) {
    out.groups.push_back(made_group(question, setting));
    out.item.group = kMade;
  }
  const auto as_item = std::find_if(
      items.begin(), items.end(), [&](const forecast::ItemSpec& item) {
        return item.group == out.item.group && !item.part_of.empty();
      });
  const Group& group = *std::find_if(
      out.groups.begin(), out.groups.end(),
      [&](const Group& one) { return one.name == out.item.group; });
  const auto acts = acts_in_window(group, setting);
  if (as_item != items.end()) {
    out.item.part_of = as_item->part_of;
  } else if (!has_law(out.model, out.item.group)) {
    out.item.part_of = whole_of(setting, acts);
  }
  out.drawn = out.item.part_of.empty() ? Drawn::own_law : Drawn::part;
  if (out.item.part_of.empty() && !has_law(out.model, out.item.group)) {
    out.drawn = Drawn::made_law;
    out.model.laws.push_back(made_law(out.item.group, acts.size(), setting));
  }
  out.setting =
      theory::make_setting(*setting.record, out.groups, *setting.tracks,
                           out.model, setting.window, setting.seed_days);
  // Those of the case's groups stay as they were counted on the whole record.
  std::copy(setting.tiers.begin(), setting.tiers.end(),
            out.setting.tiers.begin());
}

}  // namespace entente::question
