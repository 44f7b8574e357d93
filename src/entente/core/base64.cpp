#include "entente/core/base64.hpp"

#include <openssl/evp.h>

#include "entente/core/check.hpp"

namespace entente {

std::string base64(std::string_view bytes) {
  ENTENTE_EXPECTS(bytes.size() < (1U << 30U));
  // One more for the nought that OpenSSL writes behind the text.
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace entente
