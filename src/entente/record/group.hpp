// Groups: named selections of acts, the unit that terms and models speak of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::record {

// A [[group.select]]: acts that fit every condition that is set; an empty list
// sets none.
struct Clause {
  std::vector<std::string> kinds;
  std::vector<Side> sides;
  std::vector<std::string> actors_any;   // at least one of these acts
  std::vector<std::string> actors_none;  // none of these acts
  std::vector<std::string> targets_any;  // it is aimed at one of these at least
  std::vector<std::string> text_any;  // its summary or note holds one of these,
                                      // a to z and A to Z alike
  std::vector<std::string> terms;
  std::vector<std::string> terms_none;
  std::vector<std::string> outcomes;  // "" stands for an empty cell
  std::vector<std::string> units;
  std::vector<std::string> scheduled;
  std::vector<std::string> lines_any;
  std::vector<std::string> ids;
  std::optional<double> least_weight;  // at least this
  std::optional<double> below_weight;  // less than this
  bool own_kind_covered = false;       // leave out acts whose own kind is poor
  Place place;
};

enum class Eligibility {
  outcomes,  // day precision, `sourced` or not said
  terms,     // the same, or `date-unverified`
};
enum class Counting { days, acts };
// When the group can act at all: always, while a line of `lines` is open, or
// while one is shut. State of the day before.
enum class Risk { always, line_open, line_shut };

struct Group {
  std::string name;
  std::string one, many;  // for sentences: "a concession", "concessions"
  Side side = Side::theirs;
  Counting counting = Counting::days;
  Eligibility eligibility = Eligibility::outcomes;
  std::vector<Clause> select;       // an act that fits any of them belongs
  std::vector<std::string> except;  // ids left out
  std::vector<std::string> except_reasons;  // why, one for each
  std::vector<std::string> gates;  // coverage families that gate its outcomes
  Risk at_risk = Risk::always;
  Span only;                   // acts outside these days do not belong
  bool announced = false;      // known before the day: terms read it with lag 0
  bool unweighted = false;     // every act weighs 1
  bool second_coding = false;  // terms and severity of the second coding,
                               // where the act has one
  Place place;
};

// Indices into record.acts, by day.
std::vector<std::size_t> members(const Group& group, const Record& record);

// The acts that the group's select fits, whatever their day, precision and
// check, and those that `except` names.
std::vector<std::size_t> selected(const Group& group, const Record& record);

// The conditions of the clause, by their keys in case.toml, that the act does
// not fit; none where the clause takes it.
std::vector<std::string_view> missed(const Act& act,
                                     const Clause& clause,
                                     const Group& group,
                                     const Record& record);

// Whether the text holds the part, a to z and A to Z alike.
bool says(std::string_view text, std::string_view part);

// One act-day of a group.
struct ActDay {
  Day day = 0;
  double weight = 0;  // 1 where the group counts days, else the acts' sum
  std::vector<std::size_t> acts;
};

std::vector<ActDay> act_days(const Group& group, const Record& record);

// Days of `span` that every gate of the group speaks of, and none as poor: 1
// covered, 0 not. A day in no row of a gating family is not covered: nobody
// says that it was read. A group without gates is covered on every day.
std::vector<char> covered_days(const Group& group,
                               const Record& record,
                               Span span);

// Families of coverage that hold an act of the group, in the order of their
// rows: its gates where the case names none.
std::vector<std::string> families_holding(const Group& group,
                                          const Record& record);

}  // namespace entente::record
