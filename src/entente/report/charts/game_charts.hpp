// Pictures of a game, drawn from its JSON (docs/json.md, "play") alone.
#pragma once

#include <string>

#include "entente/report/words/context.hpp"

namespace entente::report {

// Theirs and ours on one axis of time, with the schedule and the day that the
// game has come to.
std::string game_axis_svg(const Json& game);

// One outcome at the end: what came as an upright line, the mean of one's
// choices with 80 % of their futures, and the mean under every policy. The way
// from a policy to one's own mean is choice, from there to the line luck.
std::string game_end_svg(const Json& game, std::size_t outcome);

}  // namespace entente::report
