// The sources of an act as links with short names.
#pragma once

#include <string>
#include <string_view>

namespace entente::report {

// Whether a piece is an address that may be linked (http or https only).
bool is_address(std::string_view piece);

// The host of an address without "www."; "" when it is none.
std::string host_of(std::string_view address);

// The piece as HTML: a link named by its host, else its escaped words.
std::string source_html(std::string_view piece);

}  // namespace entente::report
