#include "entente/report/words/unseen_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr double kNothing = 1.005;  // written as 1.00

std::string word_words(const Json& unseen) {
  const auto needed = maybe(unseen, "e_value_word");
  if (!needed)
    return "No unseen cause of both, however strong, would give another word.";
  if (*needed < kNothing)
    return "The word lies on its edge; nothing is needed to change it.";
  return fmt::format(
      "An unseen cause of both, {} on each side, would give another word.",
      ratio(*needed));
}

std::string edge_sentence(const Json& claim) {
  const std::string edge = edge_words(text(claim, "form"));
  const double estimate = number(claim, "e_value", 1);
  const double interval = number(claim, "e_value_interval", 1);
  if (estimate < kNothing)
    return fmt::format(" The estimate lies on the edge of the region, {}.",
                       edge);
  return fmt::format(
      " {} would take the estimate to {}; {}.", upper_first(ratio(estimate)),
      edge,
      interval < kNothing
          ? fmt::format("the interval holds {} as it is", edge)
          : fmt::format("{} the interval’s near end", ratio(interval)));
}

// "the season", "the era", "pressure of late (half-life 30 days)"
std::string cause_words(const Context& context, const std::string& name) {
  if (name == "season") return "the season";
  if (name == "era") return "the era";
  if (name == "source density")
    return "the " + density_words(context.the_case.model.density);
  return term_words(context, name);
}

// With the acts: a strength of 1 or more, which is held at a hundred.
std::string with_acts(double treatment) {
  const double strength = std::max(treatment, 1 / treatment);
  return strength > 99.5 ? "×100 or more" : ratio(strength);
}

std::string seen_sentence(const Context& context, const Json& unseen) {
  const Json& seen = part(unseen, "seen");
  if (!seen.is_array() || seen.empty()) return "";
  const Json& strongest = seen.front();
  const double bias = number(strongest, "bias", 1);
  std::string out = fmt::format(
      " Of what is seen, the strongest is {}: {} on the outcome, {} with the "
      "acts; one as strong, and unseen, would move the estimate by {} at most",
      cause_words(context, text(strongest, "name")),
      ratio(number(strongest, "outcome", 1)),
      with_acts(number(strongest, "treatment", 1)), ratio(bias));
  const auto needed = maybe(unseen, "to_next_word");
  if (!needed) return out + ".";
  return out + fmt::format(", and {} {} needed for another word.",
                           ratio(*needed), bias < *needed ? "would be" : "is");
}

}  // namespace

std::string unseen_words(const Context& context, const Json& claim) {
  const Json& unseen = part(claim, "unseen");
  if (!unseen.is_object() || text(claim, "word") == "cannot be asked")
    return "";
  const auto none = number(unseen, "e_value_no_effect", 1);
  std::string out = word_words(unseen) + edge_sentence(claim);
  if (none >= kNothing)
    out += fmt::format(" For no effect at all: {} the near end.", ratio(none));
  return out + seen_sentence(context, unseen);
}

}  // namespace entente::report
