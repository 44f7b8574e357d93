#include "entente/report/facts/confidence.hpp"

#include <fmt/format.h>

#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

Confidence confidence_in(const Json& claim,
                         const std::vector<Agreement>& agreement) {
  const long acts = is_measured(claim) ? whole(claim, "outcome_acts")
                                       : whole(part(claim, "estimate"), "acts");
  const std::vector<const Json*> counted = counted_rows(claim);
  const std::size_t rows = counted.size();
  std::size_t flips = 0;
  for (const Json* row : counted)
    flips += flag(*row, "flips") ? 1 : 0;
  const bool coded = !agreement.empty() && agreement.front().n > 0;
  const double kappa = coded ? agreement.front().kappa : 0;
  const bool capped = flag(claim, "capped");
  Confidence out{"low", ""};
  if (acts >= 100 && flips == 0 && !capped && kappa >= 0.8) {
    out.word = "high";
  } else if (acts >= 50 && 10 * flips <= rows && kappa >= 0.6) {
    out.word = "moderate";
  }
  std::vector<std::string> why{count_of(acts, "an act", "acts")};
  if (rows > 0) {
    why.push_back(
        flips == 0
            ? fmt::format("none of {} variants changes the first word", rows)
            : fmt::format("{} of {} variants {} the first word", flips, rows,
                          flips == 1 ? "changes" : "change"));
  }
  if (capped)
    why.push_back("the word is capped, because our side chose the acts");
  why.push_back(coded
                    ? fmt::format("two codings agree on {} of {} (kappa {})",
                                  share(agreement.front().same),
                                  count_of(agreement.front().n, "act", "acts"),
                                  fixed(kappa, 2))
                    : std::string("the acts were coded once"));
  for (std::size_t i = 0; i < why.size(); ++i) {
    if (i > 0) out.why += "; ";
    out.why += why[i];
  }
  out.why = upper_first(out.why);  // a sentence of its own
  return out;
}

}  // namespace entente::report
