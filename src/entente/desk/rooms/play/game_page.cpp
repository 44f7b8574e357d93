#include "entente/desk/rooms/play/game_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/core/hash.hpp"
#include "entente/desk/rooms/asking.hpp"
#include "entente/keep/game_text.hpp"
#include "entente/report/charts/game_charts.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using report::number;
using report::part;
using report::text;

std::string name_of(const Visit& visit) {
  const std::string name = text_in(visit.request.query, "name");
  return name.empty() ? text_in(visit.request.form, "name") : name;
}

std::string figure(double value) {
  const bool whole = value == static_cast<double>(static_cast<long>(value));
  return whole ? fmt::format("{:.0f}", value) : fmt::format("{:.2f}", value);
}

Json came_view(const Json& came) {
  std::string kinds;
  for (const Json& kind : part(came, "kinds"))
    kinds += (kinds.empty() ? ": " : ", ") + text(kind, "one");
  Json view = {{"came_day", text(came, "day")},
               {"came_what", report::upper_first(text(came, "one")) + kinds},
               {"like_html", ""}};
  const Json& like = part(came, "like");
  if (like.is_null()) return view;
  view["like_html"] =
      in_attribute(address("/record/act", {{"id", text(like, "id")}}));
  view["like_day"] = text(like, "day");
  view["like_words"] = report::shortened(text(like, "summary"), 110);
  return view;
}

Json month_view(const Json& month) {
  Json ours = Json::array(), came = Json::array();
  for (const Json& act : part(month, "acts"))
    ours.push_back(fmt::format("{}: {}, size {}", text(act, "on"),
                               text(act, "group"), report::whole(act, "size")));
  for (const Json& one : part(month, "let_go"))
    ours.push_back(text(one, "on") + ": " + text(one, "group") + " let go");
  for (const Json& one : part(month, "came"))
    came.push_back(came_view(one));
  return {{"month_name",
           fmt::format("Month {}, {} to {}", report::whole(month, "month"),
                       text(month, "from"), text(month, "to"))},
          {"any_ours", !ours.empty()},
          {"ours", std::move(ours)},
          {"any_came", !came.empty()},
          {"came", std::move(came)}};
}

// All months, the latest first; the outcomes so far; picture and file.
void add_past(const Visit& visit, const Json& game, Json& view) {
  Json months = Json::array(), outcomes = Json::array();
  const Json& played = part(game, "played");
  for (std::size_t i = played.size(); i-- > 0;)
    months.push_back(month_view(played[i]));
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o)
    outcomes.push_back(
        {{"outcome_title", text(game["outcomes"][o], "title")},
         {"outcome_value",
          played.empty() ? "0" : figure(played.back()["outcomes"][o])}});
  view["any_months"] = !months.empty();
  view["months"] = std::move(months);
  view["so_far"] = std::move(outcomes);
  view["axis_svg"] = report::game_axis_svg(game);
  const std::string name = name_of(visit);
  view["game_name"] = name;
  view["name_html"] = in_attribute(name);
  view["file_html"] =
      in_attribute(address("/play/game.toml", {{"name", name}}));
  view["json_html"] =
      in_attribute(address("/play/game.json", {{"name", name}}));
  view["note"] = text(game, "note");
  view["otherwise"] =
      game["came_otherwise"].is_null()
          ? ""
          : fmt::format(
                "Month {} comes otherwise than when it was played: the "
                "case or the program has changed since.",
                game["came_otherwise"].get<int>());
}

std::string act_text(const play::Act& act) {
  return act.group + "|" + std::to_string(act.size) + "|" + iso(act.on);
}

