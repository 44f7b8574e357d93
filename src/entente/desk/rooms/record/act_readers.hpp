// What reads an act, and what keeps it from being read.
#pragma once

#include "entente/desk/page/frame.hpp"
#include "entente/doubt/act_reading.hpp"

namespace entente::desk {

void add_readers(const casefile::Case& the_case,
                 const record::Act& act,
                 const doubt::ActReading& reading,
                 Json& view);

}  // namespace entente::desk
