// Sentences about policies, from results alone: fewer, more or tied, and what
// it takes. Nothing here says that a policy is good.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

// The last horizon of a comparison [days], by which policies are ranked.
long last_days(const Json& comparison);
// "two years", "a year", "90 days"
std::string horizon_words(long days);
// The same where no article stands before it: "one year".
std::string horizon_of(long days);

// A policy's outcome at the last horizon: the mixture of theories, or the base
// model where no theory is compared; null where it has none.
const Json& said_of(const Json& comparison,
                    const Json& policy,
                    std::string_view outcome);
// The same by column: [{theory, ...}].
const Json& by_theory(const Json& comparison,
                      const Json& policy,
                      std::string_view outcome);

enum class Change { fewer, tied, more };
Change change_of(const Json& summary);

// Outcomes of a comparison: what it changes, what it takes of our side.
std::vector<const Json*> gains_of(const Json& comparison);
std::vector<const Json*> costs_of(const Json& comparison);

const Json* policy_by_id(const Json& comparison, std::string_view id);
// “Gifts first”
std::string quoted_title(const Json& comparison, std::string_view policy);

// How the law did from past days, over all outcomes that are no cost and the
// last horizon: the one figure that every text gives. None where no window was
// tried.
struct PastHeld {
  double inside80 = 0, inside50 = 0;  // shares of what came
  long windows = 0;                   // the most of any outcome
};
std::optional<PastHeld> past_held(const Json& comparison);

// What one unit of an outcome is printed as: a share is counted in 100 days.
double unit_of(const Json& outcome);
// "5", "2.4", "0.31": a size as it is read, without a sign.
std::string amount(double value);
// "provocation days"; "in size of concessions"; "of 100 days with a line open"
std::string counted_words(const Context& context, const Json& outcome);
// "12"; of a share, "38 in 100"
std::string mean_words(const Json& outcome, const Json& summary);

// "5 fewer", "2.4 more", "tied"
std::string change_words(const Json& outcome, const Json& summary);
// "80%: 2 to 8" beside a change that says which way, "80%: 2 to 8 fewer" beside
// a tie, "80%: 3 fewer to 1 more"
std::string band_words(const Json& outcome, const Json& summary);

// "under five of six theories": those under which it is not tied and has this
// sign. Empty where no theory is compared.
std::string theories_words(const Json& comparison,
                           const Json& by_theory,
                           Change change);

// "effect of concessions of late on provocations"
std::string effect_words(const Context& context,
                         const std::string& outcome,
                         const std::string& term);

// What our side announces (drills) is wished for: more of it is no price, as on
// the frontier. Of every other cost less is.
bool more_is_better(const Context& context, const Json& cost);
// Whether our side pays for a change of a cost.
bool is_price(const Context& context, const Json& cost, Change change);

}  // namespace entente::report