// What is chosen, each with the way to take it back and as a field of the form.
void add_draft(const Visit& visit, const MonthDraft& draft, Json& view) {
  const auto without_one = [&](const std::string& key,
                               const std::string& value) {
    Pairs left;
    for (const auto& pair : visit.request.query)
      if (pair != std::pair(key, value)) left.push_back(pair);
    return in_attribute(address("/play/game", left));
  };
  Json chosen = Json::array();
  for (const play::Act& act : draft.month.acts)
    chosen.push_back(
        {{"chosen_words", fmt::format("{}, size {}, on {}", act.group, act.size,
                                      in_words(act.on))},
         {"chosen_key", "act"},
         {"chosen_html", in_attribute(act_text(act))},
         {"back_html", without_one("act", act_text(act))}});
  for (const play::LetGo& one : draft.month.let_go) {
    const std::string value = one.group + "|" + iso(one.on);
    chosen.push_back(
        {{"chosen_words", one.group + " of " + in_words(one.on) + " let go"},
         {"chosen_key", "go"},
         {"chosen_html", in_attribute(value)},
         {"back_html", without_one("go", value)}});
  }
  view["any_chosen"] = !chosen.empty();
  view["chosen"] = std::move(chosen);
  view["problem"] = draft.problem;
}

// The schedule of the next three months, what may be let go of it now.
void add_schedule(const Visit& visit,
                  const Seated& seated,
                  const MonthDraft& draft,
                  Json& view) {
  constexpr int kAhead = 92;
  const int m = static_cast<int>(seated.game.played.size()) + 1;
  const Span month = play::month_of_game(seated.game, m);
  Json rows = Json::array();
  for (const play::Scheduled& one : seated.sitting->table.offered.schedule) {
    if (one.on < month.from || one.on > month.from + kAhead) continue;
    const bool gone =
        std::any_of(draft.month.let_go.begin(), draft.month.let_go.end(),
                    [&](const auto& other) {
                      return other.group == one.group && other.on == one.on;
                    });
    Pairs with = visit.request.query;
    with.emplace_back("go", one.group + "|" + iso(one.on));
    rows.push_back(
        {{"scheduled", fmt::format("{}: {} to {}", one.group, in_words(one.on),
                                   in_words(one.until))},
         {"go_html", month.holds(one.on) && !gone
                         ? in_attribute(address("/play/game", with))
                         : ""},
         {"is_gone", gone}});
  }
  view["any_schedule"] = !rows.empty();
  view["schedule"] = std::move(rows);
}

void add_expected(const Json& expected, Json& view) {
  Json rows = Json::array(), days = Json::array();
  for (const Json& one : part(expected, "days"))
    days.push_back(report::days_in_words(one.get<int>()));
  for (const Json& item : part(expected, "items")) {
    Json chances = Json::array();
    for (const Json& chance : part(item, "chance"))
      chances.push_back(report::percent(chance.get<double>()));
    rows.push_back({{"item_title", text(item, "title")}, {"chances", chances}});
  }
  view["expected_days"] = std::move(days);
  view["chance_rows"] = std::move(rows);
}

void add_form(const Seated& seated, Span month, Json& view) {
  Json groups = Json::array();
  const play::Offered& offered = seated.sitting->table.offered;
  for (const std::string& name : offered.levers.acts)
    groups.push_back(
        {{"group_html", in_attribute(name)},
         {"group_words", name + (play::has_size(play::group_of(offered, name))
                                     ? ""
                                     : " (no size)")}});
  view["groups"] = std::move(groups);
  view["first_html"] = in_attribute(iso(month.from));
  view["last_html"] = in_attribute(iso(month.to));
}

}  // namespace

