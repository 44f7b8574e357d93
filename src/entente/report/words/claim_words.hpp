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

// Beside the word in a line, in short: "capped; at the edge of “unresolved”".
std::string word_flags(const Json& claim);

// In full: "12% for “above ×1.25”; capped: our side chose the acts".
std::string verdict_note(const Json& claim);

// What would undo the word: the variants that change it, by the word they
// give; the acts that would decide it. (Unseen causes: unseen_words.hpp.)
std::vector<std::string> undo_sentences(const Json& claim);

// "Of nine claims one is supported, two lean, and the record cannot decide
// six."
std::string claims_headline(const Json& claims);

// How many of them the record cannot decide (unresolved or cannot be asked).
long undecided(const Json& claims);

// "Of the 35 claims 14 lean or say more; by the rule's own probabilities 1.3 of
// these words are expected to be wrong." and what the worst simulated world
// would do. Empty where no word leans.
std::string many_claims_sentence(const Json& many);

}  // namespace entente::report
