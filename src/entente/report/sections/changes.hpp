// What changed since an earlier state, where the results hold it.
#pragma once

#include "entente/report/words/context.hpp"

namespace entente::report {

Json changes_view(const Context& context);

}  // namespace entente::report
