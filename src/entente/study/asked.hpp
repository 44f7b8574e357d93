// A case and how it is asked: what every result depends on, or is told by.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/casefile/case.hpp"
#include "entente/core/day.hpp"
#include "entente/core/parallel.hpp"
#include "entente/core/ranks.hpp"
#include "entente/theory/panel.hpp"

namespace entente::study {

// How policies are compared.
struct PoliciesWanted {
  std::vector<std::string> policies, theories;  // ids; none: all
  std::optional<int> days;     // one horizon instead of the case's
  std::optional<int> futures;  // of every policy and theory
  std::string profile;         // a file with [[profile]]
  std::string profile_hash;    // of its bytes
};

// Told that `done` of `total` parts of a work are done, from any thread. What
// it throws ends the work, and reaches whoever asked for the result.
using Told = std::function<void(std::size_t done, std::size_t total)>;

// How a result is asked for. `threads` and what follows `policies` never change
// a result.
struct How {
  std::uint64_t seed = 1;
  std::optional<Day> today;  // on which results are read
  PoliciesWanted policies;
  int threads = 0;              // 0: one a core
  std::filesystem::path cache;  // where results are kept; empty: nowhere
  // Called when a work of this name ("verdicts") begins; what is returned goes
  // when it ends. Empty: nobody is told.
  std::function<Told(const std::string& work)> begins;
  // Called before each part of a work, from any thread; what it throws ends the
  // work as what a Told throws does, also where nothing is told. May be empty.
  std::function<void()> before_each;
  Ranks ranks;       // that compare policies together
  std::string told;  // to a rank that follows: the inputs of the first
};

// How many threads that is.
int threads_of(const How& how);

// On so many, and ended as `how` says.
Parallelism parallelism_of(const How& how);

struct Asked {
  const casefile::Case* the_case = nullptr;
  theory::Setting setting;
  How how;
  std::string command;  // that makes the result again
  // What was computed by this process, under the hash of its inputs: claims
  // about policies read the comparison that the brief shows.
  std::shared_ptr<std::map<std::string, nlohmann::ordered_json>> made =
      std::make_shared<std::map<std::string, nlohmann::ordered_json>>();
};

// What is wrong with an argument, and what to do.
struct Refusal {
  std::string problem, hint;
};

// A cut-off before the case's own: acts after it are taken out of
// the record. Tiers stay those of the full record. Returns what is wrong with
// the date, which was given as `option`.
std::optional<Refusal> apply_as_of(casefile::Case& the_case,
                                   theory::Setting& setting,
                                   std::optional<Day> as_of,
                                   const std::string& option = "--as-of");

// In quotation marks of the shell; a word where it needs them.
std::string in_shell(const std::string& text);
std::string word_in_shell(const std::string& text);

// What a comparison of policies is asked, as it would be typed.
std::string words_of(const PoliciesWanted& wanted);

}  // namespace entente::study
