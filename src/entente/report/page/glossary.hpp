// Words of the method that a reader may not know, each explained once.
#pragma once

#include <string>

namespace entente::report {

// The page with a link at the first standing of every word that it uses, and
// the explanations of these, and of no other, in place of
// `<div id="glossary-place"></div>`. Words inside links, pictures, headings,
// quotations and the list of acts are passed over.
std::string with_glossary(const std::string& html);

}  // namespace entente::report
