#include "entente/study/changes.hpp"

#include <cmath>
#include <map>

#include "entente/core/holds.hpp"
#include "entente/report/results/variant_json.hpp"
#include "entente/study/causes.hpp"
#include "entente/study/screened.hpp"
#include "entente/variant/difference.hpp"

namespace entente::study {
namespace {

using nlohmann::ordered_json;

// By few nulls, of the same numbers in both states, a claim that moved by less
// is taken to stand where it stood.
constexpr double kStill = 0.015;

ordered_json value_of(const ordered_json& claim) {
  const ordered_json& error = claim["mc_error"];
  return {{"word", claim["word"]},
          {"probability", claim["probability"]},
          {"error", error.is_null() ? ordered_json(0.0) : error}};
}

ordered_json claim_in(const Asked& asked, const std::string& id, Nulls nulls) {
  const claim::ClaimSpec* claim = find_claim(*asked.the_case, id);
  return claim == nullptr ? ordered_json(nullptr)
                          : value_of(claim_of(asked, *claim, nulls));
}

bool stands(const ordered_json& before, const ordered_json& now) {
  const auto chance = [](const ordered_json& value) {
    const ordered_json& p = value["probability"];
    return p.is_null() ? 0.5 : p.get<double>();
  };
  return before["word"] == now["word"] &&
         std::fabs(chance(before) - chance(now)) < kStill;
}

// A claim's values in two states by 199 nulls, or null.
struct Both {
  ordered_json before, now;
};

// Claims side by side, and what moved them.
class ClaimsChanged {
 public:
  ClaimsChanged(const State& before,
                const State& now,
                const Causes& causes,
                const Compare& compare)
      : before_(before.asked), now_(now.asked), causes_(causes) {
    if (!compare.claims.empty()) return;
    const bool made =  // of both states, by a brief
        known_claims(before_) && known_claims(now_);
    quick_ = compare.depth == Depth::at_once && !made;
    for (const Asked* one : {&before_, &now_}) {
      if (one->the_case->claims.empty()) continue;
      // All at once share the threads better.
      if (quick_) claims_by_few(*one);
      if (compare.depth == Depth::whole) claims_of(*one);
    }
    if (quick_) screen();
  }

  // Null where it cannot be compared: the other state has none, or it takes
  // more than verdicts, and only those are made.
  ordered_json of(const claim::ClaimSpec& claim) const {
    const std::string& id = claim.id;
    if (find_claim(*before_.the_case, id) == nullptr ||
        (quick_ && takes_more(claim)))
      return nullptr;
    ordered_json one = {{"id", id}, {"title", claim.title}};
    const auto take = [&](const char* by, ordered_json was, ordered_json is) {
      one["by"] = by;
      one["before"] = std::move(was);
      one["now"] = std::move(is);
    };
    const auto seen = screened_.find(id);
    if (quick_ && seen == screened_.end())
      take("49 nulls", claim_in(before_, id, Nulls::few),
           claim_in(now_, id, Nulls::few));
    else if (quick_ && !has_moved(seen->second.before, seen->second.now))
      take("199 nulls", seen->second.before, seen->second.now);
    else
      take("all", claim_in(before_, id, Nulls::all),
           claim_in(now_, id, Nulls::all));
    one["moved"] = one["by"] == "all" && has_moved(one["before"], one["now"]);
    one["moved_by"] =
        one["moved"].get<bool>() ? movers(one, claim) : ordered_json::array();
    return one;
  }

 private:
  // Those that 49 nulls do not show to stand, by 199.
  void screen() {
    std::vector<claim::ClaimSpec> open;
    for (const claim::ClaimSpec& claim : now_.the_case->claims) {
      const claim::ClaimSpec* was = find_claim(*before_.the_case, claim.id);
      if (was != nullptr && !takes_more(claim) && !takes_more(*was) &&
          !stands(claim_in(before_, claim.id, Nulls::few),
                  claim_in(now_, claim.id, Nulls::few)))
        open.push_back(claim);
    }
    if (open.empty()) return;
    const auto was = screened_in(before_, open), is = screened_in(now_, open);
    for (std::size_t i = 0; i < open.size(); ++i)
      screened_[open[i].id] = {was[i], is[i]};
  }

