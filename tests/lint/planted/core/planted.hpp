// Violates the layers and the invariants on purpose; never compiled.
#pragma once

#include <iostream>

#include "entente/record/act.hpp"

inline void planted() {
  std::cout << "below cli nobody prints\n";
}
