// Entries of the cache as the program makes them, and 1,000 random bit flips of
// every kind.
#include "entente/study/cache.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/core/rng.hpp"
#include "entente/study/results.hpp"

#include "../casefile/fixture.hpp"

namespace entente::study {
namespace {

using nlohmann::ordered_json;

const EntryName kNone{"claims", std::string(64, '0')};

// The results of the documented case as text, by the functions of the verbs.
std::string result_of(const std::string& stage) {
  static const casefile::Reading reading =
      casefile::read_case(casefile::documented_case(), "alba");
  EXPECT_TRUE(reading.diagnostics.empty());
  const Asked asked{
      &reading.value, casefile::setting_of(reading.value), {}, {}};
  if (stage == "claims") return claims_of(asked).dump();
  if (stage == "contest") return contest_of(asked).dump();
  return forecast_of(asked).dump();
}

class Entry : public ::testing::TestWithParam<const char*> {};

TEST_P(Entry, gives_back_the_result_that_was_kept) {
  const std::string result = result_of(GetParam());
  const EntryName name{GetParam(), std::string(64, 'a')};
  const auto known = result_in(name, entry_text(name, result));
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(known->dump(), result);
}

TEST_P(Entry, with_a_flipped_bit_is_as_good_as_nothing) {
  constexpr int kFlips = 1000;
  const EntryName name{GetParam(), std::string(64, 'a')};
  const std::string whole = entry_text(name, result_of(GetParam()));
  int believed = 0, believed_without_checksum = 0;
  for (int i = 0; i < kFlips; ++i) {
    const auto draw =
        philox_block({static_cast<std::uint32_t>(i), 0, 0, 0}, {9, 6});
    const std::size_t bit = draw[0] % (8 * whole.size());
    std::string broken = whole;
    broken[bit / 8] = static_cast<char>(broken[bit / 8] ^ (1 << bit % 8));
    believed += result_in(name, broken).has_value() ? 1 : 0;
    // The sibling: what reads whatever can be parsed believes many of them.
    const auto parsed = ordered_json::parse(
        broken.substr(broken.find('\n') + 1), nullptr, false);
    believed_without_checksum += parsed.is_discarded() ? 0 : 1;
  }
  EXPECT_EQ(believed, 0);
  EXPECT_GT(believed_without_checksum, kFlips / 10);
}

TEST_P(Entry, of_another_key_or_stage_is_as_good_as_nothing) {
  const std::string result = result_of(GetParam());
  const EntryName name{GetParam(), std::string(64, 'a')};
  const std::string whole = entry_text(name, result);
  EXPECT_FALSE(result_in({GetParam(), std::string(64, 'b')}, whole));
  EXPECT_FALSE(result_in({"other", std::string(64, 'a')}, whole));
}

// Every field that is read, gone or of another type, with a right checksum.
TEST_P(Entry, without_a_field_that_is_read_is_as_good_as_nothing) {
  const EntryName name{GetParam(), std::string(64, 'a')};
  const ordered_json result = ordered_json::parse(result_of(GetParam()));
  for (const auto& [key, list] : result.items()) {
    if (!list.is_array() || list.empty() || !list[0].is_object()) continue;
    ordered_json broken = result;
    broken[key][0].erase(list[0].begin().key());
    EXPECT_FALSE(result_in(name, entry_text(name, broken.dump()))) << key;
    broken = result;
    broken[key][0][list[0].begin().key()] = ordered_json::array();
    EXPECT_FALSE(result_in(name, entry_text(name, broken.dump()))) << key;
  }
  EXPECT_FALSE(result_in(name, entry_text(name, "{}")));
  EXPECT_FALSE(result_in(name, entry_text(name, "[]")));
  EXPECT_FALSE(result_in(name, entry_text(name, "null")));
  EXPECT_FALSE(result_in(name, entry_text(name, "no JSON")));
}

INSTANTIATE_TEST_SUITE_P(Kinds,
                         Entry,
                         ::testing::Values("claims", "contest", "forecast"),
                         [](const auto& one) {
                           return std::string(one.param);
                         });

TEST(EntryText, of_nothing_is_nothing) {
  EXPECT_FALSE(result_in(kNone, ""));
  EXPECT_FALSE(result_in(kNone, "\n"));
}

}  // namespace
}  // namespace entente::study
