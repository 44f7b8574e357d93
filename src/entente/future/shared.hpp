// What futures of one system share: the settled part of the rates of one draw
// of the parameters, and the uniforms of one replicate.
#pragma once

#include <cstddef>
#include <vector>

#include "entente/core/rng.hpp"
#include "entente/future/system.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::future {

// The part of the rates that does not change from future to future, for one
// draw of the parameters: by block of days and law.
struct Background {
  std::vector<double> linear;   // (blocks, laws, kBlock)
  std::vector<double> highest;  // (blocks, laws): of the block's days
};
void settle(const System& system,
            const std::vector<theory::Parameters>& parameters,
            Background& out);

// The uniforms of all laws' acts, (blocks, laws, kBlock): the same for all
// systems of the same laws and days whose luck is by name.
struct ActUniforms {
  std::vector<double> values;
};
void draw_acts(const System& system, const Draws& acts, ActUniforms& out);

struct Shared {
  const Background* background = nullptr;
  const ActUniforms* uniforms = nullptr;
};
// Weights of a law's settled columns.
std::vector<double> settled_theta(const Simulated& law,
                                  const theory::Parameters& parameters);

// The settled part of a law's linear predictor on the days of one block, from
// `first` on; the highest of it. `room` is to work in.
struct Room {
  std::vector<const double*> columns;
  std::vector<double> theta;
};
double settle_block(const Simulated& law,
                    const std::vector<double>& theta,
                    std::size_t block,
                    int first,
                    std::size_t days,
                    Room& room,
                    double* out);

// Uniforms of the laws on a block of days, (laws, kBlock) and room for one
// more.
enum class Wanted { acting, all };  // laws that are not silent, or all
void draw_block(const System& system,
                const Draws& acts,
                int first,
                std::size_t days,
                Wanted wanted,
                double* out);

}  // namespace entente::future
