// Results of a case as JSON, kept under the hash of all that they depend on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/casefile/questions.hpp"
#include "entente/decide/columns.hpp"
#include "entente/question/spec.hpp"
#include "entente/study/asked.hpp"

namespace entente::study {

// Null where the case has no such claim.
const claim::ClaimSpec* find_claim(const casefile::Case& the_case,
                                   const std::string& id);

nlohmann::ordered_json head_of(const Asked& asked);
nlohmann::ordered_json claims_of(const Asked& asked);

// One claim, as claims_of has it; or at once, by so few nulls that its word may
// be another, and without variants.
enum class Nulls { few, all };
constexpr int kFewNulls = 49;
nlohmann::ordered_json claim_of(const Asked& asked,
                                const claim::ClaimSpec& claim,
                                Nulls nulls);

// Whether it takes more than a verdict: a comparison of policies, or forecasts
// of the past.
bool takes_more(const claim::ClaimSpec& claim);

// All claims but those by so few nulls, at once.
nlohmann::ordered_json claims_by_few(const Asked& asked);

// What was made before, by this process or another: claims_of, forecast_of.
std::optional<nlohmann::ordered_json> known_claims(const Asked& asked);
std::optional<nlohmann::ordered_json> known_forecast(const Asked& asked);

// Every specification of a claim.
nlohmann::ordered_json multiverse_of(const Asked& asked,
                                     const claim::ClaimSpec& claim);

// The curve of every specification of each claim about an effect that leans or
// says more, each corrected as the claim is; without joint inference.
nlohmann::ordered_json curves_of(const Asked& asked);
nlohmann::ordered_json contest_of(const Asked& asked);

// What contest_of has of them, at their own scale alone:
// theories[] {name, title, log_evidence, share}.
nlohmann::ordered_json theories_of(const Asked& asked);

// The theories of `ids`, or those within three nats of the best, with their
// shares of the evidence; after the contest.
std::vector<decide::Believed> believed_in(const Asked& asked,
                                          const std::vector<std::string>& ids);
nlohmann::ordered_json forecast_of(const Asked& asked);

// What is expected of a question with what was known at the end of a day, the
// case's own as_of or before: docs/json.md, "questions".
nlohmann::ordered_json answer_of(const Asked& asked,
                                 const question::QuestionSpec& question,
                                 Day as_of);

// The same at the case's own as_of by the law alone, without a track record.
nlohmann::ordered_json law_answer_of(const Asked& asked,
                                     const question::QuestionSpec& question);

// The case's questions as they stand: what came, what model and base rate said
// when each was asked and say now, the probabilities of those who gave some,
// scored, and their standings: docs/json.md, "questions", but for its head.
nlohmann::ordered_json questions_of(const Asked& asked,
                                    const casefile::Register& kept);

// All that the brief is made of: docs/json.md, "brief".
nlohmann::ordered_json brief_of(const Asked& asked);

// The law's chances alone, [{id, title, horizon, probability}]; by a tenth of
// the futures where only a difference matters.
enum class Futures { tenth, all };
nlohmann::ordered_json law_of(const Asked& asked,
                              Futures futures = Futures::all);

// The case's policies (those that are wanted beside the first), under the
// theories within three nats of the best (or those wanted). Null for a case
// without policies or outcomes of theirs.
nlohmann::ordered_json policies_of(const Asked& asked);

// What the case has of each assertion of its essays, or of the one of this id,
// as {"essays": [...]}. Verdicts and the comparison of policies are made or
// recalled where an assertion leads to them.
nlohmann::ordered_json essays_of(const Asked& asked, const std::string& id);

// The same as one of several ranks after the first, which has told what its
// result depends on (How::told) and prints and keeps it. Returns false, at
// once, where it depends on something else here.
bool help_with_policies(const Asked& asked);

// Two policies compared on `spec` under the same theories, by so many futures
// of each draw of the parameters (200 of them), without reversal and past; kept
// under `name`. `estimates`: what was fitted for other policies of this case.
constexpr int kManyPerDraw = 50;  // short futures are cheap
nlohmann::ordered_json compared_of(
    const Asked& asked,
    const decide::DecideSpec& spec,
    const std::vector<policy::PolicySpec>& policies,
    const std::string& name,
    int per_draw = kManyPerDraw,
    forecast::EstimatesKept* estimates = nullptr);

}  // namespace entente::study
