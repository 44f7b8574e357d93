#include "entente/casefile/check_claims.hpp"

#include <algorithm>

#include "entente/casefile/term_check.hpp"
#include "entente/claim/draft.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/suggest.hpp"
#include "entente/inference/base_model.hpp"

namespace entente::casefile {
namespace {

bool known(const Case& value, const std::string& group) {
  return std::any_of(value.groups.begin(), value.groups.end(),
                     [&](const auto& one) { return one.name == group; });
}

std::vector<std::string> base_texts(const Case& value,
                                    const claim::ClaimSpec& claim) {
  std::vector<std::string> texts;
  for (const auto& one : claim::base_terms(value.model, claim.outcome))
    texts.push_back(one.text);
  return texts;
}

// The acts that a claim is about are those that its term reads, and are not
// what is to follow them.
void check_acts(const Case& value,
                const Names& names,
                Diagnostics& diagnostics) {
  Diagnostics reported;  // mistakes in terms, which have their own message
  TermCheck terms(names, reported);
  for (const claim::ClaimSpec& claim : value.claims) {
    if (claim.acts.empty() || claim.treatment.empty()) continue;
    const auto groups = theory::groups_read(
        terms.check(claim.treatment, claim.treatment_place));
    if (groups.contains(claim.acts) && claim.acts != claim.outcome) continue;
    const bool outcome = claim.acts == claim.outcome;
    diagnostics.push_back(
        {claim.acts_place,
         outcome ? "'" + claim.acts + "' is the outcome"
                 : "the tested term reads no acts of '" + claim.acts + "'",
         "'acts' names the group whose acts the claim is about",
         "name another group that the term reads, or remove the line where it "
         "reads one"});
  }
}

// A stand-in must stand in for a term of the base model.
void check_replaces(const Case& value, Diagnostics& diagnostics) {
  for (const claim::ClaimSpec& claim : value.claims) {
    const bool reacts = inference::reacts(value.model, claim.outcome);
    const std::string kind = reacts ? "response" : "treatment";
    const std::vector<std::string> base = base_texts(value, claim);
    for (std::size_t i = 0; i < claim.replaces.size(); ++i) {
      const std::string& text = claim.replaces[i];
      if (holds(base, text)) continue;
      diagnostics.push_back(
          {claim.replaces_places[i],
           "'" + text + "' is no " + kind + " of the model",
           "'replaces' names " + kind +
               "s of [model] that the claim's terms stand in for",
           did_you_mean(text, base,
                        "the " + kind + "s are " + one_of_text(base))});
    }
  }
}

// What stands beside must stand in the claim's model.
void check_beside(const Case& value, Diagnostics& diagnostics) {
  for (const claim::ClaimSpec& claim : value.claims) {
    std::vector<std::string> terms = claim.with;
    for (const std::string& text : base_texts(value, claim))
      if (!holds(claim.replaces, text)) terms.push_back(text);
    for (std::size_t i = 0; i < claim.beside.size(); ++i) {
      const std::string& text = claim.beside[i];
      if (holds(terms, text) && text != claim.treatment) continue;
      diagnostics.push_back(
          {claim.beside_places[i],
           "'" + text + "' does not stand beside what is tested",
           "'beside' names terms of the claim's model that may read the acts "
           "that are tested",
           did_you_mean(text, terms,
                        "the other terms of the claim's model are " +
                            one_of_text(terms))});
    }
  }
}

// A row's outcome has the other columns of the claim's: treatments if it is
// theirs, responses if our side or both bring it about.
void check_side(const Case& value,
                const claim::ClaimSpec& claim,
                const claim::RowSpec& row,
                Diagnostics& diagnostics) {
  if (row.outcome.empty() || !known(value, row.outcome)) return;
  const bool reacts = inference::reacts(value.model, claim.outcome);
  if (reacts == inference::reacts(value.model, row.outcome)) return;
  diagnostics.push_back(
      {row.place,
       "the outcome '" + row.outcome + "' " +
           (reacts ? "is not among" : "is among") + " [model] reacting, the " +
           "claim's own '" + claim.outcome + "' " + (reacts ? "is" : "is not"),
       "a row varies the outcome; with the other side's it would ask another "
       "question, with other columns beside it",
       "make it a claim of its own, or add the group to reacting where our "
       "side brings it about"});
}

}  // namespace

void check_claims(const Case& value,
                  const Names& names,
                  Diagnostics& diagnostics) {
  check_acts(value, names, diagnostics);
  check_replaces(value, diagnostics);
  check_beside(value, diagnostics);
  for (const claim::ClaimSpec& claim : value.claims)
    for (const claim::RowSpec& row : claim.rows)
      check_side(value, claim, row, diagnostics);
}

}  // namespace entente::casefile
