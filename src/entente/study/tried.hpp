// A case as it is beside the case as it would be: a claim's word, an outcome's
// chances, a question's answer.
#pragma once

#include <string>

#include "entente/study/results.hpp"

namespace entente::study {

// {before, after} of a claim that both have: docs/json.md, "try".
nlohmann::ordered_json claim_tried(const Asked& before,
                                   const Asked& after,
                                   const std::string& id,
                                   Nulls nulls);

// Of a forecast item that both have, by its law alone, which the forecast pools
// with its rivals: [{horizon, before, after}], chances or null.
nlohmann::ordered_json outcome_tried(const Asked& before,
                                     const Asked& after,
                                     const std::string& id);

// {before, after} of a question, each an answer by the law alone
// (docs/json.md, "questions").
nlohmann::ordered_json question_tried(const Asked& before,
                                      const Asked& after,
                                      const question::QuestionSpec& question);

}  // namespace entente::study
