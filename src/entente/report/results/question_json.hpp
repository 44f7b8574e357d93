// Questions and who said what of them, as the JSON of docs/json.md.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/question/answer.hpp"
#include "entente/question/scores.hpp"

namespace entente::report {

nlohmann::ordered_json question_json(const question::QuestionSpec& question);
nlohmann::ordered_json answer_json(const question::QuestionSpec& question,
                                   const question::Answer& answer);
nlohmann::ordered_json rows_json(const std::vector<question::Row>& rows);
nlohmann::ordered_json standings_json(
    const std::vector<question::Standing>& standings);

// "yes", "no", "open" or "void".
const char* text_of(question::Came came);

}  // namespace entente::report
