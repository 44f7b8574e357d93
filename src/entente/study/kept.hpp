// Results as they are kept: in this process and in the cache, under the hash of
// all that they depend on.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "entente/core/parallel.hpp"
#include "entente/study/asked.hpp"

namespace entente::study {

// What a stage's result depends on. `name`: what it is asked beyond the case.
std::string inputs_of(const Asked& asked,
                      const std::string& stage,
                      const std::string& name);

// The result made before, by this process or from the cache.
std::optional<nlohmann::ordered_json> known(const Asked& asked,
                                            const std::string& stage,
                                            const std::string& name);

// The same, or computed and kept. What is returned has been through its text
// each time, so that the bytes are the same.
nlohmann::ordered_json kept(
    const Asked& asked,
    const std::string& stage,
    const std::string& name,
    const std::function<nlohmann::ordered_json()>& compute);

// What every stage is told: seed, threads, whom to tell of progress.
template <class StageOptions>
StageOptions stage_options(const How& how, const std::string& work) {
  StageOptions out;
  out.seed = how.seed;
  out.parallelism = parallelism_of(how);
  if (how.begins) out.progress = how.begins(work);
  return out;
}

}  // namespace entente::study
