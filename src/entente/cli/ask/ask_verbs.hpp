// The verbs that ask a case what does not stand in it.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/casefile/files.hpp"
#include "entente/cli/shell/options.hpp"

namespace entente::cli {

bool is_asking(const std::string& verb);

// Runs what the options ask for; expects is_asking. Throws only for bugs.
Exit ask(const Options& options);

// Refuses a --claim that the case does not have; nothing where it has all.
std::optional<Exit> unknown_claim(const casefile::Case& the_case,
                                  const Options& options);

// Verbs of one file each; the case has been read from `files` without mistakes.
Exit try_settings(casefile::Case& the_case,
                  const casefile::Files& files,
                  const Options& options);

Exit ask_question(casefile::Case& the_case,
                  const casefile::Files& files,
                  const Options& options);
Exit questions(casefile::Case& the_case,
               const casefile::Files& files,
               const Options& options);

// Reads what it compares itself.
Exit diff(const Options& options);

// For a reader, from the JSON of docs/json.md.
std::string tried_text(const nlohmann::ordered_json& result);
// The chances of outcomes; the words of one claim, all nulls and variants read.
std::string tried_outcomes_text(const nlohmann::ordered_json& outcomes);
// The same of those that moved, where none was named.
std::string tried_moves_text(const nlohmann::ordered_json& outcomes);
std::string tried_claim_text(const nlohmann::ordered_json& claim);

std::string answer_text(const nlohmann::ordered_json& answer);
std::string register_text(const nlohmann::ordered_json& result);

std::string diff_text(const nlohmann::ordered_json& changes);

}  // namespace entente::cli
