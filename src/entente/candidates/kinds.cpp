#include <algorithm>

#include "entente/candidates/names.hpp"
#include "entente/casefile/fields.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/core/holds.hpp"

namespace entente::candidates {
namespace {

using casefile::Fields;
using casefile::Placed;

struct Known {
  std::vector<std::string> kinds, actors;
};

Known known_of(const casefile::Case& the_case) {
  Known known;
  for (const record::Kind& kind : the_case.record.kinds)
    known.kinds.push_back(kind.kind);
  for (const auto& [code, who] : the_case.actors)
    known.actors.push_back(code);
  return known;
}

void check_name(const Placed& name,
                const std::vector<std::string>& known,
                const std::string& what,
                const std::string& where,
                Diagnostics& mistakes) {
  if (name.text.empty() || holds(known, name.text)) return;
  mistakes.push_back(
      {name.place, "'" + name.text + "' is no " + what + " of this case",
       what + "s are those of " + where,
       casefile::did_you_mean(
           name.text, known,
           known.size() > 20 ? "look into " + where
                             : "they are " + casefile::one_of_text(known))});
}

bool fits(const std::vector<std::string>& wanted,
          const std::vector<std::string>& have) {
  return wanted.empty() ||
         std::any_of(have.begin(), have.end(), [&](const std::string& one) {
           return holds(wanted, one);
         });
}

KindRule read_rule(Fields& fields, const Known& known, Diagnostics& mistakes) {
  KindRule rule;
  rule.kind = fields.text("kind");
  check_name({rule.kind, fields.place("kind")}, known.kinds, "kind",
             "kinds.csv", mistakes);
  if (fields.truth_or("joint", false)) rule.direction = Direction::joint;
  const auto also = fields.texts("also");
  for (const Placed& kind : also)
    check_name(kind, known.kinds, "kind", "kinds.csv", mistakes);
  rule.also = casefile::plain(also);
  for (const char* const key : {"actors", "targets"}) {
    const auto names = fields.texts(key);
    for (const Placed& name : names)
      check_name(name, known.actors, "actor", "[actors] in case.toml",
                 mistakes);
    (key[0] == 'a' ? rule.actors : rule.targets) = casefile::plain(names);
  }
  return rule;
}

}  // namespace

KindMap KindMap::read(std::string_view bytes,
                      const std::string& file,
                      const casefile::Case& the_case,
                      Diagnostics& mistakes) {
  KindMap map;
  const std::size_t before = mistakes.size();
  const casefile::TomlValue top = casefile::read_toml(bytes, file, mistakes);
  if (mistakes.size() > before) return map;
  const Known known = known_of(the_case);
  Fields fields(top, "a map of codes", mistakes);
  map.version_ = fields.text("version");
  for (const casefile::TomlValue* const table : fields.tables("rule")) {
    Fields rule(*table, "a [[rule]]", mistakes);
    const auto codes = rule.texts("codes");
    if (codes.empty())
      rule.report("codes", "this rule names no code",
                  "a rule holds for the codes that begin with one of its own",
                  "write codes = [\"19\"], between quotation marks: 010 is not "
                  "10");
    const std::size_t index = map.rules_.size();
    map.rules_.push_back(read_rule(rule, known, mistakes));
    rule.refuse_unknown();
    for (const Placed& code : codes) {
      auto& rules = map.by_code_[code.text];
      const KindRule& mine = map.rules_[index];
      for (const std::size_t other : rules) {
        const KindRule& theirs = map.rules_[other];
        if (!theirs.actors.empty() && theirs.actors != mine.actors) continue;
        if (!theirs.targets.empty() && theirs.targets != mine.targets) continue;
        mistakes.push_back(
            {code.place, "an earlier rule takes every row of this code",
             "of the rules of a code the first whose actors and targets fit "
             "holds",
             "put this rule before that one, or take the code out of one"});
        break;
      }
      rules.push_back(index);
    }
  }
  if (map.rules_.empty() && mistakes.size() == before)
    fields.report("rule", "this map has no [[rule]]",
                  "without one every row is outside the case",
                  "write [[rule]] with codes and kind");
  if (const casefile::TomlValue* const names = fields.table_or_null("names"))
    for (const casefile::TomlEntry& entry : names->entries) {
      if (entry.value.kind != casefile::TomlKind::text)
        mistakes.push_back({entry.value.place, "this code is no text",
                            "codes are texts: 010 is not 10",
                            "put it between quotation marks"});
      map.codes_[entry.key] = entry.value.text;
    }
  fields.refuse_unknown();
  return map;
}

const KindRule* KindMap::find(std::string_view code,
                              const std::vector<std::string>& actors,
                              const std::vector<std::string>& targets) const {
  for (std::size_t size = code.size(); size > 0; --size) {
    const auto found = by_code_.find(code.substr(0, size));
    if (found == by_code_.end()) continue;
    for (const std::size_t i : found->second)
      if (fits(rules_[i].actors, actors) && fits(rules_[i].targets, targets))
        return &rules_[i];
  }
  return nullptr;
}

std::string_view KindMap::code_of(std::string_view name) const {
  const auto found = codes_.find(name);
  return found == codes_.end() ? std::string_view() : found->second;
}

}  // namespace entente::candidates
