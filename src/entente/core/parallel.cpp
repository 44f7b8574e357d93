#include "entente/core/parallel.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace entente {

void parallel_for(std::size_t n,
                  const Parallelism& parallelism,
                  const std::function<void(std::size_t)>& body) {
  const auto part = [&](std::size_t i) {
    if (parallelism.before_each) parallelism.before_each();
    body(i);
  };
  if (parallelism.threads <= 1 || n <= 1) {
    for (std::size_t i = 0; i < n; ++i)
      part(i);
    return;
  }
  tbb::task_arena arena(parallelism.threads);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, n, part, tbb::simple_partitioner{});
  });
}

}  // namespace entente
