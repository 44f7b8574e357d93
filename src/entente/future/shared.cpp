#include "entente/future/shared.hpp"

#include <algorithm>
#include <array>

#include "entente/core/uniforms.hpp"
#include "entente/theory/kernels.hpp"
#include "entente/theory/lane_math.hpp"

namespace entente::future {
namespace {

using theory::kBlock;

constexpr int kDays = static_cast<int>(kBlock);

// In lanes: one comparison after the other would wait for the last.
double highest_of(const double* values, std::size_t size) {
  std::array<double, theory::kLanes> lanes;
  lanes.fill(values[0]);
  std::size_t i = 0;
  for (; i + lanes.size() <= size; i += lanes.size())
    for (std::size_t l = 0; l < lanes.size(); ++l)
      lanes[l] = std::max(lanes[l], values[i + l]);
  for (; i < size; ++i)
    lanes[0] = std::max(lanes[0], values[i]);
  return *std::max_element(lanes.begin(), lanes.end());
}

// A block of uniforms serves two days: an even one and the next.
void draw_by_name(const Keys& keys,
                  const Draws& acts,
                  std::uint32_t first,
                  std::size_t days,
                  double* out) {
  std::array<double, kBlock / 2 + 1> even, odd;
  const std::size_t before = first % 2;
  const std::size_t blocks = (before + days + 1) / 2;
  uniforms_by_step(acts, keys.block, first / 2, blocks, even.data(),
                   odd.data());
  if (before == 0) {
    for (std::size_t i = 0; i < days / 2; ++i) {
      out[2 * i] = even[i];
      out[2 * i + 1] = odd[i];
    }
    if (days % 2 != 0) out[days - 1] = even[blocks - 1];
    return;
  }
  for (std::size_t i = 0; i < days; ++i)
    out[i] = i % 2 == 0 ? odd[i / 2] : even[i / 2 + 1];
}

// Calls f(block, first day, days) for every block of a system.
template <class F>
void each_block(const System& system, F&& f) {
  for (int first = 0; first < system.days; first += kDays)
    f(static_cast<std::size_t>(first / kDays), system.from + first,
      static_cast<std::size_t>(std::min(kDays, system.days - first)));
}

}  // namespace

std::vector<double> settled_theta(const Simulated& law,
                                  const theory::Parameters& parameters) {
  std::vector<double> theta;
  for (const std::size_t column : law.settled_columns)
    theta.push_back(parameters.theta[column]);
  return theta;
}

double settle_block(const Simulated& law,
                    const std::vector<double>& theta,
                    std::size_t block,
                    int first,
                    std::size_t days,
                    Room& room,
                    double* out) {
  const std::size_t whole =
      (days + theory::kLanes - 1) / theory::kLanes * theory::kLanes;
  room.columns.clear();
  room.theta.clear();
  for (const std::size_t c : law.blocks[block].moving) {
    room.columns.push_back(law.settled[c].data() + first);
    room.theta.push_back(theta[c]);
  }
  theory::linear_block(room.columns.data(), room.theta.data(),
                       room.columns.size(), whole, out);
  double held = 0;
  for (const Simulated::Block::Held& one : law.blocks[block].held)
    held += theta[one.column] * one.value;
  for (std::size_t i = 0; i < whole; ++i)
    out[i] += held;
  return highest_of(out, days);
}

void draw_block(const System& system,
                const Draws& acts,
                int first,
                std::size_t days,
                Wanted wanted,
                double* out) {
  const auto step = static_cast<std::uint32_t>(first);
  const std::size_t laws = system.laws.size();
  if (laws == 0 || system.laws[0].keys.luck == Luck::by_place) {
    for (std::size_t k = 0; k < laws; k += 2)
      uniforms_by_step(acts, system.laws[k].keys.block, step, days,
                       out + k * kBlock, out + (k + 1) * kBlock);
    return;
  }
  for (std::size_t k = 0; k < laws; ++k)
    if (wanted == Wanted::all || !system.laws[k].silent)
      draw_by_name(system.laws[k].keys, acts, step, days, out + k * kBlock);
}

void settle(const System& system,
            const std::vector<theory::Parameters>& parameters,
            Background& out) {
  const std::size_t laws = system.laws.size();
  const auto blocks =
      static_cast<std::size_t>((system.days + kDays - 1) / kDays);
  out.linear.resize(blocks * laws * kBlock);
  out.highest.resize(blocks * laws);
  Room room;
  for (std::size_t k = 0; k < laws; ++k) {
    const Simulated& law = system.laws[k];
    const std::vector<double> theta = settled_theta(law, parameters[k]);
    each_block(system, [&](std::size_t block, int first, std::size_t days) {
      const std::size_t at = block * laws + k;
      out.highest[at] = settle_block(law, theta, block, first, days, room,
                                     out.linear.data() + at * kBlock);
    });
  }
}

void draw_acts(const System& system, const Draws& acts, ActUniforms& out) {
  const std::size_t laws = system.laws.size();
  const auto blocks =
      static_cast<std::size_t>((system.days + kDays - 1) / kDays);
  // One place more: by place, laws are drawn two and two.
  out.values.resize((blocks * laws + 1) * kBlock);
  each_block(system, [&](std::size_t block, int first, std::size_t days) {
    draw_block(system, acts, first, days, Wanted::all,
               out.values.data() + block * laws * kBlock);
  });
}

}  // namespace entente::future
