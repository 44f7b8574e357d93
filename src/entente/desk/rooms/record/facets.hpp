// The facets of the record as lists of links.
#pragma once

#include "entente/desk/page/frame.hpp"
#include "entente/record/finder.hpp"

namespace entente::desk {

// What a facet's value is called on a page: "Hale" for an actor's code.
std::string value_name(const casefile::Case& the_case,
                       record::Facet facet,
                       const std::string& value);

// Each facet with its values that are chosen or that some act has: the most
// frequent first, years by number. A link chooses a value, or takes it back.
Json facets_view(const Visit& visit,
                 const record::Choice& choice,
                 const record::Found& found);

// What is chosen, with links that take it back.
Json chosen_view(const Visit& visit, const record::Choice& choice);

}  // namespace entente::desk
