// Long work can be stopped: what is thrown when it tells of itself ends it, and
// reaches whoever asked.
#include <atomic>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/study/results.hpp"

#include "../casefile/fixture.hpp"

namespace entente::study {
namespace {

struct Stopped {};

struct Watched {
  casefile::Reading reading =
      casefile::read_case(casefile::documented_case(), "alba");
  std::atomic<int> told = 0;
  // Told so often, or more often, it stops; 0: never.
  std::atomic<int> most = 0;
  Asked asked(int threads, int stops_at) {
    most = stops_at;
    EXPECT_TRUE(reading.diagnostics.empty());
    Asked out{&reading.value, casefile::setting_of(reading.value), {}, {}};
    out.how.threads = threads;
    out.how.begins = [this](const std::string&) -> Told {
      return [this](std::size_t, std::size_t) {
        if (const int now = ++told; most > 0 && now >= most) throw Stopped{};
      };
    };
    return out;
  }
};

class Stopping : public ::testing::TestWithParam<int> {};

TEST_P(Stopping, ends_a_verdict_between_two_simulated_records) {
  Watched watched;
  const Asked asked = watched.asked(GetParam(), 20);
  const claim::ClaimSpec& claim = watched.reading.value.claims.front();
  EXPECT_THROW(claim_of(asked, claim, Nulls::all), Stopped);
  const int when = watched.told;
  // Each thread may be told once more before it hears of the end.
  EXPECT_LE(when, 20 + GetParam());
  // Nothing of it is kept, and asked again it is what it would have been.
  EXPECT_TRUE(asked.made->empty());
  watched.most = 0;
  Watched fresh;
  EXPECT_EQ(claim_of(asked, claim, Nulls::all),
            claim_of(fresh.asked(1, 0), claim, Nulls::all));
  EXPECT_GT(watched.told, when + 199);
}

TEST_P(Stopping, ends_theories_forecasts_answers_and_policies) {
  for (const auto& work : std::vector<std::function<void(const Asked&)>>{
           [](const Asked& asked) { contest_of(asked); },
           [](const Asked& asked) { forecast_of(asked); },
           [](const Asked& asked) { policies_of(asked); },
           [](const Asked& asked) {
             multiverse_of(asked, asked.the_case->claims.front());
           }}) {
    Watched watched;
    EXPECT_THROW(work(watched.asked(GetParam(), 2)), Stopped);
  }
}

INSTANTIATE_TEST_SUITE_P(On, Stopping, ::testing::Values(1, 2, 4));

}  // namespace
}  // namespace entente::study
