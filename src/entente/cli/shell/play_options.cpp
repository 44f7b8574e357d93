// What a game is told.
#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {
namespace {

const CLI::Validator kFileName(
    [](std::string& text) {
      const char* const plain = "abcdefghijklmnopqrstuvwxyz0123456789-_";
      const bool good =
          !text.empty() && text.find_first_not_of(plain) == std::string::npos;
      return good ? std::string{}
                  : "'" + text +
                        "' is no name of a file here: write small letters, "
                        "digits and - such as my-policy";
    },
    "NAME");

}  // namespace

void add_play(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "play",
      "one is our side, month by month, against the fitted other side. In a "
      "pipe a line is a\nchoice. The file is written after each month",
      "entente play cases/korea --seed 7\n  entente play cases/korea --game "
      "mine.toml --replay\n  entente play cases/korea --game mine.toml --keep "
      "my-policy",
      options, texts);
  PlayOptions& wanted = options.play;
  verb->add_option("--game", wanted.file,
                   "the game's file, begun where there is none (default: in "
                   "games/ of the case)");
  verb->add_option("--seed", wanted.game.seed,
                   "what luck, theory and parameters are drawn by (default: 1)")
      ->check(kSeed)
      ->check(CLI::Range(std::uint64_t{0}, study::kHighestSeed));
  verb->add_option("--theory", wanted.game.theory,
                   "which theory the other side follows (default: drawn)");
  verb->add_option("--months", wanted.game.months, "how many (default: 24)")
      ->check(CLI::Range(1, study::kMostMonths));
  verb->add_option("--from", texts.from,
                   "the last day that is known (default: the case's as_of)")
      ->check(kDate);
  CLI::Option* replay = verb->add_flag_callback(
      "--replay", [&wanted] { wanted.act = PlayOptions::Act::replay; },
      "show the game as far as it is played, and its end");
  verb->add_option_function<std::string>(
          "--keep",
          [&wanted](const std::string& name) {
            wanted.act = PlayOptions::Act::keep;
            wanted.keep = name;
          },
          "write its choices to policies/NAME.toml")
      ->type_name("NAME")
      ->check(kFileName)
      ->excludes(replay);
  verb->add_option("--threads", options.how.threads,
                   "threads; a game does not depend on it (default: one a "
                   "core)")
      ->check(CLI::Range(1, 1024));
  verb->add_flag("--json", texts.json, "print JSON (docs/json.md)");
}

}  // namespace entente::cli
