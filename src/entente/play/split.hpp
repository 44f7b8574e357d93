// What choice was, and what luck.
#pragma once

#include <span>

namespace entente::play {

// `came`: an outcome of the game. `mine` and `other`: the same outcome in many
// futures under the game's choices, and under another policy with the same luck
// future by future. With means over the futures,
//   came - mean(other) = [mean(mine) - mean(other)] + [came - mean(mine)]
//                          choice                       luck
// The error is that of the choice: s / sqrt(n), s the spread of the differences
// taken future by future. Expects as many of both, two or more.
struct Split {
  double difference = 0;  // came - mean(other)
  double choice = 0, luck = 0;
  double error = 0;
  // |choice| within three of its errors.
  bool tied = true;
};
Split split_of(double came,
               std::span<const double> mine,
               std::span<const double> other);

// Where `came` lies among the futures: the share below it and half of those
// that are equal.
double rank_in(double came, std::span<const double> futures);

}  // namespace entente::play
