#include "entente/theory/term.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::theory {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Range product_of(const Range& a, const Range& b) {
  const auto times = [](double x, double y) {
    return x == 0 || y == 0 ? 0.0 : x * y;
  };
  const auto [low, high] =
      std::minmax({times(a.low, b.low), times(a.low, b.high),
                   times(a.high, b.low), times(a.high, b.high)});
  return {low, high};
}

}  // namespace

Range combined(Op op, const Range& a, const Range& b) {
  switch (op) {
    case Op::add:
      return {a.low + b.low, a.high + b.high};
    case Op::subtract:
      return {a.low - b.high, a.high - b.low};
    case Op::multiply:
      return product_of(a, b);
    case Op::min:
      return {std::min(a.low, b.low), std::min(a.high, b.high)};
    default:
      return {std::max(a.low, b.low), std::max(a.high, b.high)};
  }
}

Range range_of(const Term& term) {
  switch (term.op) {
    case Op::number:
      return {term.first, term.first};
    case Op::recent:
    case Op::since:
      return {0, kInfinity};
    case Op::within:
    case Op::in:
    case Op::under_way:
    case Op::near:
    case Op::above:
    case Op::below:
    case Op::at_least:
    case Op::at_most:
      return {0, 1};
    default:
      break;
  }
  const Range a = range_of(term.operands[0]);
  if (term.op == Op::log1p) return {std::log1p(a.low), std::log1p(a.high)};
  const Range b = range_of(term.operands[1]);
  return combined(term.op, a, b);
}

const Term* leaf(const Term& term) {
  return term.operands.empty() && term.op != Op::number ? &term : nullptr;
}

std::set<std::string> groups_read(const Term& term) {
  std::set<std::string> groups;
  if (leaf(term) != nullptr && term.op != Op::in && term.op != Op::near)
    groups.insert(term.name);
  for (const Term& operand : term.operands)
    groups.merge(groups_read(operand));
  return groups;
}

}  // namespace entente::theory
