// SHA-256 (FIPS 180-4), by OpenSSL: a reader can check it with sha256sum.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace entente
