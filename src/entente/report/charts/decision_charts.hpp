// Pictures of what would change a comparison of policies, and of how such
// comparisons came out before; from results alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// What would have to be otherwise for one policy to be as good as another.
struct ReversalRow {
  std::string heading;   // of a profile, above its first row; or empty
  std::string question;  // "For “B”": to be as good as the best
  std::string effect;    // "effect of concessions of late on provocations"
  double ratio = 1;
  std::optional<double> low, high;  // 80 %
  double needed = 1;
};
// Rate ratios on one scale: what the record says (dot, band), what would be
// needed (ring), and an arrow from one to the other.
std::string reversal_svg(const std::vector<ReversalRow>& rows);

// Share of what came inside the 80 and 50 % bands, a row an outcome.
std::string back_test_svg(const Json& comparison);

// The bands of one outcome at every origin, and what came.
std::string windows_svg(const Json& comparison, std::string_view outcome);

}  // namespace entente::report
