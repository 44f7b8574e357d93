// What rooms ask of a case, as the command line asks it: by the same functions,
// from the same cache.
#pragma once

#include "entente/desk/state/desk.hpp"
#include "entente/study/asked.hpp"

namespace entente::desk {

// `progress` and the case must outlive it. What is asked ends with Stopped
// where the work is to stop.
study::Asked ask_of(const Desk& desk,
                    const casefile::Case& the_case,
                    Progress& progress);

// The brief's text of acts leads to acts further down the page; here each has a
// page of its own.
std::string with_act_pages(const std::string& html);

}  // namespace entente::desk
