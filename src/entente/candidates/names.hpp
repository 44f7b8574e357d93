// Tables of a case that say whom and what a machine-coded row means:
// import/actors.csv and import/MAP.toml (docs/files.md).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/casefile/case.hpp"
#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::candidates {

// Who a name, a code or a country of the data is, and when.
class ActorTable {
 public:
  // `file` is its name in mistakes.
  static ActorTable read(std::string_view bytes,
                         const std::string& file,
                         const casefile::Case& the_case,
                         Diagnostics& mistakes);

  struct Found {
    enum class What { unknown, left_out, actor } what = What::unknown;
    std::string_view actor;  // valid as long as the table
  };
  // The first of name, code and country that the table has on that day; then
  // the longest ending of the name ("*(Alba)"). Capitals aside.
  Found find(std::string_view name,
             std::string_view code,
             std::string_view country,
             Day day) const;

 private:
  struct Entry {
    Span span;
    std::string actor;  // empty: no actor of the case
  };
  using Entries = std::map<std::string, std::vector<Entry>, std::less<>>;
  static const Entry* on_day(const Entries& entries,
                             std::string_view key,
                             Day day);
  Entries exact_, endings_;
};

enum class Direction { as_coded, joint };

// One [[rule]]: rows whose code begins with one of `codes`.
struct KindRule {
  std::string kind;
  Direction direction = Direction::as_coded;
  std::vector<std::string> actors, targets;  // one of them; empty: any
  std::vector<std::string> also;  // kinds of acts that it may be as well
};

class KindMap {
 public:
  static KindMap read(std::string_view bytes,
                      const std::string& file,
                      const casefile::Case& the_case,
                      Diagnostics& mistakes);

  // Of the rules whose code is the longest beginning of the row's, the first
  // that these actors fit; else of those of the next shorter one. Null: none.
  const KindRule* find(std::string_view code,
                       const std::vector<std::string>& actors,
                       const std::vector<std::string>& targets) const;
  // The code of a name ("Consult"), for rows that have only that; or empty.
  std::string_view code_of(std::string_view name) const;
  const std::string& version() const { return version_; }
  const std::vector<KindRule>& rules() const { return rules_; }

 private:
  std::string version_;  // "cameo 1"
  std::vector<KindRule> rules_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_code_;
  std::map<std::string, std::string, std::less<>> codes_;
};

}  // namespace entente::candidates
