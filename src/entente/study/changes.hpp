// Two states of a case side by side, and what moved what: docs/json.md,
// "changes".
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/casefile/files.hpp"
#include "entente/study/results.hpp"

namespace entente::study {

// A state: its files, and the case as it was read from them and cut off.
struct State {
  casefile::Files files;
  Asked asked;
};

// How much is made again where no brief was made of the states. At once: claims
// by 49 nulls, by 199 where these do not show that it stands, and in full where
// those show a move; forecasts by their base law; no claim that takes more than
// verdicts.
enum class Depth { at_once, whole };

// Which results are compared; no claims: all that both have.
struct Compare {
  std::vector<std::string> claims;
  Depth depth = Depth::at_once;
  enum class Also {
    nothing,
    forecasts_and_theories
  } also = Also::forecasts_and_theories;
};

// Words, chances and ranks before and now; of each that moved, what it would be
// had each group of changes not been made, the one that moves it most first.
// Results come from the cache where they are known; a state in which a group of
// changes is left out is asked by 199 nulls, or by the law and a tenth of the
// futures, of each result that moved, unless no result can tell it from `now`.
nlohmann::ordered_json changes_of(const State& before,
                                  const State& now,
                                  const Compare& compare);

// The state of a case at the end of an earlier day: acts after it are gone.
// `value` is the case read from the same files, and is cut.
std::optional<Refusal> state_at(Day day, casefile::Case& value, State& state);

// What changed since the end of a day, into a brief's results; `files` are
// those that its case was read from.
std::optional<Refusal> add_changes(const Asked& asked,
                                   const casefile::Files& files,
                                   Day since,
                                   nlohmann::ordered_json& results);

// The same of two results of `brief --json`, which hold no acts: nothing says
// what moved what.
nlohmann::ordered_json changes_of_results(const nlohmann::ordered_json& before,
                                          const nlohmann::ordered_json& now);

}  // namespace entente::study
