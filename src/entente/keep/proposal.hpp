// What may be proposed for a new act: its id, what acts of its kind weigh, and
// what it may answer. A person decides; nothing of it is written unasked.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/keep/table_text.hpp"
#include "entente/record/act.hpp"

namespace entente::keep {

// date.actor.kind.number with the first number that neither an act nor a
// retired id has, beside those in `taken`.
std::string proposed_id(const record::Record& record,
                        std::string_view date,
                        std::string_view actor,
                        std::string_view kind,
                        const std::vector<std::string>& taken = {});

// The act that cells of acts.csv speak of, as far as they say it: day, actors
// and their side, kind, package and lines.
record::Act act_told(const Cells& cells, const record::Sides& sides);

// Pieces of a source that no pattern of sources.csv fits; none where the case
// has no such table.
std::vector<std::string> strange_sources(const record::Record& record,
                                         const std::string& source);

// What acts of a kind weigh: the kind's default, what each weight occurs how
// often, from the lightest, and the median.
struct Weights {
  double usual = 0;
  double median = 0;
  std::vector<std::pair<double, std::size_t>> seen;
  std::size_t acts = 0;
};
Weights weights_of(std::string_view kind, const record::Record& record);

// An act that another may answer.
struct Answered {
  std::size_t act = 0;
  int days_before = 0;
  // Acts of the new one's kind that answer one of this one's kind, of all of
  // its kind that answer any.
  std::size_t times = 0, of = 0;
};
// The most likely ones, at most `most`: acts of another side (any, for a joint
// act) in the 180 days before, in the order of
//   (times + 1/2) (1 + 2 [same package] + 2 [same line]) 2^(-days/14).
// On the record that the program ships the act that the source names is among
// the first three for 59 of 100 that answer one, each left out of its own
// count.
std::vector<Answered> likely_answered(const record::Record& record,
                                      const record::Act& act,
                                      std::size_t most);

}  // namespace entente::keep
