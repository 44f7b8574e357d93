#include "entente/core/hash.hpp"

#include <array>

#include <openssl/evp.h>

#include "entente/core/base64.hpp"
#include "entente/core/check.hpp"

namespace entente {

namespace {

using Digest = std::array<unsigned char, 32>;

Digest digest_of(std::string_view bytes) {
  Digest digest{};
  unsigned int size = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size,
                              EVP_sha256(), nullptr);
  ENTENTE_EXPECTS(done == 1 && size == digest.size());
  return digest;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest_of(bytes)) {
    text += hex[byte >> 4];
    text += hex[byte & 15];
  }
  return text;
}

std::string sha256_base64(std::string_view bytes) {
  const Digest digest = digest_of(bytes);
  return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace entente
