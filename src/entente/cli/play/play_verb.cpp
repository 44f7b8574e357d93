// play: a game is begun or gone on with, on a terminal or by lines of a pipe;
// replayed; kept as a policy.
#include "entente/cli/play/play_verb.hpp"

#include <cstdio>
#include <iostream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "entente/casefile/game_table.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/keep/whole_file.hpp"
#include "entente/study/files.hpp"
#include "entente/study/games.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using study::Look;

Exit misused(const study::Refusal& refusal) {
  refuse(refusal.problem, refusal.hint);
  return Exit::usage;
}

// A game as it lies in its file, or a new one.
struct Begun {
  fs::path path;
  play::Game game;
};

fs::path usual_place(const play::Game& game, const Options& options) {
  std::string name = iso(game.from) + "-seed" + std::to_string(game.seed);
  if (!game.theory.empty()) name += "-" + game.theory;
  if (game.months != play::Game{}.months)
    name += "-" + std::to_string(game.months) + "months";
  return fs::path(options.case_folder) / "games" / (name + ".toml");
}

std::optional<Exit> begin(const casefile::Case& the_case,
                          const Options& options,
                          Begun& out) {
  const PlayOptions& wanted = options.play;
  out.game = study::new_game(the_case, wanted.game);
  out.path = wanted.file.empty() ? usual_place(out.game, options)
                                 : fs::path(wanted.file);
  std::error_code error;
  if (!fs::exists(fs::symlink_status(out.path, error))) {
    if (wanted.act == PlayOptions::Act::play || wanted.file.empty()) return {};
    return refuse("there is no file " + out.path.string(),
                  "leave --replay and --keep out to begin a game there");
  }
  constexpr std::size_t most = std::size_t{1} << 20;
  const auto bytes =
      study::read_plain_file(out.path, most, study::Links::follow);
  if (!bytes)
    return refuse(out.path.string() + " cannot be read",
                  "give --game a file of entente play, or one that is not "
                  "there yet");
  Diagnostics mistakes;
  out.game = casefile::read_game(*bytes, out.path.string(), mistakes);
  for (const Diagnostic& one : mistakes)
    complain("{}", to_text(one));
  if (!mistakes.empty()) return Exit::bad_input;
  if (const auto other = study::differs(out.game, wanted.game))
    return misused(*other);
  return {};
}

class Play {
 public:
  Play(study::Sitting& sitting,
       const study::Asked& asked,
       Begun begun,
       const Options& options)
      : sitting_(sitting),
        game_(std::move(begun.game)),
        path_(std::move(begun.path)),
        asked_(asked),
        options_(options),
        on_terminal_(isatty(STDIN_FILENO) != 0) {}

  Exit replay() {
    const ordered_json game = shown(Look::with_end);
    if (options_.format == Format::json) {
      ordered_json whole = {{"head", study::head_of(asked_)}};
      whole["file"] = path_.string();
      whole.update(game);
      say("{}\n", whole.dump(1));
    } else {
      say("{}", game_text(game));
    }
    return Exit::done;
  }

  Exit keep_as_policy() {
    const std::string name = "policies/" + options_.play.keep + ".toml";
    const std::string text =
        study::policy_text_of(sitting_, game_, options_.play.keep);
    const keep::Kept kept =
        keep::commit(options_.case_folder, {keep::put_file(name, text, {})});
    if (kept.not_written) return refuse(*kept.not_written, kInTheCase);
    if (!kept.mistakes.empty()) {
      print_mistakes(kept.mistakes, options_.case_folder);
      return Exit::bad_input;
    }
    say("written: {}\n  entente policies {} --policy {}\n", name,
        options_.case_folder, options_.play.keep);
    return Exit::done;
  }

  // Until the end, or until nothing more is said.
  Exit months() {
    const ordered_json now = shown(Look::months);
    if (!now["came_otherwise"].is_null())
      return refuse("month " + now["came_otherwise"].dump() +
                        " of this game does not come as it was played",
                    "the case or the program has changed since: play it with "
                    "those, look at it with --replay, or begin a new one");
    say("{}{}", game_head_text(now), what_to_choose_text(now));
    Exit exit = Exit::done;
    while (played() < game_.months) {
      if (const auto ends = month(exit)) return *ends;
    }
    say("\n{}", game_end_text(shown(Look::with_end)));
    say("\n{}: the game. --replay shows it again, --keep NAME makes a policy "
        "of it\n",
        path_.string());
    return exit;
  }

 private:
  int played() const { return static_cast<int>(game_.played.size()); }

  ordered_json shown(Look look) const {
    return study::game_of(sitting_, game_, asked_.how, look);
  }

