#include "entente/study/changes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "entente/core/holds.hpp"
#include "entente/report/results/variant_json.hpp"
#include "entente/variant/difference.hpp"

namespace entente::study {
namespace {

using nlohmann::ordered_json;

// Less is not called a move: chances print as whole percents, and simulation
// leaves about one.
constexpr double kMoved = 0.03;
// A group of changes moved a result when it takes back this part of the move.
constexpr double kPart = 1.0 / 3;
constexpr const char* kTime = "the days that passed";

double number_or(const ordered_json& value, double otherwise) {
  return value.is_null() ? otherwise : value.get<double>();
}

ordered_json value_of(const ordered_json& claim) {
  return {{"word", claim["word"]}, {"probability", claim["probability"]}};
}

bool moved(const ordered_json& before, const ordered_json& now) {
  const bool words = before.contains("word") && before["word"] != now["word"];
  const bool ranks = before.contains("rank") && before["rank"] != now["rank"];
  return words || ranks ||
         std::fabs(number_or(before["probability"], 0.5) -
                   number_or(now["probability"], 0.5)) >= kMoved;
}

// How much of the move is not there without a group of changes: 1 where the
// result is then as before. A word that comes back is all of it.
double share_of(const ordered_json& before,
                const ordered_json& now,
                const ordered_json& left) {
  const double from = number_or(before["probability"], 0.5);
  const double to = number_or(now["probability"], 0.5);
  const double without = number_or(left["probability"], 0.5);
  const double part =
      std::fabs(to - from) < 1e-9 ? 0 : (to - without) / (to - from);
  for (const char* key : {"word", "rank"})
    if (before.contains(key) && before[key] != now[key] &&
        left[key] == before[key])
      return std::max(part, 1.0);
  return part;
}

// A case as it would be without a group of changes. `wanted`: what is asked of
// it.
struct Left {
  std::string cause;
  std::unique_ptr<casefile::Case> value;  // null: it does not check
  Asked asked;
};

Left left_of(const std::string& cause,
             const casefile::Files& files,
             const Asked& like,
             std::optional<Day> as_of) {
  Left out;
  out.cause = cause;
  casefile::Reading reading = casefile::read_case(files, like.the_case->id);
  if (!reading.diagnostics.empty()) return out;
  out.value = std::make_unique<casefile::Case>(std::move(reading.value));
  out.asked = {out.value.get(), casefile::setting_of(*out.value), like.how, {}};
  if (apply_as_of(*out.value, out.asked.setting, as_of)) out.value.reset();
  return out;
}

class Causes {
 public:
  Causes(const State& before, const State& now) {
    const auto day = now.asked.the_case->window.to;
    const bool time =
        before.asked.the_case->data_hash == now.asked.the_case->data_hash;
    // Of one case at two days, acts after the later one are no change.
    const casefile::Files is =
        time ? variant::until(now.files, day) : now.files;
    parts_ = variant::parts_of(before.files, is);
    for (const std::string& cause : variant::causes_of(parts_))
      lefts_.push_back(
          left_of(cause, variant::without(before.files, is, parts_, cause),
                  now.asked, day));
    // One file at two days: without the acts, what remains is time.
    if (time) time_ = left_of(kTime, before.files, now.asked, day);
  }

  const std::vector<variant::Part>& parts() const { return parts_; }

  ordered_json not_apart() const {
    ordered_json out = ordered_json::array();
    for (const Left& left : lefts_)
      if (!left.value) out.push_back(left.cause);
    return out;
  }

  // `value`: the result in a state, or null where it is not there.
  template <class F>
  ordered_json movers(const ordered_json& before,
                      const ordered_json& now,
                      const F& value) const {
    std::vector<std::pair<double, ordered_json>> found;
    const auto add = [&](const std::string& cause, const ordered_json& left,
                         double share) {
      if (share < kPart) return;
      ordered_json one = {{"cause", cause}, {"share", share}};
      one["without"] = left;
      found.emplace_back(share, std::move(one));
    };
    if (lefts_.size() == 1 && !time_) add(lefts_[0].cause, before, 1);
    for (const Left& left : lefts_) {
      if (!left.value || (lefts_.size() == 1 && !time_)) continue;
      const ordered_json then = value(left.asked);
      if (!then.is_null()) add(left.cause, then, share_of(before, now, then));
    }
    if (time_ && time_->value) {
      const ordered_json then = value(time_->asked);
      // What time alone has moved is what is left when all acts are out.
      if (!then.is_null()) add(kTime, now, 1 - share_of(before, now, then));
    }
    std::stable_sort(
        found.begin(), found.end(),
        [](const auto& a, const auto& b) { return a.first > b.first; });
    ordered_json out = ordered_json::array();
    for (auto& [share, one] : found)
      out.push_back(std::move(one));
    return out;
  }

