// What laws were found to be, kept for whoever asks the same of the same panel
// again: fits and draws take longer than the futures that are made with them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "entente/forecast/model.hpp"

namespace entente::forecast {

struct Estimate {
  inference::Fit fit;
  std::vector<theory::Parameters> draws;
};

// Of one case's record up to one day. From any thread.
class EstimatesKept {
 public:
  std::shared_ptr<const Estimate> find(const std::string& key) const;
  void put(const std::string& key, std::shared_ptr<const Estimate> estimate);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Estimate>> kept_;
};

// The fit of a law and draws of its parameters. `whose` law of its group it is:
// a theory's id, or empty for the base model's; `kept`: null where nothing is
// kept. The same, kept or not: draws owe nothing to any other law.
std::shared_ptr<const Estimate> estimate_of(const theory::Panel& panel,
                                            const theory::Law& law,
                                            const OutlookOptions& options,
                                            const std::string& whose,
                                            EstimatesKept* kept);

// As base_model of model.hpp.
Model base_model(const theory::Panel& panel,
                 const std::vector<std::size_t>& groups,
                 const OutlookOptions& options,
                 EstimatesKept* kept);

}  // namespace entente::forecast
