// Sentences about dated questions, from results alone (docs/json.md,
// "questions").
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// "2026-08-01 to 2026-12-31"
std::string question_days(const Json& question);

// "group 'missile'", "kind boat_seized by VAR or ALB"
std::string question_outcome(const Json& question);

// "at least 2 days of group 'missile'"
std::string question_asks(const Json& question);

// What makes it a yes, in the words of who asked or of the program.
std::string question_rule(const Json& question);

// How the model draws the outcome.
std::string drawn_words(const Json& answer);

// "yes, on 2026-03-14", "open"
std::string came_words(const Json& entry);

// "40%", or `otherwise` where nothing is said.
std::string percent_or(const Json& value, const char* otherwise);
// The same of what was counted or said by a person: 0% and 100% where exact.
std::string share_or(const Json& value, const char* otherwise);

// Why nothing that somebody said is scored, from the list of questions.
std::string unscored_words(const Json& questions, const std::string& who);

}  // namespace entente::report