  // The same claims in a state, as it has them.
  static std::vector<ordered_json> screened_in(
      const Asked& asked, const std::vector<claim::ClaimSpec>& like) {
    std::vector<claim::ClaimSpec> claims;
    for (const claim::ClaimSpec& one : like)
      claims.push_back(*find_claim(*asked.the_case, one.id));
    std::vector<ordered_json> out;
    const ordered_json screened = claims_screened(asked, claims);
    for (const auto& one : screened["claims"])
      out.push_back(value_of(one));
    return out;
  }

  // 199 nulls tell what moved it where they show the move at all.
  ordered_json movers(const ordered_json& one,
                      const claim::ClaimSpec& claim) const {
    const auto all = [&](const Asked& asked) {
      return claim_in(asked, claim.id, Nulls::all);
    };
    const auto screened = [&](const Asked& asked) {
      return find_claim(*asked.the_case, claim.id) == nullptr
                 ? ordered_json(nullptr)
                 : screened_in(asked, {claim})[0];
    };
    const ordered_json was = screened(before_), is = screened(now_);
    return stands(was, is) ? causes_.movers(one["before"], one["now"], all)
                           : causes_.movers(was, is, screened);
  }

  const Asked& before_;
  const Asked& now_;
  const Causes& causes_;
  std::map<std::string, Both> screened_;
  bool quick_ = false;
};

void add_claims(const State& before,
                const State& now,
                const Causes& causes,
                const Compare& compare,
                ordered_json& out) {
  const ClaimsChanged changed(before, now, causes, compare);
  for (const claim::ClaimSpec& claim : now.asked.the_case->claims) {
    if (!compare.claims.empty() && !holds(compare.claims, claim.id)) continue;
    ordered_json one = changed.of(claim);
    if (!one.is_null()) {
      out["claims"].push_back(std::move(one));
    } else if (find_claim(*before.asked.the_case, claim.id) != nullptr) {
      out["not_compared"].push_back(claim.id);
    }
  }
}

// {probability} of an item's chance by the law; null where there is none.
ordered_json chance_in(const ordered_json& items,
                       const std::string& id,
                       int horizon) {
  for (const auto& item : items)
    if (item["id"] == id && item["horizon"] == horizon)
      return {{"probability", item["probability"]}};
  return nullptr;
}

ordered_json forecasts_changed(const State& before,
                               const State& now,
                               const Causes& causes,
                               Depth depth) {
  ordered_json out = ordered_json::array();
  if (before.asked.the_case->forecast.items.empty() ||
      now.asked.the_case->forecast.items.empty())
    return out;
  // The forecast itself where both are there or wanted, else its base law, by
  // the futures that also say what moved it: all share their draws.
  const auto by_few = [](const State& state) {
    return law_of(state.asked, Futures::tenth);
  };
  const auto forecasts = [&](const State& state) {
    return depth == Depth::whole ? forecast_of(state.asked)
                                 : known_forecast(state.asked);
  };
  const auto whole_was = forecasts(before), whole_is = forecasts(now);
  const bool whole = whole_was && whole_is;
  const ordered_json was = whole ? (*whole_was)["items"] : by_few(before);
  const ordered_json is = whole ? (*whole_is)["items"] : by_few(now);
  for (const auto& item : is) {
    const std::string id = item["id"];
    const int horizon = item["horizon"];
    const ordered_json old = chance_in(was, id, horizon);
    if (old.is_null()) continue;
    ordered_json one = {
        {"id", id},           {"title", item["title"]},
        {"horizon", horizon}, {"by", whole ? "forecast" : "law"},
        {"before", old},      {"now", {{"probability", item["probability"]}}}};
    one["moved"] = has_moved(old, one["now"]);
    one["moved_by"] = ordered_json::array();
    if (one["moved"].get<bool>()) {
      const auto by_law = [&](const Asked& asked) {
        return chance_in(law_of(asked, Futures::tenth), id, horizon);
      };
      one["moved_by"] =
          causes.movers(by_law(before.asked), by_law(now.asked), by_law);
    }
    out.push_back(std::move(one));
  }
  return out;
}

// Rank by evidence, from 1, and share; null where it has none.
ordered_json theory_in(const ordered_json& contest, const std::string& id) {
  int rank = 1;
  const ordered_json* found = nullptr;
  for (const auto& one : contest["theories"])
    if (one["name"] == id) found = &one;
  if (found == nullptr || (*found)["log_evidence"].is_null()) return nullptr;
  for (const auto& one : contest["theories"])
    if (!one["log_evidence"].is_null() &&
        one["log_evidence"].get<double>() >
            (*found)["log_evidence"].get<double>())
      ++rank;
  return {{"rank", rank}, {"probability", (*found)["share"]}};
}

ordered_json theories_changed(const State& before,
                              const State& now,
                              const Causes& causes) {
  ordered_json out = ordered_json::array();
  if (before.asked.the_case->theories.empty() ||
      now.asked.the_case->theories.empty())
    return out;
  const ordered_json was = theories_of(before.asked);
  const ordered_json is = theories_of(now.asked);
  for (const auto& theory : is["theories"]) {
    const std::string id = theory["name"];
    const ordered_json old = theory_in(was, id), current = theory_in(is, id);
    if (old.is_null() || current.is_null()) continue;
    ordered_json one = {{"id", id},
                        {"title", theory["title"]},
                        {"before", old},
                        {"now", current},
                        {"moved", has_moved(old, current)}};
    one["moved_by"] = !one["moved"]
                          ? ordered_json::array()
                          : causes.movers(old, current, [&](const Asked& left) {
                              return left.the_case->theories.empty()
                                         ? ordered_json(nullptr)
                                         : theory_in(theories_of(left), id);
                            });
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json state_json(const State& state) {
  const casefile::Case& value = *state.asked.the_case;
  return {{"as_of", iso(value.window.to)},
          {"data_hash", value.data_hash},
          {"acts", value.record.acts.size()}};
}

}  // namespace

std::optional<Refusal> state_at(Day day, casefile::Case& value, State& state) {
  state.files = variant::until(state.files, day);
  state.asked.the_case = &value;
  state.asked.setting = casefile::setting_of(value);
  return apply_as_of(value, state.asked.setting, day, "--since");
}

ordered_json changes_of(const State& before,
                        const State& now,
                        const Compare& compare) {
  const Causes causes(before, now);
  ordered_json out = {{"before", state_json(before)},
                      {"now", state_json(now)},
                      {"parts", report::parts_json(causes.parts())},
                      {"not_apart", causes.not_apart()},
                      {"not_compared", ordered_json::array()},
                      {"claims", ordered_json::array()},
                      {"forecasts", ordered_json::array()},
                      {"theories", ordered_json::array()}};
  add_claims(before, now, causes, compare, out);
  if (compare.also == Compare::Also::nothing) return out;
  out["forecasts"] = forecasts_changed(before, now, causes, compare.depth);
  out["theories"] = theories_changed(before, now, causes);
  return out;
}

ordered_json changes_of_results(const ordered_json& before,
                                const ordered_json& now) {
  ordered_json out;
  for (const auto& [name, result] :
       {std::pair{"before", &before}, {"now", &now}})
    out[name] = {{"as_of", (*result)["head"]["as_of"]},
                 {"data_hash", (*result)["head"]["data_hash"]},
                 {"acts", (*result)["head"]["acts_read"]["acts"]}};
  for (const char* key : {"parts", "not_apart", "not_compared", "claims",
                          "forecasts", "theories"})
    out[key] = ordered_json::array();
  const auto add = [&](const char* key, ordered_json one,
                       const ordered_json& was, const ordered_json& is) {
    one["before"] = was;
    one["now"] = is;
    one["moved"] = has_moved(was, is);
    one["moved_by"] = ordered_json::array();
    out[key].push_back(std::move(one));
  };
  for (const auto& is : now["claims"]["claims"])
    for (const auto& was : before["claims"]["claims"])
      if (was["id"] == is["id"])
        add("claims", {{"id", is["id"]}, {"title", is["title"]}}, value_of(was),
            value_of(is));
  for (const auto& is : now["forecast"]["items"]) {
    const ordered_json was =
        chance_in(before["forecast"]["items"], is["id"].get<std::string>(),
                  is["horizon"].get<int>());
    if (!was.is_null())
      add("forecasts",
          {{"id", is["id"]},
           {"title", is["title"]},
           {"horizon", is["horizon"]}},
          was, {{"probability", is["probability"]}});
  }
  for (const auto& is : now["contest"]["theories"]) {
    const std::string id = is["name"];
    const ordered_json was = theory_in(before["contest"], id);
    const ordered_json current = theory_in(now["contest"], id);
    if (!was.is_null() && !current.is_null())
      add("theories", {{"id", id}, {"title", is["title"]}}, was, current);
  }
  return out;
}

}  // namespace entente::study
