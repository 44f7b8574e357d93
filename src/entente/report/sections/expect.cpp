// The section of coming events: likelihoods beside base rates, and how such
// forecasts did before. No verdict stands here.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
#include "entente/report/charts/forecast_charts.hpp"
#include "entente/report/facts/follow.hpp"
#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/forecast_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

std::vector<long> horizons_of(const Json& items) {
  std::set<long> all;
  for (const Json& item : items)
    all.insert(whole(item, "horizon"));
  return {all.begin(), all.end()};
}

std::vector<std::string> ids_of(const Json& items) {
  std::vector<std::string> ids;
  for (const Json& item : items) {
    const std::string id = text(item, "id");
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

Json cell(const Json* item, long horizon) {
  Json out;
  out["horizon_label"] = days_in_words(horizon);
  for (const char* key :
       {"f_word", "f_percent", "f_band", "f_base", "f_two_speed"}) {
    out[key] = "";
  }
  if (item == nullptr) return out;
  const double p = number(*item, "probability");
  out["f_word"] = likelihood(p);
  out["f_percent"] = percent(p);
  if (maybe(*item, "low") && maybe(*item, "high")) {
    out["f_band"] = percent_band(number(*item, "low"), number(*item, "high"));
  }
  out["f_base"] = share_or_none(*item, "base_rate");
  out["f_two_speed"] = share_or_none(part(*item, "rivals"), "two_speed");
  return out;
}

// The record of the horizon in the middle (30 days of 14, 30, 90).
const Json* record_of(const Json& forecast,
                      const std::string& id,
                      const std::vector<long>& horizons) {
  if (horizons.empty()) return nullptr;
  return record_at(forecast, id, horizons[(horizons.size() - 1) / 2]);
}

// Why an item may not be able to happen as things stand.
std::string risk_note(const Context& context, std::string_view id) {
  const record::Group* group = nullptr;
  for (const forecast::ItemSpec& item : context.the_case.forecast.items) {
    if (item.id == id) group = context.group(item.group);
  }
  if (group == nullptr || group->at_risk == record::Risk::always) return "";
  const std::vector<Line> lines = lines_of(context);
  const std::vector<const Line*> risk = lines_at_risk(lines);
  const auto shut = std::count_if(risk.begin(), risk.end(),
                                  [](const Line* l) { return is_shut(*l); });
  if (group->at_risk == record::Risk::line_open &&
      shut == static_cast<long>(risk.size())) {
    return fmt::format("no {} is open: one must first come back",
                       context.the_case.words.line);
  }
  if (group->at_risk == record::Risk::line_shut && shut == 0) {
    return fmt::format("no {} is shut: one must first be cut",
                       context.the_case.words.line);
  }
  return "";
}

Json item_row(const Context& context,
              const Json& forecast,
              const std::string& id,
              const std::vector<long>& horizons) {
  Json row, cells = Json::array();
  const Json* any = nullptr;
  for (const long horizon : horizons) {
    const Json* item = item_at(forecast, id, horizon);
    if (item != nullptr) any = item;
    cells.push_back(cell(item, horizon));
  }
  row["cells"] = std::move(cells);
  row["item_title"] = any == nullptr ? id : text(*any, "title");
  const Day as_of =
      any == nullptr ? context.as_of : day_in(*any, "as_of", context.as_of);
  row["item_as_of"] = short_date(as_of);
  row["item_stale"] = as_of != context.as_of;
  const auto last =
      any == nullptr ? std::nullopt : parse_day(text(*any, "last_happened"));
  row["last_happened"] = last ? short_date(*last) : "";
  row["item_note"] = risk_note(context, id);
  const Json* record = record_of(forecast, id, horizons);
  row["such_forecasts"] =
      record == nullptr ? "" : skill_words(*record, Count::said);
  return row;
}

// "3 not covered, 1 known to a month"; empty where none was left out.
std::string left_out_words(const Json& record) {
  const Json& left_out = part(record, "left_out");
  std::string out;
  for (const auto& [key, words] : {std::pair{"not_covered", "not covered"},
                                   {"month_only", "known to a month"},
                                   {"not_read", "unverified"},
                                   {"no_base_rate", "without a base rate"}}) {
    const long n = whole(left_out, key);
    if (n == 0) continue;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, words);
  }
  return out;
}

Json track_rows(const Json& forecast) {
  Json rows = Json::array();
  for (const Json& record : part(forecast, "track_record")) {
    Json row;
    std::string title = text(record, "id");
    const Json* item = item_at(forecast, title, whole(record, "horizon"));
    if (item != nullptr) title = text(*item, "title");
    const auto three = [&](const char* key) {
      const auto value = maybe(record, key);
      return value ? fixed(*value, 3) : std::string("–");
    };
    row["t_title"] = title;
    row["t_horizon"] = days_in_words(whole(record, "horizon"));
    row["t_n"] = thousands(whole(record, "origins"));
    row["t_brier"] = three("brier");
    row["t_brier_base"] = three("brier_base");
    row["t_brier_two_speed"] = three("brier_two_speed");
    row["t_brier_persistence"] = three("brier_persistence");
    row["t_log"] = three("log_score");
    row["t_log_base"] = three("log_score_base");
    row["t_log_two_speed"] = three("log_score_two_speed");
    row["t_left_out"] = left_out_words(record);
    row["t_words"] = skill_words(record, Count::left_out);
    row["t_worse"] = standing_of(record) == Standing::worse;
    rows.push_back(row);
  }
  return rows;
}

// "A provocation is more likely than usual within 30 and 90 days (58% and 83%;
// base rates 47% and 71%)", or one half for each horizon where they differ.
std::string headline(const Json& forecast, const std::vector<long>& horizons) {
  const Json* first = first_item(forecast);
  if (first == nullptr) return "Nothing was forecast";
  std::vector<const Json*> items;
  for (const long horizon :
       {horizons[(horizons.size() - 1) / 2], horizons.back()}) {
    const Json* item = item_at(forecast, text(*first, "id"), horizon);
    if (item != nullptr && (items.empty() || items.back() != item)) {
      items.push_back(item);
    }
  }
  const auto stands = [](const Json* item) {
    return against_base(number(*item, "probability"),
                        maybe(*item, "base_rate"));
  };
  if (items.size() == 2 && stands(items[0]) == stands(items[1])) {
    return fmt::format(
        "{} is {} within {} and within {} days ({} and {}; base rates {} and "
        "{})",
        text(*first, "title"), stands(items[0]), whole(*items[0], "horizon"),
        whole(*items[1], "horizon"), percent(number(*items[0], "probability")),
        percent(number(*items[1], "probability")),
        share_or_none(*items[0], "base_rate"),
        share_or_none(*items[1], "base_rate"));
  }
  std::string out;
  for (const Json* item : items) {
    out += fmt::format("{} within {} is {} ({}; base rate {})",
                       out.empty() ? text(*item, "title") : "; one",
                       days_in_words(whole(*item, "horizon")), stands(item),
                       percent(number(*item, "probability")),
                       share_or_none(*item, "base_rate"));
  }
  return out;
}

void put_fan(Json& view, const Context& context, const Json& forecast) {
  const Json& fan = part(forecast, "fan");
  view["fan_svg"] = "";
  const record::Group* group = context.group(text(fan, "group"));
  if (group == nullptr) return;
  const Day as_of = day_in(fan, "as_of", context.as_of);
  std::vector<Day> seen;
  for (const record::ActDay& act : record::act_days(*group, context.record())) {
    if (act.day > as_of - 90 && act.day <= as_of) seen.push_back(act.day);
  }
  const History history = history_of(*group, context.record(),
                                     {context.the_case.window.from, as_of});
  const auto covered =
      std::count_if(history.covered.begin(), history.covered.end(),
                    [](char c) { return c != 0; });
  const double per_day =
      covered == 0 ? 0 : double(history.days.size()) / double(covered);
  view["base_years"] = fmt::format(
      "{}–{}", year_of(context.the_case.window.from), year_of(as_of));
  view["fan_svg"] = fan_svg(fan, seen, as_of, per_day);
  view["fan_get"] = beside("fig-fan", "fan.csv", fan_csv(fan));
  view["fan_many"] = group->many;
  const std::vector<double> q25 = numbers(part(fan, "q25"));
  const std::vector<double> q75 = numbers(part(fan, "q75"));
  const std::vector<double> days = numbers(part(fan, "days"));
  if (q25.empty() || q75.empty() || days.empty()) return;
  view["fan_finding"] = fmt::format(
      "Half of all futures hold {} {} within {}.",
      from_to(fixed(q25.back(), 0), fixed(q75.back(), 0)),
      group->counting == record::Counting::days ? "such days" : "such acts",
      days_in_words(std::lround(days.back())));
}

// Whose chances these are: the pool is heard where it held its own.
std::string pool_sentence(const Json& forecast) {
  long all = 0, pooled = 0;
  for (const Json& item : part(forecast, "items")) {
    const Json& pool = part(item, "pool");
    if (!pool.is_object()) continue;
    ++all;
    pooled += number(pool, "share") > 0 ? 1 : 0;
  }
  if (all == 0) return "";
  const std::string pool =
      "Beside the base law a pool of six models, weighted by what came of "
      "earlier forecasts, is heard in ";
  if (pooled == 0)
    return pool + fmt::format(
                      "none of {} chances: it lost to that law or has too "
                      "short a record.",
                      all);
  return pool + fmt::format(
                    "{} of {} chances, by how surely it held its own "
                    "against that law{}.",
                    pooled, all,
                    pooled == all ? ""
                                  : "; in the others it lost to it or has too "
                                    "short a record");
}

std::string futures_sentence(const Json& forecast) {
  const Json& futures = part(forecast, "futures");
  const long draws = whole(futures, "draws");
  if (draws == 0) return "";
  const long each = std::max(1L, whole(futures, "per_draw"));
  return fmt::format(
      "{} simulated futures ({} parameter draws, {} each); {} of their terms "
      "were held at the limit of what the record has shown.",
      thousands(draws * each), thousands(draws), thousands(each),
      share(number(futures, "clamped_share")));
}

}  // namespace

