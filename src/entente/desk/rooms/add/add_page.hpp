// The page of a change: its form, what stands beside it, what was done last.
#pragma once

#include "entente/desk/rooms/add/checked.hpp"

namespace entente::desk {

// What the form holds of what a person typed, without what the page put there.
Pairs only_typed(const Pairs& pairs);

// `pairs`: from an address, or what the form sent. Asks for the case only where
// something is typed. `draft`: where the words of this change are tried; empty:
// nowhere. `refused`: why it was not written.
struct AddPage {
  Pairs pairs;
  std::string draft;
  Shown shown = Shown::before;
  std::string refused;
};
Response add_page(const Visit& visit, const AddPage& page);

// What was written last, kept under its key while the desk runs.
struct Done {
  keep::Change back;     // takes it back
  std::string sentence;  // "2018-09-03.ALB.clash.1 is added."
  std::string act;       // its id, where it is one of the record
  Pairs typed;           // comes back to the form
};

}  // namespace entente::desk
