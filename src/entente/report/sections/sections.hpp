// The sections of the brief, each a view for the template of its name.
#pragma once

#include "entente/report/words/context.hpp"

namespace entente::report {

Json head_view(const Context& context);
Json bottom_line_view(const Context& context);
Json lines_view(const Context& context);
Json state_view(const Context& context);
// Of it, the last so many acts.
Json last_acts_view(const Context& context, std::size_t most);
Json claims_view(const Context& context);
Json theories_view(const Context& context);
Json expect_view(const Context& context);
Json policies_view(const Context& context);
Json essays_view(const Context& context);
Json doubts_view(const Context& context);
Json sources_view(const Context& context);
Json cite_view(const Context& context);
// Of a page of its own: {"head", "multiverse"} as docs/json.md says.
Json multiverse_view(const Json& results);

// All acts; where there are more than 20,000, those that the rest of the page
// (`views`) links to, and all of them as a packed table.
Json acts_view(const Context& context, const Json& views);

}  // namespace entente::report
