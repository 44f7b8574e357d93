// Whether a list holds a value.
#pragma once

#include <algorithm>

namespace entente {

template <class List, class Value>
bool holds(const List& list, const Value& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace entente
