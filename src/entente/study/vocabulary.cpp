#include "entente/study/vocabulary.hpp"

#include <algorithm>

namespace entente::study {
namespace {

using question::Named;

std::string spaced(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return kind;
}

// Groups that are forecast or have a law before the others.
std::vector<const record::Group*> in_order(const casefile::Case& the_case) {
  std::vector<const record::Group*> out;
  for (const record::Group& group : the_case.groups)
    out.push_back(&group);
  const auto rank = [&](const record::Group* group) {
    for (const auto& item : the_case.forecast.items)
      if (item.group == group->name) return 0;
    for (const auto& law : the_case.model.laws)
      if (law.group == group->name && !law.variant) return 1;
    return 2;
  };
  std::stable_sort(out.begin(), out.end(), [&](const auto* a, const auto* b) {
    return rank(a) < rank(b);
  });
  return out;
}

}  // namespace

question::Vocabulary vocabulary_of(const casefile::Case& the_case) {
  question::Vocabulary words;
  words.as_of = the_case.window.to;
  for (const record::Group* group : in_order(the_case)) {
    Named named{
        group->name, {}, group->name, {group->name, group->one, group->many}};
    for (const auto& item : the_case.forecast.items)
      if (item.group == group->name) {
        named.words.push_back(item.id);
        named.words.push_back(item.title);
      }
    words.outcomes.push_back(std::move(named));
  }
  for (const record::Kind& kind : the_case.record.kinds)
    words.outcomes.push_back({"",
                              {kind.kind},
                              kind.label.empty() ? kind.kind : kind.label,
                              {spaced(kind.kind), kind.label, kind.title}});
  for (const auto& [code, name] : the_case.actors)
    words.actors.push_back({code, {code, name}});
  return words;
}

}  // namespace entente::study
