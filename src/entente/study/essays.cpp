// What the essays of a case need of its results.
#include <algorithm>

#include "entente/report/results/essays_json.hpp"
#include "entente/study/results.hpp"

namespace entente::study {
namespace {

using essay::Assertion;
using essay::Essay;
using nlohmann::ordered_json;

template <class Leads>
bool any_leads(const std::vector<Essay>& essays, Leads leads) {
  return std::any_of(essays.begin(), essays.end(), [&](const Essay& essay) {
    return std::any_of(essay.assertions.begin(), essay.assertions.end(), leads);
  });
}

}  // namespace

ordered_json essays_of(const Asked& asked, const std::string& id) {
  std::vector<Essay> essays = asked.the_case->essays;
  std::erase_if(essays, [&](const Essay& essay) {
    return !id.empty() && essay.id != id;
  });
  ordered_json claims, policies;
  if (any_leads(essays, [](const Assertion& a) { return !a.claims.empty(); }))
    claims = claims_of(asked);
  if (any_leads(essays, [](const Assertion& a) { return !a.policies.empty(); }))
    policies = policies_of(asked);
  return {{"essays",
           report::essays_json(*asked.the_case, essays, claims, policies)}};
}

}  // namespace entente::study
