#include "entente/record/act.hpp"

#include <algorithm>
#include <tuple>

#include "entente/core/check.hpp"
#include "entente/core/holds.hpp"
#include "entente/record/coverage.hpp"
#include "entente/record/source_rules.hpp"
#include "entente/record/source_text.hpp"

namespace entente::record {
namespace {

bool any_of(const std::vector<std::string>& actors,
            const std::vector<std::string>& side) {
  return std::any_of(actors.begin(), actors.end(),
                     [&](const std::string& a) { return holds(side, a); });
}

}  // namespace

Side side_of(const std::vector<std::string>& actors, const Sides& sides) {
  const bool ours = any_of(actors, sides.ours);
  if (!any_of(actors, sides.theirs)) return ours ? Side::ours : Side::third;
  if (ours || any_of(actors, sides.joint_with)) return Side::joint;
  const bool alone =
      std::all_of(actors.begin(), actors.end(),
                  [&](const std::string& a) { return holds(sides.theirs, a); });
  return alone ? Side::theirs : Side::third;
}

std::vector<std::string> source_pieces(const Act& act) {
  std::vector<std::string> pieces;
  const std::string_view source = act.source;
  std::size_t start = 0;
  while (start < source.size()) {
    const auto end = std::min(source.find("; ", start), source.size());
    if (end > start) pieces.emplace_back(source.substr(start, end - start));
    start = end + 2;
  }
  return pieces;
}

void derive(Record& record, const Sides& sides) {
  const SourceRules rules(record.sources);
  for (Act& act : record.acts) {
    act.side = side_of(act.actors, sides);
    act.poorly_covered = is_poor(act, record.coverage);
    std::vector<std::string> classes;
    for (const std::string& piece : source_pieces(act)) {
      const SourceRule* rule = rules.rule_for(piece);
      if (rule != nullptr && !holds(classes, rule->source_class))
        classes.push_back(rule->source_class);
    }
    act.source_classes = std::move(classes);
  }
  std::sort(record.acts.begin(), record.acts.end(),
            [](const Act& a, const Act& b) {
              return std::tie(a.day, a.id) < std::tie(b.day, b.id);
            });
}

const Kind* find_kind(std::string_view kind, const std::vector<Kind>& kinds) {
  const auto row = std::find_if(kinds.begin(), kinds.end(),
                                [&](const Kind& k) { return k.kind == kind; });
  return row == kinds.end() ? nullptr : &*row;
}

double weight_of(const Act& act, const std::vector<Kind>& kinds) {
  if (act.severity) return *act.severity;
  const Kind* kind = find_kind(act.kind, kinds);
  ENTENTE_EXPECTS(kind != nullptr);
  return kind->default_weight;
}

}  // namespace entente::record
