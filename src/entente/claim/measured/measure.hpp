// Measured claims: a quantity, and the probability that the word is read from.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "entente/claim/measured/episode.hpp"
#include "entente/claim/measured/gain.hpp"
#include "entente/claim/measured/hazard.hpp"
#include "entente/claim/measured/hazard_ratio.hpp"
#include "entente/claim/measured/season.hpp"
#include "entente/claim/regions.hpp"
#include "entente/core/parallel.hpp"

namespace entente::claim {

// What a comparison of policies said of an outcome: under `policy` less under
// `rival`, mixture of the theories that survive, over so many days.
struct PolicyContrast {
  int days = 0;
  double difference = 0, low = 0, high = 0;  // with its 80 % band
  double lower = 0.5;                        // P(difference < 0)
  double lower_error = 0;                    // by the number of draws
  std::vector<std::string> beyond_record;    // of the two policies
};

// What measured claims need that is worked out elsewhere.
struct Given {
  Day record_from = 0;  // first origin of past forecasts
  std::map<std::string, PolicyContrast> contrasts;  // by claim
};

struct MeasureOptions {
  std::uint64_t seed = 1;
  int replicates = 199;  // of a season without one; more near an edge
  int most_replicates = 1'999;
  Parallelism parallelism;
  Given given;
};

// First as defined, then the variants that stand beside it.
using Hazards = std::vector<HazardResult>;
using HazardRatios = std::vector<HazardRatioResult>;
using Measured = std::variant<std::monostate,
                              SeasonResult,
                              Hazards,
                              HazardRatios,
                              EpisodeResult,
                              GainResult,
                              PolicyContrast>;

struct Measurement {
  Measured value;
  // That the claim holds, as far as its form lets one say so; docs/verdict.md
  // says of each form what it is.
  double probability = 0.5;
  double mc_error = 0;     // of it, by the number of simulations
  std::string why_cannot;  // where nothing could be measured
  std::size_t days_used = 0, days_lost = 0;
  int outcome_acts = 0;
};

// A claim whose form is no effect.
Measurement measure(const theory::Setting& setting,
                    const ClaimSpec& claim,
                    const MeasureOptions& options);

}  // namespace entente::claim