Response month_page(const Visit& visit, const Seated& seated) {
  const int m = static_cast<int>(seated.game.played.size()) + 1;
  const Span month = play::month_of_game(seated.game, m);
  const Pairs& query = visit.request.query;
  // A choice that was typed becomes a part of the address.
  if (const auto group = find(query, "group")) {
    Pairs to = without(query, {"group", "size", "on", "forecast"});
    to.emplace_back("act", *group + "|" + text_in(query, "size") + "|" +
                               text_in(query, "on"));
    Seated same = seated;
    const MonthDraft draft = draft_of(to, same);
    if (draft.problem.empty()) return redirect(address("/play/game", to));
  }
  const bool looks = find(query, "forecast").has_value();
  const study::How how;
  const Json game =
      study::game_of(*seated.sitting, seated.game, how,
                     looks ? study::Look::with_forecast : study::Look::months);
  Page page{fmt::format("Play: month {} of {}", m, seated.game.months),
            "play_month",
            {}};
  Json& view = page.view;
  add_past(visit, game, view);
  view["heading"] = fmt::format("Month {} of {}", m, seated.game.months);
  view["month_words"] = in_words(month.from) + " to " + in_words(month.to);
  view["month"] = std::to_string(m);
  Pairs asked = query;
  if (const auto group = find(query, "group"))
    asked.emplace_back("act", *group + "|" + text_in(query, "size") + "|" +
                                  text_in(query, "on"));
  const MonthDraft draft = draft_of(asked, seated);
  add_draft(visit, draft, view);
  add_schedule(visit, seated, draft, view);
  add_form(seated, month, view);
  view["looks"] = looks;
  if (looks) add_expected(part(game, "expected"), view);
  Pairs look = without(query, {"group", "size", "on", "forecast"});
  look.emplace_back("forecast", "1");
  view["look_html"] = in_attribute(address("/play/game", look));
  return show(visit, std::move(page));
}

namespace {

Json own_rows(const Json& game) {
  Json rows = Json::array();
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o) {
    const Json& own = game["end"]["own"][o];
    rows.push_back({{"own_title", text(game["outcomes"][o], "title")},
                    {"own_came", figure(number(own, "came"))},
                    {"own_mean", fmt::format("{:.2f}", number(own, "mean"))},
                    {"own_band", figure(number(own, "low")) + " to " +
                                     figure(number(own, "high"))},
                    {"own_luck", report::signed_number(number(own, "luck"), 2)},
                    {"own_rank", report::percent(number(own, "rank"))}});
  }
  return rows;
}

const char* word_of(const Json& one) {
  if (report::flag(one, "tied")) return "tied";
  return number(one, "choice") < 0 ? "fewer" : "more";
}

Json rival_tables(const Json& game) {
  Json tables = Json::array();
  for (std::size_t o = 0; o < game["outcomes"].size(); ++o) {
    if (report::flag(game["outcomes"][o], "cost")) continue;
    Json rows = Json::array();
    for (const Json& rival : part(game["end"], "rivals")) {
      const Json& one = rival["outcomes"][o];
      rows.push_back(
          {{"rival_title", text(rival, "title")},
           {"rival_same", figure(number(one, "same_luck"))},
           {"rival_mean", fmt::format("{:.2f}", number(one, "mean"))},
           {"rival_difference",
            report::signed_number(number(one, "difference"), 2)},
           {"rival_choice", report::signed_number(number(one, "choice"), 2)},
           {"rival_error", fmt::format("{:.2f}", number(one, "error"))},
           {"rival_luck", report::signed_number(number(one, "luck"), 2)},
           {"rival_word", word_of(one)}});
    }
    tables.push_back({{"table_title", text(game["outcomes"][o], "title")},
                      {"end_svg", report::game_end_svg(game, o)},
                      {"rivals", rows}});
  }
  return tables;
}

std::string theory_words(const Json& end) {
  if (text(end, "theory") == "base")
    return "The other side followed what the record says by itself: no theory "
           "is contested in this case.";
  return fmt::format(
      "The other side followed “{}” ({}), which has {} of the evidence among "
      "the theories still believed.",
      text(end, "title"), text(end, "theory"),
      report::percent(number(end, "share")));
}

}  // namespace

Response end_page(const Visit& visit, const Seated& seated) {
  return long_work(
      visit, "The end of the game",
      [seated](const Visit& own, Progress& progress) {
        progress.tell("Futures under every policy", 0, 1);
        const study::How how;
        const Json game = study::game_of(*seated.sitting, seated.game, how,
                                         study::Look::with_end);
        progress.is_due();
        Page page{"Play: the end", "play_end", {}};
        add_past(own, game, page.view);
        page.view["theory_words"] = theory_words(game["end"]);
        page.view["futures"] =
            report::thousands(report::whole(game["end"], "futures"));
        page.view["own"] = own_rows(game);
        page.view["tables"] = rival_tables(game);
        return show(own, std::move(page));
      });
}

}  // namespace entente::desk
