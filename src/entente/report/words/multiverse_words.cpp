#include "entente/report/words/multiverse_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

std::string how_many(const Json& all) {
  const long combinations = whole(all, "combinations");
  const auto distinct = static_cast<long>(part(all, "specifications").size());
  std::string text =
      distinct == combinations
          ? fmt::format("{} specifications", combinations)
          : fmt::format("{} specifications in {} combinations of choices",
                        distinct, combinations);
  const long same = whole(all, "same"), none = whole(all, "not_converged");
  if (same > 0) text += fmt::format("; {} ask what another asks", same);
  if (none > 0) text += fmt::format("; {} could not be fitted", none);
  return text + ".";
}

// The upper end of an interval, log RR60; beyond the largest ratio that is
// printed any larger one fits as well.
std::string up_to(double end) {
  constexpr double kLargest = 1000;
  return end > std::log(kLargest) ? "any" : fixed(std::exp(end), 2);
}

std::string estimates(const Json& all) {
  constexpr double k95 = 1.959964;
  const Json& own = part(all, "specifications").at(0);
  const double at = number(own, "log_rr60"), se = number(own, "corrected_se");
  double low = at, high = at;
  for (const Json& one : part(all, "specifications")) {
    low = std::min(low, number(one, "log_rr60"));
    high = std::max(high, number(one, "log_rr60"));
  }
  return fmt::format(
      "As defined the rate ratio over sixty days is {} ({}–{}), {}. The median "
      "specification says {}; they run from {} to {}.",
      ratio(std::exp(at)), fixed(std::exp(at - k95 * se), 2),
      up_to(at + k95 * se), text(own, "word"),
      ratio(std::exp(number(part(all, "curve"), "median"))),
      ratio(std::exp(low)), ratio(std::exp(high)));
}

std::string words(const Json& all) {
  const Json& curve = part(all, "curve");
  const double with = number(curve, "share_for");
  const double against = number(curve, "share_against");
  return fmt::format(
      "The word is “leans for” in {} of them, “unresolved” in {}, “leans "
      "against” in {}.",
      share(with), share(1 - with - against), share(against));
}

std::string movers(const Json& all) {
  struct Mover {
    std::string name;
    double share = 0;
  };
  std::vector<Mover> movers;
  for (const Json& choice : part(all, "choices"))
    movers.push_back({text(choice, "name"), number(choice, "share")});
  std::stable_sort(
      movers.begin(), movers.end(),
      [](const Mover& a, const Mover& b) { return a.share > b.share; });
  std::string list;
  double named = 0;
  constexpr double kWorthNaming = 0.05;
  for (const Mover& mover : movers) {
    if (mover.share < kWorthNaming && !list.empty()) break;
    list +=
        fmt::format("{}{} ({}{})", list.empty() ? "" : ", ", mover.name,
                    share(mover.share), list.empty() ? " of the variance" : "");
    named += mover.share;
  }
  return fmt::format(
      "The estimate is moved most by: {}; {} belongs to other choices, or to "
      "several at once.",
      list, share(std::max(0.0, 1 - named)));
}

std::string joint(const Json& all) {
  const Json& joint = part(all, "joint");
  const Json& curve = part(all, "curve");
  const bool with =
      number(curve, "share_for") >= number(curve, "share_against");
  return fmt::format(
      "On {} records simulated without an effect a median as far out on its "
      "side comes up with p = {}, as large a share of “{}” with p = {}.",
      whole(joint, "records"), fixed(number(joint, "median_p"), 2),
      with ? "leans for" : "leans against", fixed(number(joint, "share_p"), 2));
}

}  // namespace

std::vector<std::string> multiverse_sentences(const Json& multiverse) {
  if (part(multiverse, "specifications").empty())
    return {
        "The claim as defined could not be fitted, so nothing can be "
        "compared with it."};
  return {how_many(multiverse), estimates(multiverse), words(multiverse),
          movers(multiverse), joint(multiverse)};
}

std::string curve_sentences(const Json& curve) {
  const Json& estimates = part(curve, "estimates");
  if (estimates.empty()) return "";
  return fmt::format(
      "{} specifications, each corrected as the claim is, run from {} to {}; "
      "the median says {}. {} {}",
      thousands(whole(curve, "specifications")),
      ratio(std::exp(estimates.front()[0].get<double>())),
      ratio(std::exp(estimates.back()[2].get<double>())),
      ratio(std::exp(number(part(curve, "curve"), "median"))), words(curve),
      movers(curve));
}

}  // namespace entente::report
