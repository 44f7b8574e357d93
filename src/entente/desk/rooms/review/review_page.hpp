// The page of one candidate that waits.
#pragma once

#include <string>

#include "entente/desk/rooms/review/sitting.hpp"
#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// What beside the queue itself is to be shown.
struct Shown {
  long candidate = 0;           // 0: the first that waits
  Pairs typed;                  // fields of a form that was sent
  candidates::Decided refused;  // why nothing was decided
  // What reads the act takes longer than a page: behind it, or with it.
  enum class Reads { behind, now } reads = Reads::behind;
};

Response candidate_page(const Visit& visit, Sitting& sitting, Shown shown);

// Where there is no review: why.
Response no_review_page(const Visit& visit, const NoReview& why);

}  // namespace entente::desk
