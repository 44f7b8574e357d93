// What accepting a candidate would do to what reads the files.
#pragma once

#include "entente/desk/page/frame.hpp"
#include "entente/keep/change.hpp"

namespace entente::desk {

// The groups, claims, forecasts and theories that would read the act, were it
// accepted as sourced, and which groups would not where its day is not
// verified; or the mistakes of the case with it.
void put_reads(const Visit& visit, const keep::Change& change, Json& view);

}  // namespace entente::desk
