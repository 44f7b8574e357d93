// Forecasts as JSON: the part "forecast" of docs/json.md.
#include <array>

#include <nlohmann/json.hpp>

#include "entente/report/results/results_json.hpp"

namespace entente::report {
namespace {

using nlohmann::ordered_json;

// A share or score, or null where there is none yet.
ordered_json or_null(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json rivals_json(const forecast::Baseline& rivals) {
  return {{"base_rate", or_null(rivals.base_rate)},
          {"persistence", or_null(rivals.persistence)},
          {"two_speed", or_null(rivals.two_speed)},
          {"windows", rivals.windows},
          {"windows_unknown", rivals.unknown}};
}

void add_skill(const std::optional<forecast::Skill>& skill,
               const std::string& name,
               ordered_json& out) {
  out[name] = skill ? ordered_json(skill->value) : ordered_json(nullptr);
  out[name + "_low"] = skill ? ordered_json(skill->low) : ordered_json(nullptr);
  out[name + "_high"] =
      skill ? ordered_json(skill->high) : ordered_json(nullptr);
}

void add_marks(const forecast::Score& score, ordered_json& out) {
  for (const auto& [name, marks] : {std::pair{"", &score.said},
                                    {"_base", &score.base},
                                    {"_persistence", &score.persistence},
                                    {"_two_speed", &score.two_speed},
                                    {"_law", &score.law},
                                    {"_pool", &score.pool}}) {
    const bool any = score.origins > 0;
    const std::string suffix = name;
    out["brier" + suffix] = any ? ordered_json(marks->brier) : nullptr;
    out["log_score" + suffix] = any ? ordered_json(marks->log_score) : nullptr;
  }
}

ordered_json score_json(const forecast::Score& score) {
  const bool any = score.origins > 0;
  ordered_json out = {{"id", score.id},
                      {"horizon", score.horizon},
                      {"origins", score.origins},
                      {"happened", score.happened},
                      {"left_out",
                       {{"not_covered", score.left_out.not_covered},
                        {"month_only", score.left_out.month_only},
                        {"not_read", score.left_out.not_read},
                        {"no_base_rate", score.left_out.no_base_rate}}}};
  add_marks(score, out);
  add_skill(score.over_base, "skill", out);
  add_skill(score.over_two_speed, "skill_two_speed", out);
  out["harder_rival"] =
      !any ? ordered_json(nullptr)
           : ordered_json(score.two_speed_is_harder() ? "two_speed" : "base");
  out["worse_than_base"] = any && score.said.brier > score.base.brier;
  out["calibration"] = ordered_json::array();
  for (const forecast::CalibrationBin& bin : score.calibration)
    out["calibration"].push_back({{"from", bin.from},
                                  {"to", bin.to},
                                  {"n", bin.n},
                                  {"mean_forecast", bin.mean_forecast},
                                  {"share", bin.share}});
  return out;
}

ordered_json by_member(const forecast::Probabilities& values) {
  ordered_json out;
  for (std::size_t k = 0; k < forecast::kMembers; ++k)
    out[forecast::kMemberNames[k]] = values[k];
  return out;
}

ordered_json pool_json(const forecast::Pool& pool) {
  return {
      {"share", pool.share},
      {"probability", pool.pooled},
      {"weights", by_member(pool.weights)},
      {"recalibration", {{"intercept", pool.intercept}, {"slope", pool.slope}}},
      {"origins", pool.origins}};
}

ordered_json origin_json(const forecast::PastForecast& origin) {
  const bool known =
      origin.came == forecast::Came::yes || origin.came == forecast::Came::no;
  return {{"id", origin.id},
          {"horizon", origin.horizon},
          {"day", iso(origin.day)},
          {"probability", origin.probability},
          {"law", origin.law},
          {"pool", origin.pool},
          {"members", by_member(origin.members)},
          {"base_rate", or_null(origin.rivals.base_rate)},
          {"persistence", or_null(origin.rivals.persistence)},
          {"two_speed", or_null(origin.rivals.two_speed)},
          {"happened", known ? ordered_json(origin.came == forecast::Came::yes)
                             : ordered_json(nullptr)},
          {"scored", forecast::is_scored(origin)}};
}

ordered_json fan_json(const forecast::Fan& fan) {
  static constexpr std::array<const char*, 7> kNames = {
      "q05", "q10", "q25", "q50", "q75", "q90", "q95"};
  ordered_json out = {{"group", fan.group}, {"as_of", iso(fan.as_of)}};
  std::vector<int> days;
  for (std::size_t i = 0; i < fan.quantiles[0].size(); ++i)
    days.push_back(static_cast<int>(i) + 1);
  out["days"] = days;
  for (std::size_t level = 0; level < kNames.size(); ++level)
    out[kNames[level]] = fan.quantiles[level];
  out["samples"] = fan.samples;
  return out;
}

}  // namespace

ordered_json forecast_json(const forecast::ForecastResult& forecast) {
  ordered_json out;
  out["items"] = ordered_json::array();
  for (const forecast::ItemForecast& item : forecast.items) {
    out["items"].push_back(
        {{"id", item.spec.id},
         {"title", item.spec.title},
         {"horizon", item.horizon},
         {"as_of", iso(item.as_of)},
         {"probability", item.probability},
         {"low", item.low},
         {"high", item.high},
         {"mc_error", item.mc_error},
         {"base_rate", or_null(item.baseline.base_rate)},
         {"persistence", or_null(item.baseline.persistence)},
         {"rivals", rivals_json(item.baseline)},
         {"members", by_member(item.members)},
         {"pool", pool_json(item.pool)},
         {"last_happened", item.last_happened
                               ? ordered_json(iso(*item.last_happened))
                               : ordered_json(nullptr)}});
  }
  out["fan"] = fan_json(forecast.fan);
  out["futures"] = {{"draws", forecast.draws},
                    {"per_draw", forecast.per_draw},
                    {"clamped_share", forecast.clamped_share}};
  out["track_record"] = ordered_json::array();
  for (const forecast::Score& score : forecast.track_record)
    out["track_record"].push_back(score_json(score));
  out["origins"] = ordered_json::array();
  for (const forecast::PastForecast& origin : forecast.origins)
    out["origins"].push_back(origin_json(origin));
  return out;
}

}  // namespace entente::report
