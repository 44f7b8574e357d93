// Work on two or more cores; what is computed never depends on how many.
#pragma once

#include <cstddef>
#include <functional>

namespace entente {

struct Parallelism {
  int threads = 1;  // to use, at least 1
  // Called before each part of a work, from any thread: what it throws ends the
  // work. Empty: it goes on to its end.
  std::function<void()> before_each;
};

// Calls body(0) .. body(n - 1), in any order, on oneTBB's threads. Each call
// writes only to its own place, so results are the same for any `threads`.
// Nested calls share the same threads. Errors: the first exception is thrown.
void parallel_for(std::size_t n,
                  const Parallelism& parallelism,
                  const std::function<void(std::size_t)>& body);

}  // namespace entente
