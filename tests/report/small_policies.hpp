// An invented comparison of policies for the small case: one that is fewer,
// one that is more, one beyond the record, two that are tied.
#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "entente/casefile/case.hpp"
#include "entente/decide/result.hpp"

namespace entente::report {

// The small case with drills, five policies and two profiles.
casefile::Case policy_case();

decide::Comparison small_comparison();

// What each of the others is on an outcome at every horizon and under every
// column: `difference` with a band of 3 about it, or tied.
void set_difference(decide::Comparison& comparison,
                    std::size_t policy,
                    std::size_t outcome,
                    double difference);

// The results of the small case with that comparison as their "policies".
nlohmann::ordered_json results_with(const decide::Comparison& comparison);

}  // namespace entente::report
