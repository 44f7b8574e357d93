#include "entente/doubt/merged.hpp"

#include <algorithm>

#include "entente/core/check.hpp"

namespace entente::doubt {
namespace {

std::string at(const Place& place) {
  if (place.line == 0) return place.file;
  return place.file + ":" + std::to_string(place.line);
}

}  // namespace

void add_merged(const std::vector<Instance>& instances,
                const Wording& wording,
                Diagnostics& doubts) {
  add_merged(instances, instances.size(), wording, doubts);
}

void add_merged(const std::vector<Instance>& first,
                std::size_t count,
                const Wording& wording,
                Diagnostics& doubts) {
  if (count == 0) return;
  const std::size_t shown = std::min(count, kShown);
  ENTENTE_EXPECTS(first.size() >= shown);
  std::string problem = first[0].what + " " + wording.one;
  if (count > 1) {
    problem = std::to_string(count) + " " + wording.many + ":";
    for (std::size_t i = 0; i < shown; ++i) {
      problem += (i > 0 ? ", " : " ") + first[i].what + " (" +
                 at(first[i].place) + ")";
    }
    if (count > shown) problem += ", ...";
  }
  doubts.push_back({first[0].place, problem, wording.why, wording.hint});
}

}  // namespace entente::doubt
