#include "entente/keep/game_text.hpp"

#include <fmt/format.h>

#include "entente/casefile/toml.hpp"
#include "entente/keep/policy_text.hpp"

namespace entente::keep {
namespace {

using casefile::quoted_toml;

std::string lines_of(const std::string& key,
                     const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = key + " = [\n";
  for (const std::string& item : items)
    text += "  " + item + ",\n";
  return text + "]\n";
}

std::string month_toml(const play::Game& game, int m) {
  const play::Month& month = game.played[static_cast<std::size_t>(m - 1)];
  const Span days = month_of_game(game, m);
  std::vector<std::string> acts, let_go, came;
  for (const play::Act& act : month.acts)
    acts.push_back(fmt::format("{{ group = {}, size = {}, on = {} }}",
                               quoted_toml(act.group), act.size, iso(act.on)));
  for (const play::LetGo& one : month.let_go)
    let_go.push_back(fmt::format("{{ group = {}, on = {} }}",
                                 quoted_toml(one.group), iso(one.on)));
  for (const std::string& one : month.came)
    came.push_back(quoted_toml(one));
  return fmt::format("\n[[month]]  # {}: {} to {}\n", m, iso(days.from),
                     iso(days.to)) +
         lines_of("acts", acts) + lines_of("let_go", let_go) +
         lines_of("came", came);
}

// A rule of every so many days, or after theirs, as lines of a comment.
std::string habit_toml(const play::Habit& habit) {
  std::string text;
  if (habit.after.empty()) {
    text = fmt::format(
        "# {} acts of '{}' were some {} days apart. As a rule, in the place of "
        "their dates:\n",
        habit.acts, habit.group, habit.every);
  } else {
    text = fmt::format(
        "# All {} acts of '{}' came within {} days after a '{}', on {:.0f} % "
        "of the days; the rule below\n# would have acted {} times. It goes in "
        "the place of their dates:\n",
        habit.acts, habit.group, habit.within, habit.after, 100 * habit.share,
        habit.would);
  }
  text += "# [[rule]]\n# group = " + quoted_toml(habit.group) +
          fmt::format("\n# size = {}\n", habit.size);
  if (!habit.after.empty())
    text +=
        "# when = " +
        quoted_toml(fmt::format("within({}, {})", habit.after, habit.within)) +
        "\n";
  return text + fmt::format("# every = {}\n", habit.every);
}

}  // namespace

std::string game_toml(const play::Game& game) {
  std::string text =
      "# A game of entente play. It can be replayed and gone on with:\n"
      "# what came is what this seed, these choices and this record give.\n";
  text += "data_hash = " + quoted_toml(game.data_hash) + "\n";
  text += "record_hash = " + quoted_toml(game.record_hash) + "\n";
  text += fmt::format("seed = {}\n", game.seed);
  if (!game.theory.empty())
    text += "theory = " + quoted_toml(game.theory) + "\n";
  text += "from = " + iso(game.from) + "  # the last day that was known\n";
  text += fmt::format("months = {}\n", game.months);
  for (std::size_t m = 1; m <= game.played.size(); ++m)
    text += month_toml(game, static_cast<int>(m));
  return text;
}

std::string played_policy_toml(const play::Game& game,
                               policy::PolicySpec policy,
                               const std::string& title,
                               const std::vector<play::Habit>& habits) {
  policy.title = title;
  policy.argument = fmt::format(
      "What was chosen in a game from {} on, seed {}, as dated acts.",
      iso(game.from + 1), game.seed);
  policy.holders = "Whoever played it.";
  std::string text = policy_toml(policy);
  for (const play::Habit& habit : habits)
    text += "\n" + habit_toml(habit);
  return text;
}

}  // namespace entente::keep
