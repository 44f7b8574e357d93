// A game as the JSON of docs/json.md, "play".
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/play/end.hpp"
#include "entente/play/expected.hpp"
#include "entente/record/act.hpp"

namespace entente::report {

struct GameShown {
  const play::Game* game = nullptr;
  const play::Offered* offered = nullptr;
  const decide::DecideSpec* spec = nullptr;
  const record::Record* record = nullptr;
  std::vector<play::Seen> seen;  // after each month, from before the first on
  int came_otherwise = 0;        // first month that its file has otherwise
  std::string note;
};
nlohmann::ordered_json game_json(const GameShown& shown);
nlohmann::ordered_json end_json(const play::End& end);
nlohmann::ordered_json expected_json(const play::Expectation& expected);

}  // namespace entente::report
