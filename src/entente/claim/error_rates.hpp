// What a case's error table says of its claims: which cells are over their
// bound, and how many of all the words are expected to be wrong.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "entente/claim/regions.hpp"
#include "entente/claim/spec.hpp"

namespace entente::claim {

// The most that a cell may hold. Strong words that are wrong: the 95 % point of
// a binomial of so many records at 5 %, hence 9 of 100 and 15 of 200. "Leans"
// or stronger, the wrong way: one in five.
int most_wrong_strong(int records);
int most_wrong_leans(int records);
bool over_bound(const ErrorRate& rate);

// A claim's word as it stands, for counting.
struct Spoken {
  std::string id;
  Word word = Word::unresolved;
  double probability = 0;  // of what the claim asserts
};

// Of many words some are wrong by chance.
struct ManyClaims {
  int asked = 0;    // claims that have a word
  int leaning = 0;  // of these, "leans" or stronger, either way
  // Sum over those of the probability on the other side of the word: 1 - q for
  // a word for the claim, q for one against it.
  double expected_wrong = 0;
  // The simulated world with most words that are wrong: the sum, over the
  // asked claims that were tried in it, of the share of records in which the
  // rule leans or says more the wrong way, at the true ratio where it does so
  // most. Empty without an error table.
  std::string worst_world;
  int worst_tried = 0;
  double worst_wrong = 0;
};
ManyClaims many_claims(std::span<const Spoken> words,
                       std::span<const ErrorRate> rates);

}  // namespace entente::claim
