#include "entente/report/results/essays_json.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace entente::report {
namespace {

using essay::Assertion;
using essay::Essay;
using essay::Kind;
using essay::Stance;
using nlohmann::ordered_json;

ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

// The entry of a list of results by its id; null where it has none.
const ordered_json* with_id(const ordered_json& result,
                            const char* list,
                            const std::string& id) {
  if (!result.is_object() || !result.contains(list)) return nullptr;
  for (const ordered_json& one : result[list])
    if (one["id"] == id) return &one;
  return nullptr;
}

const record::Act* act_of(const casefile::Case& the_case,
                          const std::string& id) {
  for (const record::Act& act : the_case.record.acts)
    if (act.id == id) return &act;
  return nullptr;
}

const char* text_of(record::Precision precision) {
  switch (precision) {
    case record::Precision::month:
      return "month";
    case record::Precision::year:
      return "year";
    default:
      return "day";
  }
}

// An act after the date of the result is not known of yet: it has no day.
ordered_json act_json(const casefile::Case& the_case, const std::string& id) {
  const record::Act* act = act_of(the_case, id);
  if (act == nullptr || act->day > the_case.window.to)
    return {{"id", id},
            {"day", nullptr},
            {"precision", nullptr},
            {"summary", nullptr}};
  return {{"id", id},
          {"day", iso(act->day)},
          {"precision", text_of(act->precision)},
          {"summary", act->summary}};
}

// Where a verdict leaves what the essay says: the word's own side, the other
// one where the essay denies the claim, nowhere where it only tells of it.
const char* side_of(const std::string& word, Stance stance) {
  if (stance == Stance::reports) return "told";
  const bool for_it = word == "supported" || word == "leans for";
  const bool against = word == "contradicted" || word == "leans against";
  if (!for_it && !against) return "open";
  return for_it == (stance == Stance::holds) ? "for" : "against";
}

ordered_json claim_json(const casefile::Case& the_case,
                        const ordered_json& claims,
                        const std::string& id,
                        Stance stance) {
  ordered_json out = {{"id", id}, {"title", nullptr}};
  for (const claim::ClaimSpec& spec : the_case.claims)
    if (spec.id == id) out["title"] = spec.title;
  const ordered_json* found = with_id(claims, "claims", id);
  if (found == nullptr) {
    out.update(
        {{"word", nullptr}, {"probability", nullptr}, {"side", nullptr}});
    return out;
  }
  const auto word = (*found)["word"].get<std::string>();
  out["word"] = word;
  out["probability"] = word == "cannot be asked" ? ordered_json(nullptr)
                                                 : (*found)["probability"];
  out["side"] = side_of(word, stance);
  return out;
}

// What a policy changes on the first outcome that is no cost, over the longest
// horizon, against the policy that all are compared with; null for that one.
ordered_json change_json(const ordered_json& policies,
                         const ordered_json& policy) {
  if (policy["id"] == policies["policies"][0]["id"]) return nullptr;
  for (const ordered_json& outcome : policies["outcomes"]) {
    if (outcome["cost"].get<bool>()) continue;
    for (const ordered_json& one : policy["outcomes"]) {
      if (one["id"] != outcome["id"] || one["days"] != policies["days"].back())
        continue;
      const ordered_json& said =
          one["mixture"].is_null() ? one["by_theory"][0] : one["mixture"];
      return {{"outcome", outcome["id"]},
              {"outcome_title", outcome["title"]},
              {"days", one["days"]},
              {"to", policies["policies"][0]["id"]},
              {"difference", said["difference"]},
              {"low", said["low"]},
              {"high", said["high"]},
              {"tied", said["tied"]}};
    }
  }
  return nullptr;
}

ordered_json policy_json(const casefile::Case& the_case,
                         const ordered_json& policies,
                         const std::string& id) {
  ordered_json out = {{"id", id}, {"title", nullptr}, {"change", nullptr}};
  for (const policy::PolicySpec& spec : the_case.policies)
    if (spec.id == id) out["title"] = spec.title;
  if (const ordered_json* found = with_id(policies, "policies", id))
    out["change"] = change_json(policies, *found);
  return out;
}

// What the record has of a fact on the date of the result.
std::string finding_of(const Assertion& one, const ordered_json& acts) {
  const bool later =
      std::any_of(acts.begin(), acts.end(),
                  [](const ordered_json& act) { return act["day"].is_null(); });
  return later ? "not yet" : essay::text_of(one.finding);
}

ordered_json assertion_json(const casefile::Case& the_case,
                            const Assertion& one,
                            const ordered_json& claims,
                            const ordered_json& policies) {
  ordered_json out = {{"number", one.number},
                      {"sentence", one.sentence ? ordered_json(*one.sentence)
                                                : ordered_json(nullptr)},
                      {"known_from", or_null(one.known_from)},
                      {"says", one.says},
                      {"quote", or_null(one.quote)},
                      {"kind", essay::text_of(one.kind)},
                      {"record", nullptr},
                      {"acts", ordered_json::array()},
                      {"instead", or_null(one.instead)},
                      {"stance", nullptr},
                      {"claims", ordered_json::array()},
                      {"policies", ordered_json::array()},
                      {"why", or_null(one.why)}};
  for (const std::string& id : one.acts)
    out["acts"].push_back(act_json(the_case, id));
  if (one.kind == Kind::fact) out["record"] = finding_of(one, out["acts"]);
  if (one.kind == Kind::claim || one.kind == Kind::advice)
    out["stance"] = essay::text_of(one.stance);
  for (const std::string& id : one.claims)
    out["claims"].push_back(claim_json(the_case, claims, id, one.stance));
  for (const std::string& id : one.policies)
    out["policies"].push_back(policy_json(the_case, policies, id));
  return out;
}

// Facts by what the record has of them; claims by where their words leave the
// essay, each as often as an assertion names it; advice and unasked.
ordered_json counts_json(const ordered_json& assertions) {
  ordered_json out;
  for (const char* name :
       {"facts", "shown", "in_part", "contradicted", "not_found", "not_yet",
        "claims", "for", "against", "open", "told", "advice", "unasked"})
    out[name] = 0;
  const std::map<std::string, const char*> of_record = {
      {"shows", "shown"},
      {"in part", "in_part"},
      {"contradicts", "contradicted"},
      {"cannot find", "not_found"},
      {"not yet", "not_yet"}};
  const auto count = [&](const std::string& name) {
    out[name] = out[name].get<int>() + 1;
  };
  for (const ordered_json& one : assertions) {
    const auto kind = one["kind"].get<std::string>();
    if (kind == "fact") {
      count("facts");
      count(of_record.at(one["record"].get<std::string>()));
    } else if (kind == "claim") {
      for (const ordered_json& claim : one["claims"]) {
        count("claims");
        if (claim["side"].is_string()) count(claim["side"].get<std::string>());
      }
    } else {
      count(kind);
    }
  }
  return out;
}

}  // namespace

ordered_json essays_json(const casefile::Case& the_case,
                         std::span<const Essay> essays,
                         const ordered_json& claims,
                         const ordered_json& policies) {
  ordered_json out = ordered_json::array();
  for (const Essay& essay : essays) {
    ordered_json assertions = ordered_json::array();
    for (const Assertion& one : essay.assertions)
      assertions.push_back(assertion_json(the_case, one, claims, policies));
    out.push_back({{"id", essay.id},
                   {"title", essay.title},
                   {"by", essay.by},
                   {"text", essay::text_of(essay.text)},
                   {"note", or_null(essay.note)},
                   {"counts", counts_json(assertions)},
                   {"assertions", assertions}});
  }
  return out;
}

}  // namespace entente::report
