// One act of the record, as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/doubt/act_reading.hpp"

namespace entente::cli {

// "2018-03", where no more is known.
std::string date_of(const record::Act& act);
// "date-unverified", "not said"
std::string_view check_word(record::Check check);

// The row, with what follows from it and no other: side and check in words.
nlohmann::ordered_json act_json(const record::Act& act);

// Its row, coding, doubts and sources.
std::string act_text(const casefile::Case& the_case, const record::Act& act);

// What the act answers, what answers it, and what followed in 60 days.
std::string around_text(const casefile::Case& the_case, std::size_t act);
void add_around(const casefile::Case& the_case,
                std::size_t act,
                nlohmann::ordered_json& json);

// Groups with the selector that took it, why others that were near do not read
// it, and the claims, forecasts and theories that do.
std::string reading_text(const casefile::Case& the_case,
                         const record::Act& act,
                         const doubt::ActReading& reading);
void add_reading(const casefile::Case& the_case,
                 const doubt::ActReading& reading,
                 nlohmann::ordered_json& json);

}  // namespace entente::cli
