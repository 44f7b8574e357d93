// Games of a case: what is needed to play one, and how one stands.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/core/writing.hpp"
#include "entente/play/end.hpp"
#include "entente/play/habit.hpp"
#include "entente/play/step.hpp"
#include "entente/study/asked.hpp"
#include "entente/study/game_wanted.hpp"

namespace entente::study {

play::Game new_game(const casefile::Case& the_case, const GameWanted& wanted);

// What of `wanted` is otherwise in a game that has begun; nothing where it
// agrees.
std::optional<Refusal> differs(const play::Game& game,
                               const GameWanted& wanted);

// A case as it was known on a game's first day, with what one may choose and,
// once laws are fitted (table_for), the table. It stays where it is: the table
// points into it.
struct Sitting {
  casefile::Case the_case;
  theory::Setting setting;
  play::Offered offered;
  play::Table table;
  std::string note;  // that the case is another one than when the game began
};

// Everything but the table; the mistakes of a game's choices and what keeps it
// from being played on this case are told.
struct Seat {
  std::unique_ptr<Sitting> sitting;
  std::optional<Refusal> refusal;
  Diagnostics mistakes;
};
Seat sit_down(const casefile::Case& the_case, const play::Game& game);

// Fits and draws, after the contest of theories where no theory is asked for:
// seconds. The estimates are those of every result of the case, whatever the
// game's seed is.
std::optional<Refusal> lay_table(Sitting& sitting,
                                 const play::Game& game,
                                 const How& how);

// How the game stands: docs/json.md, "play". With what is expected next, where
// months are left; or with its end, where none are.
enum class Look { months, with_forecast, with_end };
nlohmann::ordered_json game_of(const Sitting& sitting,
                               const play::Game& game,
                               const How& how,
                               Look look);

// Writes what came in the months that are played into the game.
void retell(const Sitting& sitting, play::Game& game);

// Puts the game at `path`, whole or not at all; a folder `games` is made where
// there is none.
std::optional<NotWritten> write_game(const std::filesystem::path& path,
                                     const play::Game& game);

// The choices as a file of policies/.
std::string policy_text_of(const Sitting& sitting,
                           const play::Game& game,
                           const std::string& title);

}  // namespace entente::study
