// play: one is our side, month by month.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "entente/casefile/case.hpp"
#include "entente/cli/shell/options.hpp"
#include "entente/play/offered.hpp"

namespace entente::cli {

// Reads or begins the game and plays, replays or keeps it.
Exit play_game(const Options& options);

// What a line says in a month of a game.
struct Order {
  enum class What {
    choose,  // acts, or what is let go
    pass,    // the month passes
    rest,    // so do all that are left, and nothing more is done
    forecast,
    undo,
    help,
    quit
  } what = What::pass;
  play::Month chosen;  // of choose
};
// The first mistake in a choice is told, and nothing is chosen then.
struct OrderRead {
  Order order;
  std::optional<Diagnostic> wrong;
};
OrderRead read_order(const std::string& line,
                     const play::Offered& offered,
                     const play::Game& game,
                     int m,
                     const play::Month& so_far);

// For a reader, from the JSON of docs/json.md, "play".
std::string game_head_text(const nlohmann::ordered_json& game);
std::string what_to_choose_text(const nlohmann::ordered_json& game);
// Before the m-th month is chosen for, and once it has passed.
std::string month_ahead_text(const nlohmann::ordered_json& game, int m);
std::string month_past_text(const nlohmann::ordered_json& game, int m);
std::string expected_text(const nlohmann::ordered_json& expected);
std::string game_end_text(const nlohmann::ordered_json& game);
// All of it.
std::string game_text(const nlohmann::ordered_json& game);

}  // namespace entente::cli
