#include "entente/report/brief.hpp"

#include <gtest/gtest.h>

#include "small_case.hpp"

namespace entente::report {
namespace {

TEST(Brief, same_inputs_give_the_same_bytes) {
  const casefile::Case one = small_case();
  EXPECT_EQ(render_brief(one, fixture_results()),
            render_brief(small_case(), fixture_results()));
}

}  // namespace
}  // namespace entente::report
