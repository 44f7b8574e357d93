#include "entente/study/games.hpp"

#include <algorithm>

#include "entente/casefile/game_table.hpp"
#include "entente/keep/game_text.hpp"
#include "entente/play/expected.hpp"
#include "entente/report/results/game_json.hpp"
#include "entente/study/files.hpp"
#include "entente/study/results.hpp"

namespace entente::study {
namespace {

using nlohmann::ordered_json;

int days_of(const play::Game& game) {
  return play::month_end(game.from, game.months) - game.from;
}

// The record up to the game's first day must be what it was. Files may have
// changed otherwise; then it is said.
std::optional<Refusal> check_record(const casefile::Case& the_case,
                                    const play::Game& game,
                                    Sitting& sitting) {
  if (game.data_hash == the_case.data_hash) return {};
  if (game.record_hash != casefile::record_hash(the_case, game.from))
    return Refusal{"this game was played on another record: its acts up to " +
                       iso(game.from) + " are not those of this case",
                   "play it on the case as it was then, or begin a new one"};
  sitting.note =
      "The case has changed since this game began, but for its acts up to " +
      iso(game.from) + ".";
  return {};
}

std::optional<Refusal> unknown_theory(const casefile::Case& the_case,
                                      const std::string& id) {
  std::vector<std::string> ids;
  for (const theory::TheorySpec& one : the_case.theories)
    ids.push_back(one.id);
  if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end())
    return {};
  const std::string near = nearest(id, ids);
  std::string all = ids.empty() ? "this case has none" : "it is one of ";
  for (std::size_t i = 0; i < ids.size(); ++i)
    all += (i == 0 ? "" : ", ") + ids[i];
  return Refusal{"'" + id + "' is no theory of this case",
                 near.empty() ? all : "did you mean " + near + "?"};
}

}  // namespace

play::Game new_game(const casefile::Case& the_case, const GameWanted& wanted) {
  play::Game game;
  game.seed = wanted.seed.value_or(1);
  game.theory = wanted.theory;
  game.from = wanted.from.value_or(the_case.window.to);
  game.months = wanted.months.value_or(24);
  game.data_hash = the_case.data_hash;
  game.record_hash = casefile::record_hash(the_case, game.from);
  return game;
}

std::optional<Refusal> differs(const play::Game& game,
                               const GameWanted& wanted) {
  const auto other = [](const char* option, const std::string& has) {
    return Refusal{
        std::string("the game in the file has ") + option + " " + has,
        std::string("leave ") + option + " out, or give --game another file"};
  };
  if (wanted.seed && *wanted.seed != game.seed)
    return other("--seed", std::to_string(game.seed));
  if (wanted.from && *wanted.from != game.from)
    return other("--from", iso(game.from));
  if (wanted.months && *wanted.months != game.months)
    return other("--months", std::to_string(game.months));
  if (!wanted.theory.empty() && wanted.theory != game.theory)
    return other("--theory",
                 game.theory.empty() ? "drawn by its seed" : game.theory);
  return {};
}

Seat sit_down(const casefile::Case& the_case, const play::Game& game) {
  Seat seat;
  if (the_case.decide.outcomes.empty()) {
    seat.refusal = {"this case has nothing that a game is counted by",
                    "add [[policies.outcome]] to case.toml, see docs/files.md"};
    return seat;
  }
  auto sitting = std::make_unique<Sitting>();
  sitting->the_case = the_case;
  sitting->setting = casefile::setting_of(sitting->the_case);
  if ((seat.refusal = unknown_theory(the_case, game.theory))) return seat;
  if ((seat.refusal = check_record(the_case, game, *sitting))) return seat;
  seat.refusal =
      apply_as_of(sitting->the_case, sitting->setting, game.from, "--from");
  if (seat.refusal) return seat;
  const casefile::Case& cut = sitting->the_case;
  sitting->offered = play::offered_on(
      theory::forecast_panel(sitting->setting, game.from, days_of(game)).panel,
      play::levers_of(sitting->setting, cut.theories, cut.policies, cut.decide),
      days_of(game));
  if (sitting->offered.levers.acts.empty()) {
    seat.refusal = {"our side has nothing to do in this case",
                    "a game needs a group of ours with a [[law]] that "
                    "treatments, theories, policies or outcomes name"};
    return seat;
  }
  seat.mistakes = play::mistakes_in(sitting->offered, game);
  seat.sitting = std::move(sitting);
  return seat;
}

