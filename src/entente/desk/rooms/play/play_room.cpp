#include "entente/desk/rooms/play/play_room.hpp"

#include <charconv>

#include <fmt/format.h>

#include "entente/core/hash.hpp"
#include "entente/desk/rooms/play/game_page.hpp"
#include "entente/keep/change.hpp"
#include "entente/keep/game_text.hpp"
#include "entente/keep/whole_file.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

Response game_address(const std::string& name) {
  return redirect(address("/play/game", {{"name", name}}));
}

// The room's first page: games that are there, and a form for another.
Response begin_page(const Visit& visit, const std::string& problem) {
  const casefile::Case& the_case = visit.state.loaded->the_case;
  Page page{"Play", "play", {}};
  Json games = Json::array(), theories = Json::array();
  for (const std::string& name : game_names(visit)) {
    const Opened opened = open_game(visit, name);
    Json row = {
        {"game_name", name},
        {"game_html", in_attribute(address("/play/game", {{"name", name}}))},
        {"game_state", "has a mistake"}};
    if (opened.game)
      row["game_state"] =
          fmt::format("{} of {} from {}, seed {}", opened.game->played.size(),
                      report::count_of(opened.game->months, "month", "months"),
                      iso(opened.game->from), opened.game->seed);
    games.push_back(std::move(row));
  }
  for (const theory::TheorySpec& one : the_case.theories)
    theories.push_back(
        {{"theory_html", in_attribute(one.id)}, {"theory_title", one.title}});
  page.view["any_games"] = !games.empty();
  page.view["games"] = std::move(games);
  page.view["theory_choices"] = std::move(theories);
  page.view["as_of_html"] = in_attribute(iso(the_case.window.to));
  page.view["problem"] = problem;
  return show(visit, std::move(page));
}

template <class Number>
std::optional<Number> number_in(const Pairs& form, const char* key) {
  const std::string text = text_in(form, key);
  Number number{};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

Response begin(const Visit& visit) {
  const casefile::Case& the_case = visit.state.loaded->the_case;
  const Pairs& form = visit.request.form;
  study::GameWanted wanted;
  const std::string name = text_in(form, "name");
  if (!is_name(name))
    return begin_page(visit, "A game's name has small letters, digits and -.");
  const auto names = game_names(visit);
  if (std::find(names.begin(), names.end(), name) != names.end())
    return begin_page(visit, "There is a game of this name already.");
  wanted.seed = number_in<std::uint64_t>(form, "seed");
  wanted.months = number_in<int>(form, "months");
  wanted.from = parse_day(text_in(form, "from"));
  wanted.theory = text_in(form, "theory");
  if (!wanted.seed || *wanted.seed > study::kHighestSeed)
    return begin_page(visit, "A seed is a whole number up to 100,000,000.");
  if (!wanted.months || *wanted.months < 1 ||
      *wanted.months > study::kMostMonths)
    return begin_page(visit, "A game has 1 to 60 months.");
  if (!wanted.from) return begin_page(visit, "The last known day is no date.");
  const play::Game game = study::new_game(the_case, wanted);
  const study::Seat seat = study::sit_down(the_case, game);
  if (seat.refusal)
    return begin_page(visit,
                      seat.refusal->problem + ". " + seat.refusal->hint + ".");
  if (const auto problem = study::write_game(game_path(visit, name), game))
    return begin_page(visit, problem->problem + ".");
  return game_address(name);
}

// The month in hand passes, once; with `rest`, so do all that are left.
Response pass(const Visit& visit, Seated seated, const std::string& name) {
  const Pairs& form = visit.request.form;
  const auto month = number_in<std::size_t>(form, "month");
  if (!month || *month != seated.game.played.size() + 1)
    return game_address(name);
  MonthDraft draft = draft_of(form, seated);
  if (!draft.problem.empty()) return say(visit, 200, "Not done", draft.problem);
  seated.game.played.push_back(std::move(draft.month));
  if (find(form, "rest"))
    seated.game.played.resize(static_cast<std::size_t>(seated.game.months));
  study::retell(*seated.sitting, seated.game);
  if (const auto problem =
          study::write_game(game_path(visit, name), seated.game))
    return say(visit, 200, "Not written", problem->problem + ".");
  return game_address(name);
}

Response keep_policy(const Visit& visit, const Seated& seated) {
  const std::string id = text_in(visit.request.form, "policy");
  if (!is_name(id))
    return say(visit, 200, "Not written",
               "A policy's name has small letters, digits and -.");
  std::string title = text_in(visit.request.form, "title");
  if (title.empty()) title = id;
  const keep::Kept kept = keep::commit(
      visit.desk.keeper.folder,
      {keep::put_file(
          "policies/" + id + ".toml",
          study::policy_text_of(*seated.sitting, seated.game, title), {})});
  if (kept.not_written)
    return say(visit, 200, "Not written", kept.not_written->problem + ".");
  if (!kept.mistakes.empty()) {
    std::string text;
    for (const Diagnostic& one : kept.mistakes)
      text += to_text(one);
    return say(visit, 200, "Not written", text);
  }
  return say(visit, 200, "Kept",
             "The choices stand in policies/" + id + ".toml.");
}

Response post(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (path == "/play/begin") return begin(visit);
  const std::string name = text_in(visit.request.form, "name");
  Seated seated = seat(visit, name);
  if (seated.instead) return *std::move(seated.instead);
  if (path == "/play/pass") return pass(visit, std::move(seated), name);
  if (path == "/play/keep") return keep_policy(visit, seated);
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

// The end is kept under an address that changes with the game.
Response game(const Visit& visit, const Seated& seated) {
  const bool over =
      static_cast<int>(seated.game.played.size()) == seated.game.months;
  if (!over) return month_page(visit, seated);
  const std::string name = text_in(visit.request.query, "name");
  constexpr std::size_t kDigits = 12;
  const std::string as =
      sha256(keep::game_toml(seated.game)).substr(0, kDigits);
  if (visit.request.path == "/play/end" &&
      text_in(visit.request.query, "as") == as)
    return end_page(visit, seated);
  return redirect(address("/play/end", {{"name", name}, {"as", as}}));
}

}  // namespace

Response play_room(const Visit& visit) {
  const Request& request = visit.request;
  if (request.method == Method::post) return post(visit);
  if (request.path == "/play") return begin_page(visit, "");
  if (request.path == "/play/table") return lay(visit);
  const std::string name = text_in(request.query, "name");
  if (request.path == "/play/game.toml") {
    const Opened opened = open_game(visit, name);
    if (!opened.game) return say(visit, 404, "No game", opened.problem);
    return {
        200,
        "application/toml",
        keep::game_toml(*opened.game),
        {{"Content-Disposition", "attachment; filename=\"" + name + ".toml\""}},
        {}};
  }
  Seated seated = seat(visit, name);
  if (seated.instead) return *std::move(seated.instead);
  if (request.path == "/play/game.json")
    return {
        200,
        "application/json",
        study::game_of(*seated.sitting, seated.game, {}, study::Look::with_end)
                .dump(1) +
            "\n",
        {},
        {}};
  if (request.path == "/play/game" || request.path == "/play/end")
    return game(visit, seated);
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