Json expect_view(const Context& context) {
  const Json& forecast = part(context.results, "forecast");
  const Json& items = part(forecast, "items");
  Json view;
  view["any_items"] = !items.empty();
  if (items.empty()) return view;
  const std::vector<long> horizons = horizons_of(items);
  view["expect_headline"] = headline(forecast, horizons);
  Json heads = Json::array(), rows = Json::array();
  for (const long horizon : horizons) {
    heads.push_back({{"horizon", days_in_words(horizon)}});
  }
  view["horizons"] = std::move(heads);
  for (const std::string& id : ids_of(items)) {
    rows.push_back(item_row(context, forecast, id, horizons));
  }
  view["items"] = std::move(rows);
  view["middle_horizon"] = days_in_words(horizons[(horizons.size() - 1) / 2]);
  put_fan(view, context, forecast);
  view["pool_sentence"] = pool_sentence(forecast);
  view["futures_sentence"] = futures_sentence(forecast);
  view["track_rows"] = track_rows(forecast);
  view["any_track"] = !view["track_rows"].empty();
  view["standing_sentence"] = standing_sentence(context, forecast);
  view["unknown_sentence"] = unknown_sentence(context, forecast);
  view["record_from"] = in_words(context.the_case.forecast.record_from);
  const std::string id = ids_of(items).front();
  const Json* record = record_of(forecast, id, horizons);
  view["calibration_svg"] = record == nullptr ? "" : calibration_svg(*record);
  if (record != nullptr)
    view["calibration_get"] =
        beside("fig-calibration", "calibration.csv", calibration_csv(*record));
  view["calibration_title"] =
      lowered(context, text(*first_item(forecast), "title"));
  const long middle = horizons[(horizons.size() - 1) / 2];
  const Json& origins = part(forecast, "origins");
  view["origins_svg"] = origins_svg(origins, id, middle);
  view["origins_get"] = beside("fig-origins", "past-forecasts.csv",
                               origins_csv(origins, id, middle));
  return view;
}

}  // namespace entente::report
