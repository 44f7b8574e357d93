// How far the rule's words can be trusted, as JSON: unseen causes, and many
// words at once.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/claim/error_rates.hpp"
#include "entente/claim/verdict.hpp"

namespace entente::report {

// What an unseen cause would have to be, beside the causes that are seen.
nlohmann::ordered_json unseen_json(const claim::EffectResult& effect);

// How many of the words are expected to be wrong.
nlohmann::ordered_json many_json(const std::vector<claim::Spoken>& words,
                                 const std::vector<claim::ErrorRate>& rates);

}  // namespace entente::report
