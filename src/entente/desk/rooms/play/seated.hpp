// A game of the case's folder `games`, and the table at which it is played.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "entente/desk/rooms/rooms.hpp"
#include "entente/study/games.hpp"

namespace entente::desk {

// Small letters, digits and -: what a game or a policy is called here.
bool is_name(const std::string& name);

std::filesystem::path game_path(const Visit& visit, const std::string& name);
std::vector<std::string> game_names(const Visit& visit);

// The game of the file, or why there is none.
struct Opened {
  std::optional<play::Game> game;
  std::string problem;
};
Opened open_game(const Visit& visit, const std::string& name);

// A game at its table. Where the table is not laid yet, the response that lays
// it (seconds) and comes back; where the game cannot be played, one that says
// why.
struct Seated {
  std::shared_ptr<const study::Sitting> sitting;
  play::Game game;
  std::optional<Response> instead;
};
Seated seat(const Visit& visit, const std::string& name);

// GET /play/table?name=: lays it.
Response lay(const Visit& visit);

}  // namespace entente::desk