std::optional<Refusal> lay_table(Sitting& sitting,
                                 const play::Game& game,
                                 const How& how) {
  const casefile::Case& value = sitting.the_case;
  Asked asked{&value, sitting.setting, how, {}};
  asked.how.seed = How{}.seed;
  std::vector<std::string> ids;
  if (!game.theory.empty()) ids.push_back(game.theory);
  play::TableAsked wanted;
  wanted.believed = believed_in(asked, ids);
  if (wanted.believed.empty() && !ids.empty())
    return Refusal{"the evidence of '" + game.theory + "' could not be told",
                   "choose another theory, or leave --theory out"};
  wanted.setting = &sitting.setting;
  wanted.spec = &value.decide;
  wanted.policies = &value.policies;
  wanted.theories = &value.theories;
  wanted.contest_outcomes = &value.contest_outcomes;
  wanted.items = &value.forecast.items;
  wanted.months = game.months;
  play::TableOptions options;
  options.parallelism = parallelism_of(how);
  sitting.table = play::table_of(wanted, options);
  return {};
}

ordered_json game_of(const Sitting& sitting,
                     const play::Game& game,
                     const How& how,
                     Look look) {
  const play::Table& table = sitting.table;
  const play::World world = play::world_of(table, game);
  const play::Walked walked =
      play::walk(table, world, game, play::plan_of(table, game));
  const auto played = static_cast<int>(game.played.size());
  play::Game retold = game;
  report::GameShown shown;
  shown.game = &game;
  shown.offered = &table.offered;
  shown.spec = &table.spec;
  shown.record = &sitting.the_case.record;
  shown.note = sitting.note;
  for (int m = 0; m <= played; ++m)
    shown.seen.push_back(play::seen_in(table, world, walked, game, m));
  shown.came_otherwise = play::retell(shown.seen.back(), retold);
  ordered_json out = report::game_json(shown);
  const bool over = played == game.months;
  if (over && look == Look::with_end)
    out["end"] =
        report::end_json(play::end_of(table, world, game, parallelism_of(how)));
  if (!over && look == Look::with_forecast)
    out["expected"] = report::expected_json(
        play::expected_after(table, world, game, played, parallelism_of(how)));
  return out;
}

void retell(const Sitting& sitting, play::Game& game) {
  const play::Table& table = sitting.table;
  play::retell(play::seen_after(table, play::world_of(table, game), game,
                                static_cast<int>(game.played.size())),
               game);
}

std::optional<NotWritten> write_game(const std::filesystem::path& path,
                                     const play::Game& game) {
  const std::string text = keep::game_toml(game);
  return path.parent_path().filename() == "games"
             ? write_folder(path.parent_path(), {{path, text}})
             : write_files({{path, text}});
}

std::string policy_text_of(const Sitting& sitting,
                           const play::Game& game,
                           const std::string& title) {
  const play::Table& table = sitting.table;
  const play::Levers& levers = table.offered.levers;
  const play::Seen seen =
      play::seen_after(table, play::world_of(table, game), game,
                       static_cast<int>(game.played.size()));
  std::vector<play::Habit> habits;
  for (const std::string& group : levers.acts)
    if (auto habit = play::habit_of(table, game, seen, group))
      habits.push_back(*std::move(habit));
  return keep::played_policy_toml(
      game, play::policy_of(game, levers.acts, levers.announced), title,
      habits);
}

}  // namespace entente::study
