// Whole records without the tested effect: the histories of a claim's two-sided
// null written back as acts, so that every specification can read them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/claim/draft.hpp"
#include "entente/claim/null.hpp"

namespace entente::claim {

// In them the tested effect is none on the claim's outcome and on each of
// `outcomes`: what these hold beside it is simulated with a law of its own.
// Acts are as future::record_of writes them; an act that two simulated groups
// hold stays with the first. Groups that no law moves, and the days before the
// window, stay as recorded. Neither copied nor moved.
class NullRecords {
 public:
  NullRecords(const theory::Setting& setting,
              const ClaimSpec& claim,
              const std::vector<std::string>& outcomes,
              NullOptions options);
  NullRecords(const NullRecords&) = delete;
  NullRecords& operator=(const NullRecords&) = delete;

  // The index-th; the same in any order, from any thread.
  record::Record draw(std::uint32_t index) const;

 private:
  Draft draft_;
  Posed posed_;
  Asked asked_;
  NullOptions options_;
  std::unique_ptr<NullSampler> sampler_;
};

}  // namespace entente::claim
