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

// Group of the law that an item is drawn with.
std::size_t law_group(const theory::Panel& panel, const ItemSpec& item);

// The base law of the items' groups and of all that these read.
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
