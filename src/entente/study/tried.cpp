#include "entente/study/tried.hpp"

#include "entente/core/check.hpp"
#include "entente/report/results/variant_json.hpp"

namespace entente::study {

using nlohmann::ordered_json;

ordered_json claim_tried(const Asked& before,
                         const Asked& after,
                         const std::string& id,
                         Nulls nulls) {
  const auto brief = [&](const Asked& asked) {
    const claim::ClaimSpec* claim = find_claim(*asked.the_case, id);
    ENTENTE_EXPECTS(claim != nullptr);
    return report::claim_brief_json(claim_of(asked, *claim, nulls));
  };
  ordered_json out;
  out["before"] = brief(before);
  out["after"] = brief(after);
  return out;
}

ordered_json outcome_tried(const Asked& before,
                           const Asked& after,
                           const std::string& id) {
  const ordered_json is = law_of(after);
  ordered_json out = ordered_json::array();
  for (const ordered_json& was : law_of(before)) {
    if (was["id"] != id) continue;
    ordered_json one = {{"horizon", was["horizon"]},
                        {"before", was["probability"]},
                        {"after", nullptr}};
    for (const ordered_json& now : is)
      if (now["id"] == id && now["horizon"] == was["horizon"])
        one["after"] = now["probability"];
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json question_tried(const Asked& before,
                            const Asked& after,
                            const question::QuestionSpec& question) {
  return {{"before", law_answer_of(before, question)},
          {"after", law_answer_of(after, question)}};
}

}  // namespace entente::study
