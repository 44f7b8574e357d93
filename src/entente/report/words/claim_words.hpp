// Sentences about claims, from results alone. Verdict words speak of the past;
// no likelihood stands here.
#pragma once

#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

bool is_measured(const Json& claim);

// "above ×1.25", "not below ×0.8"; empty for a measured claim.
std::string region_words(std::string_view form);

// The edge between that region and the others: "×1.25" or "×0.8".
std::string edge_words(std::string_view form);

// The variants that count: those that are the same specification as another on
// this record are left out.
std::vector<const Json*> counted_rows(const Json& claim);

// The 95% interval of the corrected rate ratio: "0.51–1.43", "up to 0.24"
// where any smaller one fits as well, "0.80 and more".
std::string interval_words(const Json& claim);

// So many of what is tested: "29 concessions", "3 spells" of a state.
std::string tested_words(const Context& context, const Json& claim, long n);

// Beneath the word: "12% for “above ×1.25”; capped: our side chose the acts".
std::string verdict_note(const Json& claim);

// What would undo the word: the variants that change it, by the word they
// give; the unseen cause; the acts that would decide it.
std::vector<std::string> undo_sentences(const Json& claim);

// "Of nine claims one is supported, two lean, and the record cannot decide
// six."
std::string claims_headline(const Json& claims);

// How many of them the record cannot decide (unresolved or cannot be asked).
long undecided(const Json& claims);

// The claim whose word is least welcome to those who hold it: contradicted
// first, then leans against, unresolved, leans for, supported, and last what
// cannot be asked; the first of the case among equals. Null when there is none.
const Json* least_welcome(const Json& claims);

}  // namespace entente::report
