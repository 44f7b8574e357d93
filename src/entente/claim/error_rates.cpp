#include "entente/claim/error_rates.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente::claim {
namespace {

constexpr double kStrong = 0.05, kPoint = 0.95, kLeans = 0.20;

bool is_for(Word word) {
  return word == Word::supported || word == Word::leans_for;
}

bool is_against(Word word) {
  return word == Word::contradicted || word == Word::leans_against;
}

}  // namespace

int most_wrong_strong(int records) {
  const double odds = std::log(kStrong / (1 - kStrong));
  double log_p = records * std::log1p(-kStrong), below = std::exp(log_p);
  int wrong = 0;
  while (wrong < records && below < kPoint) {
    log_p +=
        std::log(static_cast<double>(records - wrong) / (wrong + 1)) + odds;
    below += std::exp(log_p);
    ++wrong;
  }
  return wrong;
}

int most_wrong_leans(int records) {
  return static_cast<int>(kLeans * records + 1e-9);
}

bool over_bound(const ErrorRate& rate) {
  return rate.wrong_strong > most_wrong_strong(rate.records) ||
         rate.wrong_leans > most_wrong_leans(rate.records);
}

ManyClaims many_claims(std::span<const Spoken> words,
                       std::span<const ErrorRate> rates) {
  ManyClaims out;
  // By world and claim: the largest share of records that lean wrongly.
  std::map<std::string, std::map<std::string, double>> wrong;
  for (const ErrorRate& rate : rates) {
    if (rate.records <= 0) continue;
    double& most = wrong[rate.world][rate.claim];
    most = std::max(most, static_cast<double>(rate.wrong_leans) / rate.records);
  }
  std::map<std::string, ManyClaims> by_world;
  for (const Spoken& one : words) {
    if (one.word == Word::cannot_be_asked) continue;
    ++out.asked;
    if (is_for(one.word) || is_against(one.word)) ++out.leaning;
    if (is_for(one.word)) out.expected_wrong += 1 - one.probability;
    if (is_against(one.word)) out.expected_wrong += one.probability;
    for (const auto& [world, shares] : wrong) {
      const auto tried = shares.find(one.id);
      if (tried == shares.end()) continue;
      ++by_world[world].worst_tried;
      by_world[world].worst_wrong += tried->second;
    }
  }
  for (const auto& [world, sum] : by_world) {
    if (!out.worst_world.empty() && sum.worst_wrong <= out.worst_wrong)
      continue;
    out.worst_world = world;
    out.worst_tried = sum.worst_tried;
    out.worst_wrong = sum.worst_wrong;
  }
  return out;
}

}  // namespace entente::claim
