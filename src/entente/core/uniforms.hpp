// Many draws at once.
#pragma once

#include <cstddef>
#include <cstdint>

#include "entente/core/rng.hpp"

namespace entente {

// even[i], odd[i] = draws.uniforms(first_step + i, block), i < size: the same
// bits, by a loop that the vectoriser takes. Some 3 ns a step.
void uniforms_by_step(const Draws& draws,
                      std::uint32_t block,
                      std::uint32_t first_step,
                      std::size_t size,
                      double* even,
                      double* odd);

}  // namespace entente
