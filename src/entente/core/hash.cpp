#include "entente/core/hash.hpp"

#include <array>

#include <openssl/evp.h>

#include "entente/core/check.hpp"

namespace entente {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size,
                              EVP_sha256(), nullptr);
  ENTENTE_EXPECTS(done == 1 && size == digest.size());
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += hex[byte >> 4];
    text += hex[byte & 15];
  }
  return text;
}

}  // namespace entente
