// The pages of a game.
#pragma once

#include "entente/desk/rooms/play/seated.hpp"

namespace entente::desk {

// What is chosen for the month in hand, in the address: act=GROUP|SIZE|DAY,
// go=GROUP|DAY.
struct MonthDraft {
  play::Month month;
  std::string problem;  // of the last choice that was added, or of the address
};
MonthDraft draft_of(const Pairs& pairs, const Seated& seated);

// The month in hand.
Response month_page(const Visit& visit, const Seated& seated);
// The end, once all months are played.
Response end_page(const Visit& visit, const Seated& seated);

}  // namespace entente::desk
