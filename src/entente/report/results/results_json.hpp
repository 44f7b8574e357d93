// Result structs as the JSON of docs/json.md.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/claim/verdict.hpp"
#include "entente/forecast/forecast.hpp"
#include "entente/inference/contest.hpp"

namespace entente::report {

struct Head {
  std::string version;
  std::uint64_t seed = 1;
  Day today = 0;
  std::string command;  // makes the result again
};

nlohmann::ordered_json head_json(const casefile::Case& the_case,
                                 const Head& head);
// What may be wrong with the case though it reads clean, and which of its acts
// a fit reads: `doubts` and `acts_read` of every head.
nlohmann::ordered_json doubts_json(const casefile::Case& the_case);
// One of them.
nlohmann::ordered_json doubt_json(const Diagnostic& doubt);
nlohmann::ordered_json claims_json(
    const casefile::Case& the_case,
    const std::vector<claim::ClaimResult>& claims);
nlohmann::ordered_json contest_json(const inference::ContestResult& contest);
nlohmann::ordered_json forecast_json(const forecast::ForecastResult& forecast);

// How often the rule was wrong on simulated records, where the case ships it.
nlohmann::ordered_json error_rates_json(const casefile::Case& the_case);

}  // namespace entente::report
