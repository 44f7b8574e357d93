// Work on two or more cores; what is computed never depends on how many.
#pragma once

#include <cstddef>
#include <functional>

namespace entente {

// Number of threads to use, at least 1.
struct Parallelism {
  int threads = 1;
};

// Calls body(0) .. body(n - 1), in any order, on oneTBB's threads. Each call
// writes only to its own place, so results are the same for any `threads`.
// Nested calls share the same threads. Errors: the first exception is thrown.
void parallel_for(std::size_t n,
                  Parallelism parallelism,
                  const std::function<void(std::size_t)>& body);

}  // namespace entente
