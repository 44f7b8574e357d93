// A policy as its file.
#pragma once

#include <string>

#include "entente/policy/spec.hpp"

namespace entente::keep {

// The bytes of policies/NAME.toml that read as this policy.
std::string policy_toml(const policy::PolicySpec& policy);

}  // namespace entente::keep