  // One month; the exit where the player went away.
  std::optional<Exit> month(Exit& exit) {
    const int m = played() + 1;
    play::Month chosen;
    if (!resting_) {
      say("{}", month_ahead_text(shown(Look::months), m));
      for (bool passes = false; !passes;) {
        std::fflush(stdout);
        std::string line;
        if (on_terminal_) say("> ");
        std::fflush(stdout);
        if (!std::getline(std::cin, line)) return stop(chosen);
        const OrderRead read =
            read_order(line, sitting_.offered, game_, m, chosen);
        if (read.wrong) {
          refuse(read.wrong->problem, read.wrong->hint);
          if (on_terminal_) continue;
          exit = Exit::bad_input;
          stop(chosen);
          return exit;
        }
        if (read.order.what == Order::What::quit) return stop(chosen);
        passes = obey(read.order, chosen);
      }
    }
    game_.played.push_back(std::move(chosen));
    study::retell(sitting_, game_);
    if (const auto problem = study::write_game(path_, game_)) {
      refuse(problem->problem, "make room, or choose another --game FILE");
      return Exit::not_written;
    }
    say("{}", month_past_text(shown(Look::months), m));
    return {};
  }

  Exit stop(const play::Month& chosen) const {
    const bool lost = !chosen.acts.empty() || !chosen.let_go.empty();
    say("\n{} of {} {} played{}{}\n", played(),
        count_text(game_.months, "month", "months"),
        played() == 1 ? "is" : "are",
        played() > 0 ? ": " + path_.string() : std::string(),
        lost ? "; what was chosen for this month is not kept" : "");
    return Exit::done;
  }

  // Whether the month passes.
  bool obey(const Order& order, play::Month& chosen) {
    using What = Order::What;
    switch (order.what) {
      case What::choose:
        for (const play::Act& act : order.chosen.acts)
          chosen.acts.push_back(act);
        for (const play::LetGo& one : order.chosen.let_go)
          chosen.let_go.push_back(one);
        last_.push_back(order.chosen);
        say("{}", chosen_text(order.chosen));
        return false;
      case What::undo:
        undo(chosen);
        return false;
      case What::forecast:
        say("{}", expected_text(shown(Look::with_forecast)["expected"]));
        return false;
      case What::help:
        say("{}", what_to_choose_text(shown(Look::months)));
        return false;
      case What::rest:
        resting_ = true;
        break;
      default:
        break;
    }
    last_.clear();
    return true;
  }

  static std::string chosen_text(const play::Month& chosen) {
    std::string text;
    for (const play::Act& act : chosen.acts)
      text += "  " + act.group + " " + std::to_string(act.size) + " on " +
              in_words(act.on) + "\n";
    for (const play::LetGo& one : chosen.let_go)
      text += "  " + one.group + " of " + in_words(one.on) + " let go\n";
    return text;
  }

  void undo(play::Month& chosen) {
    if (last_.empty()) {
      say("  nothing is chosen for this month yet\n");
      return;
    }
    chosen.acts.resize(chosen.acts.size() - last_.back().acts.size());
    chosen.let_go.resize(chosen.let_go.size() - last_.back().let_go.size());
    say("  undone:\n{}", chosen_text(last_.back()));
    last_.pop_back();
  }

  study::Sitting& sitting_;
  play::Game game_;
  fs::path path_;
  const study::Asked& asked_;
  const Options& options_;
  bool on_terminal_;
  bool resting_ = false;
  std::vector<play::Month> last_;  // what each line chose for this month
};

}  // namespace

Exit play_game(const Options& options) {
  const casefile::Reading reading = casefile::read_case(options.case_folder);
  if (!reading.diagnostics.empty()) {
    print_mistakes(reading.diagnostics, options.case_folder);
    return Exit::bad_input;
  }
  Begun begun;
  if (const auto exit = begin(reading.value, options, begun)) return *exit;
  study::Seat seat = study::sit_down(reading.value, begun.game);
  if (seat.refusal) return refuse(seat.refusal->problem, seat.refusal->hint);
  for (Diagnostic one : seat.mistakes) {
    one.place.file = begun.path.string();
    complain("{}", to_text(one));
  }
  if (!seat.mistakes.empty()) return Exit::bad_input;
  const study::Asked asked = asked_in(reading.value, options);
  if (const auto problem =
          study::lay_table(*seat.sitting, begun.game, asked.how))
    return refuse(problem->problem, problem->hint);
  const bool over =
      static_cast<int>(begun.game.played.size()) == begun.game.months;
  Play play(*seat.sitting, asked, std::move(begun), options);
  using Act = PlayOptions::Act;
  if (options.play.act == Act::keep) return play.keep_as_policy();
  if (options.play.act == Act::replay || options.format == Format::json || over)
    return play.replay();
  return play.months();
}

}  // namespace entente::cli
