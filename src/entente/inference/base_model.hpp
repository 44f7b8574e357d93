// The base model: the laws of both sides as they are fitted and simulated
// together.
#pragma once

#include <string>
#include <vector>

#include "entente/future/system.hpp"
#include "entente/inference/fit.hpp"
#include "entente/theory/law.hpp"

namespace entente::inference {

// Whether the group's acts are answers of our side, or of both together: its
// law reads the case's responses.
bool reacts(const theory::ModelSpec& model, const std::string& group);

// Whether the case gives the group a law.
bool has_law(const theory::Panel& panel, std::size_t group);

// A group of ours or talks answers `responses` (lagged theirs); any other
// group reads `treatments`.
theory::Law base_law(const theory::Panel& panel,
                     std::size_t group,
                     const std::vector<theory::EffectPrior>& treatments,
                     const theory::LawOptions& options = {});

// Groups that must be simulated with `start`: those that a law in the set
// reads and that have a law themselves. A group that is the union of parts of
// which one is in `start` is replaced by its parts. Ascending.
struct Company {
  std::vector<std::size_t> groups;
  std::vector<future::System::Union> unions;
};
Company company_of(const theory::Panel& panel,
                   const std::vector<std::size_t>& start,
                   const std::vector<theory::EffectPrior>& treatments,
                   const theory::LawOptions& options = {});

// Parameters of a law at the normal draw `step` of `draws`.
theory::Parameters drawn_parameters(const theory::Law& law,
                                    const Fit& fit,
                                    const Draws& draws,
                                    std::uint32_t step);

}  // namespace entente::inference
