// Measured claims against the rest of the case.
#include <algorithm>

#include "entente/casefile/limits.hpp"
#include "entente/casefile/sheet.hpp"

namespace entente::casefile {
namespace {

using claim::ClaimSpec;

// Days that an episode must hold, and that it must leave to the fit.
constexpr int kLeastEpisode = 30;
constexpr int kLeastRest = 365;

void check_episode(const Case& value,
                   const ClaimSpec& claim,
                   Diagnostics& diagnostics) {
  const Span& span = claim.episode->span;
  const Place& place = claim.episode->place;
  const int days = span.to - span.from + 1;
  if (span.from < value.window.from || span.to > value.window.to) {
    diagnostics.push_back(
        {place,
         "the episode, " + iso(span.from) + " to " + iso(span.to) +
             ", is not within the window",
         "it is simulated from the window's history, which runs from " +
             iso(value.window.from) + " to " + iso(value.window.to),
         "begin and end it there"});
    return;
  }
  if (days < kLeastEpisode) {
    diagnostics.push_back({place,
                           "the episode holds " + std::to_string(days) +
                               (days == 1 ? " day" : " days"),
                           "what came of so few can hardly be more or less "
                           "than what comes anyway",
                           "let it hold " + std::to_string(kLeastEpisode) +
                               " days or more, from before to"});
    return;
  }
  const int rest = value.window.to - value.window.from + 1 - days;
  if (rest >= kLeastRest) return;
  diagnostics.push_back(
      {place,
       "the episode leaves " + std::to_string(rest) + " days of the window",
       "the law that it is set beside is fitted to the other days",
       "leave " + std::to_string(kLeastRest) + " or more"});
}

void check_gain(const Case& value,
                const ClaimSpec& claim,
                Diagnostics& diagnostics) {
  if (!value.forecast.items.empty()) return;
  diagnostics.push_back(
      {claim.place, "a claim of form 'gain', and the case forecasts nothing",
       "it reads forecasts made since record_from",
       "add [forecast] with record_from and an item to case.toml"});
}

void check_policy(const Case& value,
                  const std::string& id,
                  const Place& place,
                  Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const policy::PolicySpec& policy : value.policies)
    ids.push_back(policy.id);
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  diagnostics.push_back(
      {place, "unknown policy '" + id + "'",
       "a claim of form 'policy' sets two files of policies/ off against "
       "each other",
       did_you_mean(id, ids,
                    ids.empty() ? "there are none yet: add policies/ID.toml"
                                : "it is one of " + one_of_text(ids))});
}

void check_contrast(const Case& value,
                    const ClaimSpec& claim,
                    Diagnostics& diagnostics) {
  const claim::PolicyContrastSpec& contrast = *claim.policy;
  check_policy(value, contrast.policy, contrast.policy_place, diagnostics);
  check_policy(value, contrast.rival, contrast.rival_place, diagnostics);
  if (contrast.policy == contrast.rival)
    diagnostics.push_back(
        {contrast.rival_place, "'" + contrast.rival + "' is its own rival",
         "a policy differs from itself in nothing", "name another policy"});
  std::vector<std::string> ids;
  for (const decide::OutcomeSpec& outcome : value.decide.outcomes)
    ids.push_back(outcome.id);
  if (std::find(ids.begin(), ids.end(), claim.outcome) != ids.end()) return;
  diagnostics.push_back(
      {claim.outcome_place, "unknown outcome '" + claim.outcome + "'",
       "where a claim is about policies, its outcome is the id of a "
       "[[policies.outcome]]",
       did_you_mean(claim.outcome, ids,
                    ids.empty() ? "there are none yet: add them to case.toml"
                                : "it is one of " + one_of_text(ids))});
}

}  // namespace

void check_measured(const Case& value, Diagnostics& diagnostics) {
  for (const ClaimSpec& claim : value.claims) {
    if (claim.episode) check_episode(value, claim, diagnostics);
    if (claim.gain) check_gain(value, claim, diagnostics);
    if (claim.policy) check_contrast(value, claim, diagnostics);
  }
}

}  // namespace entente::casefile
