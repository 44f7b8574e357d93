// SHA-256 (FIPS 180-4), by OpenSSL: a reader can check it with sha256sum.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// The same digest in base 64 (RFC 4648), as a page's policy names it.
std::string sha256_base64(std::string_view bytes);

}  // namespace entente
