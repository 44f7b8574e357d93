#include "entente/decide/swap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "entente/core/check.hpp"

namespace entente::decide {
namespace {

constexpr double kMost = 2.0794415416798357;  // log 8
constexpr double kFar = std::numeric_limits<double>::infinity();

struct Point {
  double shift = 0, difference = 0;  // loss of the rival less that of the best
};

// Between two points of a line, where the difference is zero.
double crossing(const Point& above, const Point& below) {
  const double part = above.difference / (above.difference - below.difference);
  return above.shift + part * (below.shift - above.shift);
}

// The first crossing of points that lead away from zero, as a distance.
double first_crossing(const std::vector<Point>& points) {
  for (std::size_t i = 1; i < points.size(); ++i)
    if (points[i].difference <= 0)
      return std::abs(crossing(points[i - 1], points[i]));
  return kFar;
}

Point at_zero(const std::vector<Point>& points) {
  const auto after =
      std::find_if(points.begin(), points.end(),
                   [](const Point& point) { return point.shift >= 0; });
  if (after->shift == 0) return *after;
  const Point &a = *(after - 1), &b = *after;
  const double part = -a.shift / (b.shift - a.shift);
  return {0, a.difference + part * (b.difference - a.difference)};
}

double distance(const EffectSwap& swap) {
  return swap.ratio_needed ? std::abs(std::log(*swap.ratio_needed / swap.ratio))
                           : kFar;
}

void rank_by_distance(std::vector<EffectSwap>& effects) {
  std::stable_sort(effects.begin(), effects.end(),
                   [](const EffectSwap& a, const EffectSwap& b) {
                     return distance(a) < distance(b);
                   });
}

// The grid of two policies alone: the loss of the first is 0.
EffectGrid of_pair(const EffectGrid& grid,
                   std::size_t policies,
                   std::size_t best,
                   std::size_t rival) {
  EffectGrid out = grid;
  out.losses.clear();
  for (std::size_t i = 0; i < grid.shifts.size(); ++i) {
    out.losses.push_back(0);
    out.losses.push_back(grid.losses[i * policies + rival] -
                         grid.losses[i * policies + best]);
  }
  return out;
}

void put_point(double shift, double gap, EffectGrid& pair) {
  const auto at =
      std::lower_bound(pair.shifts.begin(), pair.shifts.end(), shift);
  const auto place = at - pair.shifts.begin();
  if (at != pair.shifts.end() && *at == shift) return;
  pair.shifts.insert(at, shift);
  pair.losses.insert(pair.losses.begin() + 2 * place, {0, gap});
}

}  // namespace

std::optional<SharesMoved> shares_to_swap(std::span<const TheoryLoss> theories,
                                          std::size_t best,
                                          std::size_t rival) {
  ENTENTE_EXPECTS(!theories.empty());
  double shares = 0;
  for (const TheoryLoss& theory : theories)
    shares += theory.share;
  ENTENTE_EXPECTS(shares > 0);
  std::vector<double> gains;  // d_m
  double sum = 0;
  for (const TheoryLoss& theory : theories) {
    gains.push_back(theory.losses[best] - theory.losses[rival]);
    sum += theory.share / shares * gains.back();
  }
  const auto top = std::max_element(gains.begin(), gains.end());
  if (*top < 0) return {};
  std::vector<std::size_t> order(theories.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(
      order.begin(), order.end(),
      [&](std::size_t a, std::size_t b) { return gains[a] < gains[b]; });
  SharesMoved out;
  out.to = static_cast<std::size_t>(top - gains.begin());
  for (const std::size_t m : order) {
    const double gain = *top - gains[m];
    if (sum >= 0 || gain <= 0) break;
    const double moved = std::min(theories[m].share / shares, -sum / gain);
    out.moved += moved;
    sum += moved * gain;
  }
  out.moved = std::min(out.moved, 1.0);
  return out;
}

std::optional<double> shift_to_swap(const EffectGrid& grid,
                                    std::size_t policies,
                                    std::size_t best,
                                    std::size_t rival) {
  ENTENTE_EXPECTS(!grid.shifts.empty() && grid.shifts.front() <= 0 &&
                  grid.shifts.back() >= 0);
  ENTENTE_EXPECTS(grid.losses.size() == grid.shifts.size() * policies);
  std::vector<Point> points;
  for (std::size_t i = 0; i < grid.shifts.size(); ++i)
    points.push_back({grid.shifts[i], grid.losses[i * policies + rival] -
                                          grid.losses[i * policies + best]});
  const Point zero = at_zero(points);
  if (zero.difference <= 0) return 0.0;
  std::vector<Point> up = {zero}, down = {zero};
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].shift > 0) up.push_back(points[i]);
    const Point& mirrored = points[points.size() - 1 - i];
    if (mirrored.shift < 0) down.push_back(mirrored);
  }
  const double above = first_crossing(up), below = first_crossing(down);
  const double nearest = std::min(above, below);
  if (nearest > kMost * (1 + 1e-12)) return {};
  return above <= below ? above : -below;
}

void refine_nearest(std::span<const EffectGrid> grids,
                    std::size_t policies,
                    Swap& swap,
                    const GapAt& gap_at) {
  constexpr int kTimes = 3;
  std::vector<char> refined(grids.size(), 0);
  while (!swap.effects.empty() && swap.effects[0].ratio_needed) {
    EffectSwap& nearest = swap.effects[0];
    const auto grid =
        std::find_if(grids.begin(), grids.end(), [&](const EffectGrid& one) {
          return one.outcome == nearest.outcome && one.term == nearest.term;
        });
    ENTENTE_EXPECTS(grid != grids.end());
    const auto effect = static_cast<std::size_t>(grid - grids.begin());
    if (refined[effect] != 0) return;
    refined[effect] = 1;
    EffectGrid pair = of_pair(*grid, policies, swap.best, swap.rival);
    auto shift = shift_to_swap(pair, 2, 0, 1);
    for (int i = 0; i < kTimes && shift && *shift != 0; ++i) {
      put_point(*shift, gap_at(effect, *shift), pair);
      shift = shift_to_swap(pair, 2, 0, 1);
    }
    nearest.ratio_needed.reset();
    if (shift) nearest.ratio_needed = std::exp(grid->log_rr60 + *shift);
    rank_by_distance(swap.effects);
  }
}

std::vector<Swap> swaps_of(const std::string& profile,
                           std::size_t best,
                           std::span<const TheoryLoss> theories,
                           std::span<const EffectGrid> grids) {
  ENTENTE_EXPECTS(!theories.empty());
  const std::size_t policies = theories[0].losses.size();
  std::vector<Swap> out;
  for (std::size_t rival = 0; rival < policies; ++rival) {
    if (rival == best) continue;
    Swap swap;
    swap.profile = profile;
    swap.best = best;
    swap.rival = rival;
    for (const EffectGrid& grid : grids) {
      EffectSwap effect;
      effect.outcome = grid.outcome;
      effect.term = grid.term;
      effect.ratio = std::exp(grid.log_rr60);
      effect.low = grid.low;
      effect.high = grid.high;
      const auto shift = shift_to_swap(grid, policies, best, rival);
      if (shift) effect.ratio_needed = std::exp(grid.log_rr60 + *shift);
      swap.effects.push_back(std::move(effect));
    }
    rank_by_distance(swap.effects);
    const auto moved = shares_to_swap(theories, best, rival);
    if (moved) {
      swap.share_moved = moved->moved;
      swap.share_to = moved->to;
    }
    out.push_back(std::move(swap));
  }
  return out;
}

}  // namespace entente::decide
