#include "entente/report/words/claim_order.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <tuple>

namespace entente::report {
namespace {

constexpr std::array<std::string_view, 6> kLeastWelcome{
    "contradicted", "leans against", "unresolved",
    "leans for",    "supported",     "cannot be asked"};

std::size_t place_of(const Json& claim) {
  return static_cast<std::size_t>(std::find(kLeastWelcome.begin(),
                                            kLeastWelcome.end(),
                                            text(claim, "word")) -
                                  kLeastWelcome.begin());
}

// 0 against what is said, 1 for it, 2 neither.
int side_of(const Json& claim) {
  const std::string word = text(claim, "word");
  if (word == "contradicted" || word == "leans against") return 0;
  return word == "supported" || word == "leans for" ? 1 : 2;
}

double strength_of(const std::string& word) {
  if (word == "supported" || word == "contradicted") return 2;
  if (word == "leans for" || word == "leans against") return 1;
  return word == "unresolved" ? 0 : -1;
}

ClaimGroup& group_about(const std::string& about,
                        std::vector<ClaimGroup>& groups) {
  const auto at =
      std::find_if(groups.begin(), groups.end(),
                   [&](const ClaimGroup& one) { return one.about == about; });
  if (at != groups.end()) return *at;
  groups.push_back({about, {}});
  return groups.back();
}

}  // namespace

std::vector<const Json*> least_welcome_first(std::vector<const Json*> claims) {
  std::stable_sort(
      claims.begin(), claims.end(), [](const Json* a, const Json* b) {
        const std::size_t first = place_of(*a), second = place_of(*b);
        if (first != second) return first < second;
        return number(*a, "probability") < number(*b, "probability");
      });
  return claims;
}

double weight_of(const Json& claim) {
  return strength_of(text(claim, "word")) +
         std::fabs(number(claim, "probability", 0.5) - 0.5);
}

const Json* weightiest(const Json& claims,
                       const std::set<std::string>& failing) {
  const auto rank = [&](const Json& claim) {
    return std::tuple(side_of(claim), failing.contains(text(claim, "id")),
                      -weight_of(claim));
  };
  const Json* first = nullptr;
  for (const Json& claim : claims)
    if (first == nullptr || rank(claim) < rank(*first)) first = &claim;
  return first;
}

std::set<std::string> over_their_bounds(const Json& error_rates) {
  std::set<std::string> ids;
  for (const Json& rate : error_rates)
    if (flag(rate, "over_bound")) ids.insert(text(rate, "claim"));
  return ids;
}

std::vector<ClaimGroup> claim_groups(const Context& context) {
  std::vector<ClaimGroup> groups;
  for (const std::string& about : context.the_case.claims_about)
    groups.push_back({about, {}});
  std::vector<ClaimGroup> rest;  // of which nothing is said
  for (const Json& claim : part(part(context.results, "claims"), "claims")) {
    const std::string about = text(claim, "about");
    group_about(about, about.empty() ? rest : groups).claims.push_back(&claim);
  }
  groups.insert(groups.end(), rest.begin(), rest.end());
  std::erase_if(groups,
                [](const ClaimGroup& one) { return one.claims.empty(); });
  for (ClaimGroup& one : groups)
    one.claims = least_welcome_first(std::move(one.claims));
  return groups;
}

}  // namespace entente::report
