// One machine-coded row as an event between actors of the case, or why it is
// none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/candidates/layout.hpp"
#include "entente/candidates/names.hpp"
#include "entente/casefile/case.hpp"

namespace entente::candidates {

struct Event {
  Day day = 0;
  record::Precision precision = record::Precision::day;
  std::string actor, target;  // as in acts.csv: "ALB+BOR"
  // By the row, where the kind makes both one.
  std::string coded_actor, coded_target;
  std::string kind;
  const KindRule* rule = nullptr;
  std::string code;
  std::optional<double> goldstein;
  std::string quad;
  std::string publisher, text, address;
  std::string row;  // names it within its format: "32889836", or a hash
};

// What became of a row, in this order of doubts.
enum class Fate { event, no_kind, outside, refused };

struct Told {
  Fate fate = Fate::refused;
  std::string reason;   // why it is outside or refused
  std::string unknown;  // whom the table of actors does not have
  std::string country;  // of the same, as the data has it; or empty
};

// What rows are read with; all of it outlives the reading.
struct Reading {
  const Layout* layout = nullptr;
  const ActorTable* actors = nullptr;
  const KindMap* kinds = nullptr;
  const casefile::Case* the_case = nullptr;
  Span days;  // others are outside
};

// A row whose fate is no_kind is an event in all but kind and rule.
Told read_event(const RawRow& row,
                const Binding& binding,
                const Reading& reading,
                Event& event);

// Text that a case may hold: what is no UTF-8 is read as ISO-8859-1, controls
// become blanks, and it ends after so many bytes.
std::string clean(std::string_view text, std::size_t most = 300);

}  // namespace entente::candidates
