// The record: acts as a table and along a time axis, found by what they are and
// say; and each act with all that stands around it.
#pragma once

#include "entente/desk/rooms/rooms.hpp"

namespace entente::desk {

// /record, /record.csv, /record.json, /record.bib, /record/act,
// /record/act.json
Response record_room(const Visit& visit);

}  // namespace entente::desk
