// Worlds: what is true in them beside the base model.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/theory/law.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {

// What a slow tension x(t) that nobody records does beside the outcome, whose
// rate it raises: exp(... + x(t)).
enum class Seen {
  nobody,  // moves nothing else
  calm,    // the tested acts come when the outcome is less likely: exp(... - x)
  crisis,  // they come when it is likelier: exp(... + x)
};

enum class Memory {
  fitted,     // the half-lives of the group's tier
  power_law,  // theirs remember over 3 to 640 days, with the same branching
  // None: what theirs and the outcome would remember are campaigns that come
  // and go by a hidden two-state chain, each group's its own, fitted to the
  // record. The tested effect multiplies the whole rate, in full, for sixty
  // days from the day on which an act is seen, whatever the act weighs
  // (theory::Term: within(group, 60)); a state or a composite term while it
  // holds.
  campaigns,
};

// A world as it is described to a reader.
struct WorldSpec {
  std::string id;
  std::string title;  // in words, for a brief
  Memory memory = Memory::fitted;
  double tension_sd = 0;  // of x(t), a stationary AR(1) by day
  Seen seen = Seen::nobody;
  std::vector<double> ratios = {1};  // true ratios of the tables' cells
};

// The worlds of the tables, the base model's own first.
std::vector<WorldSpec> worlds();

// What chance a record is made of: nothing else enters it.
struct RecordKey {
  std::uint64_t seed = 1;
  std::uint64_t theme = 0;  // of the cell
  std::uint32_t record = 0;
};

// x(t) by day.
std::vector<double> tension_path(const WorldSpec& spec,
                                 int days,
                                 const RecordKey& key);

// Adds weight x(t) to a law; its mean over records leaves the rate alone.
void feel(const WorldSpec& spec,
          double weight,
          const std::vector<double>& path,
          theory::Law& law,
          theory::Parameters& parameters);

// Gives a law the long memory, with the branching that it has.
void remember_long(theory::Law& law, theory::Parameters& parameters);

}  // namespace entente::bench
