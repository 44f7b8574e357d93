// Base 64 (RFC 4648) with padding, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// Expects: fewer than 2^30 bytes.
std::string base64(std::string_view bytes);

}  // namespace entente
