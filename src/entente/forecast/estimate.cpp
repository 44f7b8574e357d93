#include "entente/forecast/estimate.hpp"

namespace entente::forecast {
namespace {

// What an estimate of a law hangs on beside the panel.
std::string key_of(const theory::Panel& panel,
                   const theory::Law& law,
                   const OutlookOptions& options,
                   const std::string& whose) {
  return (*panel.setting.groups)[law.group].name + "\n" + whose + "\n" +
         iso(panel.setting.window.to) + " " + std::to_string(options.seed) +
         " " + std::to_string(options.draws) + " " +
         std::to_string(static_cast<int>(options.posterior));
}

}  // namespace

std::shared_ptr<const Estimate> EstimatesKept::find(
    const std::string& key) const {
  const std::scoped_lock lock(mutex_);
  const auto found = kept_.find(key);
  return found == kept_.end() ? nullptr : found->second;
}

void EstimatesKept::put(const std::string& key,
                        std::shared_ptr<const Estimate> estimate) {
  const std::scoped_lock lock(mutex_);
  kept_[key] = std::move(estimate);
}

std::shared_ptr<const Estimate> estimate_of(const theory::Panel& panel,
                                            const theory::Law& law,
                                            const OutlookOptions& options,
                                            const std::string& whose,
                                            EstimatesKept* kept) {
  const std::string key = key_of(panel, law, options, whose);
  if (kept != nullptr)
    if (auto known = kept->find(key)) return known;
  const theory::Design design = theory::design_of(panel, law);
  auto made = std::make_shared<Estimate>();
  made->fit = inference::fit_mode(law, design.rows);
  made->draws = draws_of(panel, law, design, made->fit, options);
  if (kept != nullptr) kept->put(key, made);
  return made;
}

}  // namespace entente::forecast
