#include "entente/policy/spec.hpp"

namespace entente::policy {

bool moves_nothing(const PolicySpec& spec) {
  return spec.never.empty() && spec.rules.empty() && spec.schedules.empty();
}

}  // namespace entente::policy
