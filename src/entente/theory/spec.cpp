#include "entente/theory/spec.hpp"

#include <algorithm>

namespace entente::theory {
namespace {

auto era_at(const ModelSpec& model, Day day) {
  return std::find_if(model.eras.begin(), model.eras.end(),
                      [&](const Era& era) { return era.span.holds(day); });
}

}  // namespace

std::size_t era_index(const ModelSpec& model, Day day) {
  const auto era = era_at(model, day);
  return era == model.eras.end()
             ? 0
             : static_cast<std::size_t>(era - model.eras.begin());
}

Span era_span(const ModelSpec& model, Day day) {
  const auto era = era_at(model, day);
  return era == model.eras.end() ? Span{} : era->span;
}

}  // namespace entente::theory