 private:
  std::vector<variant::Part> parts_;
  std::vector<Left> lefts_;
  std::optional<Left> time_;
};

const claim::ClaimSpec* find_claim(const casefile::Case& value,
                                   const std::string& id) {
  for (const claim::ClaimSpec& claim : value.claims)
    if (claim.id == id) return &claim;
  return nullptr;
}

ordered_json claim_in(const Asked& asked, const std::string& id) {
  const claim::ClaimSpec* claim = find_claim(*asked.the_case, id);
  return claim == nullptr ? ordered_json(nullptr)
                          : value_of(claim_of(asked, *claim, Nulls::all));
}

ordered_json claims_changed(const State& before,
                            const State& now,
                            const Causes& causes,
                            const Compare& compare) {
  ordered_json out = ordered_json::array();
  if (compare.claims.empty()) {  // all at once share the threads better
    for (const State* state : {&before, &now})
      if (!state->asked.the_case->claims.empty()) claims_of(state->asked);
  }
  for (const claim::ClaimSpec& claim : now.asked.the_case->claims) {
    if (!compare.claims.empty() && !holds(compare.claims, claim.id)) continue;
    const ordered_json was = claim_in(before.asked, claim.id);
    if (was.is_null()) continue;
    ordered_json one = {{"id", claim.id}, {"title", claim.title}};
    one["before"] = was;
    one["now"] = claim_in(now.asked, claim.id);
    one["moved"] = moved(was, one["now"]);
    one["moved_by"] =
        !one["moved"] ? ordered_json::array()
                      : causes.movers(was, one["now"], [&](const Asked& left) {
                          return claim_in(left, claim.id);
                        });
    out.push_back(std::move(one));
  }
  return out;
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
                               const Causes& causes) {
  ordered_json out = ordered_json::array();
  if (before.asked.the_case->forecast.items.empty() ||
      now.asked.the_case->forecast.items.empty())
    return out;
  const ordered_json was = forecast_of(before.asked)["items"];
  const ordered_json is = forecast_of(now.asked)["items"];
  for (const auto& item : is) {
    const std::string id = item["id"];
    const int horizon = item["horizon"];
    const ordered_json old = chance_in(was, id, horizon);
    if (old.is_null()) continue;
    ordered_json one = {{"id", id},
                        {"title", item["title"]},
                        {"horizon", horizon},
                        {"before", old},
                        {"now", {{"probability", item["probability"]}}}};
    one["moved"] = moved(old, one["now"]);
    one["moved_by"] = ordered_json::array();
    if (one["moved"].get<bool>()) {
      const auto by_law = [&](const Asked& asked) {
        return chance_in(law_of(asked), id, horizon);
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
  const ordered_json was = contest_of(before.asked), is = contest_of(now.asked);
  for (const auto& theory : is["theories"]) {
    const std::string id = theory["name"];
    const ordered_json old = theory_in(was, id), current = theory_in(is, id);
    if (old.is_null() || current.is_null()) continue;
    ordered_json one = {{"id", id},
                        {"title", theory["title"]},
                        {"before", old},
                        {"now", current},
                        {"moved", moved(old, current)}};
    one["moved_by"] = !one["moved"]
                          ? ordered_json::array()
                          : causes.movers(old, current, [&](const Asked& left) {
                              return left.the_case->theories.empty()
                                         ? ordered_json(nullptr)
                                         : theory_in(contest_of(left), id);
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
                      {"claims", claims_changed(before, now, causes, compare)},
                      {"forecasts", ordered_json::array()},
                      {"theories", ordered_json::array()}};
  if (compare.also == Compare::Also::nothing) return out;
  out["forecasts"] = forecasts_changed(before, now, causes);
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
  for (const char* key :
       {"parts", "not_apart", "claims", "forecasts", "theories"})
    out[key] = ordered_json::array();
  const auto add = [&](const char* key, ordered_json one,
                       const ordered_json& was, const ordered_json& is) {
    one["before"] = was;
    one["now"] = is;
    one["moved"] = moved(was, is);
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
