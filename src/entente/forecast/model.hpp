// The laws that an outlook simulates, fitted, with parameters for each future.
#pragma once

#include <vector>

#include "entente/forecast/outlook.hpp"
#include "entente/forecast/pool.hpp"
#include "entente/future/system.hpp"
#include "entente/inference/fit.hpp"

namespace entente::forecast {

struct Model {
  future::System system;
  std::vector<inference::Fit> fits;                    // by law
  std::vector<std::vector<theory::Parameters>> draws;  // [draw][law]
};

// Parameters of a law from its posterior, options.draws of them, in an order
// that owes nothing to any other law.
std::vector<theory::Parameters> draws_of(const theory::Panel& panel,
                                         const theory::Law& law,
                                         const theory::Design& design,
                                         const inference::Fit& fit,
                                         const OutlookOptions& options);

// Group of the law that an item is drawn with.
std::size_t law_group(const theory::Panel& panel, const ItemSpec& item);

// The base law of some groups, ascending, and of all that these read.
Model base_model(const theory::Panel& panel,
                 const std::vector<std::size_t>& groups,
                 const OutlookOptions& options);
// Of the items' groups.
Model base_model(const theory::Panel& panel,
                 const std::vector<ItemSpec>& items,
                 const OutlookOptions& options);

// The same with the items' own laws as a member has them, each fitted from
// where the base law's fit ended; other laws are the base model's. Parameters
// are normal at the mode, from the same draws as the base model's.
Model member_model(const theory::Panel& panel,
                   const std::vector<ItemSpec>& items,
                   const OutlookOptions& options,
                   Member member,
                   const Model& base);

}  // namespace entente::forecast
