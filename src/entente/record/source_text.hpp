// What the text of a source says of itself.
#pragma once

#include <string>

namespace entente::record {

// The host of an address; empty where the text is none.
std::string host_of(const std::string& source);

}  // namespace entente::record
