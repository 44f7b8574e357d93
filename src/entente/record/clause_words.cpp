#include "entente/record/clause_words.hpp"

#include <vector>

#include <fmt/format.h>

#include "entente/record/act_words.hpp"

namespace entente::record {
namespace {

// A condition of a selector: "kinds clash|raid", or how many it allows where
// they are more than a line holds.
void add_condition(const char* key,
                   const std::vector<std::string>& values,
                   std::vector<std::string>& all) {
  constexpr std::size_t kMost = 4;
  if (values.empty()) return;
  if (values.size() > kMost) {
    all.push_back(fmt::format("{} (one of {})", key, values.size()));
    return;
  }
  std::string text = std::string(key) + " ";
  for (std::size_t i = 0; i < values.size(); ++i)
    text += (i == 0 ? "" : "|") + (values[i].empty() ? "\"\"" : values[i]);
  all.push_back(std::move(text));
}

}  // namespace

std::string clause_text(const Clause& clause) {
  std::vector<std::string> all, side_words;
  for (const Side side : clause.sides)
    side_words.emplace_back(text_of(side));
  add_condition("kinds", clause.kinds, all);
  add_condition("sides", side_words, all);
  add_condition("actors_any", clause.actors_any, all);
  add_condition("actors_none", clause.actors_none, all);
  add_condition("targets_any", clause.targets_any, all);
  add_condition("text_any", clause.text_any, all);
  add_condition("terms", clause.terms, all);
  add_condition("terms_none", clause.terms_none, all);
  add_condition("outcomes", clause.outcomes, all);
  add_condition("units", clause.units, all);
  add_condition("scheduled", clause.scheduled, all);
  add_condition("lines_any", clause.lines_any, all);
  add_condition("ids", clause.ids, all);
  if (clause.least_weight)
    all.push_back(fmt::format("least_weight {:g}", *clause.least_weight));
  if (clause.below_weight)
    all.push_back(fmt::format("below_weight {:g}", *clause.below_weight));
  if (clause.own_kind_covered) all.emplace_back("own_kind_covered");
  std::string text;
  for (const std::string& one : all)
    text += (text.empty() ? "" : ", ") + one;
  return text;
}

}  // namespace entente::record
