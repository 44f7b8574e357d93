// Large tables as compressed data links.
#pragma once

#include <string>
#include <string_view>

namespace entente::report {

// A gzip file (RFC 1952) without name or time: the same text gives the same
// bytes.
std::string gzip(std::string_view text);
// "data:application/gzip;base64,..."; safe in an attribute of HTML as it is.
std::string packed_link(std::string_view text);

}  // namespace entente::report
