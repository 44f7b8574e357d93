#include "entente/core/hash.hpp"

#include <array>

#include <openssl/evp.h>

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
  std::array<unsigned char, 4 * ((32 + 2) / 3) + 1> text{};
  const int size = EVP_EncodeBlock(text.data(), digest.data(),
                                   static_cast<int>(digest.size()));
  return {text.begin(), text.begin() + size};
}

}  // namespace entente
