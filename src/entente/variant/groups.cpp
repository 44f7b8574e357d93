#include "entente/variant/groups.hpp"

#include <algorithm>
#include <map>

#include "entente/record/group.hpp"

namespace entente::variant {
namespace {

using Members = std::map<std::string, const record::Act*>;

Members members_of(const casefile::Case& value, const std::string& name) {
  Members out;
  for (const record::Group& group : value.groups) {
    if (group.name != name) continue;
    for (const std::size_t i : record::members(group, value.record))
      out[value.record.acts[i].id] = &value.record.acts[i];
  }
  return out;
}

std::vector<record::Act> only_in(const Members& these, const Members& others) {
  std::vector<record::Act> out;
  for (const auto& [id, act] : these)
    if (!others.contains(id)) out.push_back(*act);
  std::stable_sort(
      out.begin(), out.end(),
      [](const record::Act& a, const record::Act& b) { return a.day < b.day; });
  return out;
}

}  // namespace

std::vector<GroupMoved> groups_moved(const casefile::Case& before,
                                     const casefile::Case& after) {
  std::vector<std::string> names;
  for (const casefile::Case* one : {&after, &before})
    for (const record::Group& group : one->groups)
      if (std::find(names.begin(), names.end(), group.name) == names.end())
        names.push_back(group.name);
  std::vector<GroupMoved> out;
  for (const std::string& name : names) {
    const Members was = members_of(before, name);
    const Members is = members_of(after, name);
    GroupMoved moved{name, was.size(), is.size(), only_in(is, was),
                     only_in(was, is)};
    if (!moved.in.empty() || !moved.out.empty())
      out.push_back(std::move(moved));
  }
  return out;
}

}  // namespace entente::variant
