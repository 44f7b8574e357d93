// From a view (strings, lists and switches as JSON) to the page, by the
// mustache templates that are embedded at build time. `{{{` stands only where
// a key ends in _html or _svg: text that this module has escaped itself.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "entente/report/page/embedded.hpp"

namespace entente::report {

// A file of templates/ by its name, e.g. "claims.mustache", "brief.css".
// Expects: such a file.
std::string_view embedded(std::string_view name);

// Renders templates/<name>.mustache; every other template is a partial under
// its own name. Empty strings and null count as absent in sections.
std::string render(std::string_view name, const nlohmann::ordered_json& view);
// The same where another module has templates of its own: <name> is one of
// `own`; both are partials.
std::string render(std::string_view name,
                   const nlohmann::ordered_json& view,
                   std::span<const EmbeddedFile> own);

}  // namespace entente::report
