#include "entente/core/hash.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

// FIPS 180-4, examples of NIST.
TEST(Sha256, equals_the_published_examples) {
  EXPECT_EQ(sha256(""),
            "e3b0c44298fc1c149afbf4c8996fb924"
            "27ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223"
            "b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039"
            "a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, reads_zero_bytes_too) {
  EXPECT_NE(sha256(std::string_view{"a\0b", 3}), sha256("a"));
}

// openssl dgst -sha256 -binary | base64
TEST(Hash, of_a_policy_is_in_base_64) {
  EXPECT_EQ(sha256_base64(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

}  // namespace
}  // namespace entente
