#include "entente/doubt/merged.hpp"

#include <algorithm>

namespace entente::doubt {
namespace {

constexpr std::size_t kShown = 3;

std::string at(const Place& place) {
  if (place.line == 0) return place.file;
  return place.file + ":" + std::to_string(place.line);
}

}  // namespace

void add_merged(const std::vector<Instance>& instances,
                const Wording& wording,
                Diagnostics& doubts) {
  if (instances.empty()) return;
  const Instance& first = instances.front();
  std::string problem = first.what + " " + wording.one;
  if (instances.size() > 1) {
    problem = std::to_string(instances.size()) + " " + wording.many + ":";
    const std::size_t shown = std::min(instances.size(), kShown);
    for (std::size_t i = 0; i < shown; ++i) {
      problem += (i > 0 ? ", " : " ") + instances[i].what + " (" +
                 at(instances[i].place) + ")";
    }
    if (instances.size() > shown) problem += ", ...";
  }
  doubts.push_back({first.place, problem, wording.why, wording.hint});
}

}  // namespace entente::doubt
