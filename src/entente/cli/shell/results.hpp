// Results of a case as JSON, kept under the hash of all that they depend on.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "entente/casefile/case.hpp"
#include "entente/cli/shell/options.hpp"
#include "entente/question/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::cli {

// A case and how it is asked. `window_to`: the last day that is used.
struct Asked {
  const casefile::Case* the_case = nullptr;
  theory::Setting setting;
  Options options;
  std::string profile_hash;  // of the file of --profile
  // What was computed by this process, under the hash of its inputs: claims
  // about policies read the comparison that the brief shows.
  std::shared_ptr<std::map<std::string, nlohmann::ordered_json>> made =
      std::make_shared<std::map<std::string, nlohmann::ordered_json>>();
};

// What is wrong with an argument, and what to do.
struct Refusal {
  std::string problem, hint;
};

// A cut-off before the case's own: acts after it are taken out of the record.
// Tiers stay those of the full record. Returns what is wrong with the date.
std::optional<Refusal> apply_as_of(casefile::Case& the_case,
                                   theory::Setting& setting,
                                   const Options& options);

nlohmann::ordered_json head_of(const Asked& asked);
nlohmann::ordered_json claims_of(const Asked& asked);

// One claim, as claims_of has it; or at once, by so few nulls that its word may
// be another, and without variants.
enum class Nulls { few, all };
constexpr int kFewNulls = 49;
nlohmann::ordered_json claim_of(const Asked& asked,
                                const claim::ClaimSpec& claim,
                                Nulls nulls);

// Every specification of the claim of --claim.
nlohmann::ordered_json multiverse_of(const Asked& asked,
                                     const claim::ClaimSpec& claim);
nlohmann::ordered_json contest_of(const Asked& asked);
nlohmann::ordered_json forecast_of(const Asked& asked);

// What is expected of a question with what was known at the end of a day, the
// case's own as_of or before: docs/json.md, "questions".
nlohmann::ordered_json answer_of(const Asked& asked,
                                 const question::QuestionSpec& question,
                                 Day as_of);

// The law's chances alone, [{id, horizon, probability}].
nlohmann::ordered_json law_of(const Asked& asked);

// The case's policies (those of --policy beside the first), under the theories
// within three nats of the best (or those of --theory). Null for a case without
// policies or outcomes of theirs.
nlohmann::ordered_json policies_of(const Asked& asked);

// What the case has of each assertion of its essays, or of the one of this id,
// as {"essays": [...]}. Verdicts and the comparison of policies are made or
// recalled where an assertion leads to them.
nlohmann::ordered_json essays_of(const Asked& asked, const std::string& id);

// The same as one of several ranks after the first, which has told what its
// result depends on (Options::told) and prints and keeps it. Returns false, at
// once, where it depends on something else here.
bool help_with_policies(const Asked& asked);

// Two policies compared on `spec` under the same theories, without reversal and
// past; kept under `name`.
nlohmann::ordered_json compared_of(
    const Asked& asked,
    const decide::DecideSpec& spec,
    const std::vector<policy::PolicySpec>& policies,
    const std::string& name);

}  // namespace entente::cli
