#include "entente/policy/condition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace entente::policy {
namespace {

using theory::Op;
using theory::Range;
using theory::Term;

// Whether left > right (or >=) in all histories, in some, or in none.
Range compared(const Range& left, const Range& right, Op op) {
  const bool equal = op == Op::at_least;
  const auto above = [&](double a, double b) { return equal ? a >= b : a > b; };
  if (!above(left.high, right.low)) return {0, 0};
  return {above(left.low, right.high) ? 1.0 : 0.0, 1};
}

}  // namespace

Range bounds_of(const Term& term, const std::set<std::string>& gone) {
  if (term.operands.empty()) {
    const bool of_group = theory::leaf(term) != nullptr && term.op != Op::in &&
                          term.op != Op::near;
    if (!of_group || !gone.contains(term.name)) return theory::range_of(term);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return term.op == Op::since ? Range{infinity, infinity} : Range{0, 0};
  }
  const Range a = bounds_of(term.operands[0], gone);
  if (term.op == Op::log1p) return {std::log1p(a.low), std::log1p(a.high)};
  const Range b = bounds_of(term.operands[1], gone);
  switch (term.op) {
    case Op::above:
    case Op::at_least:
      return compared(a, b, term.op);
    case Op::below:
      return compared(b, a, Op::above);
    case Op::at_most:
      return compared(b, a, Op::at_least);
    default:
      return theory::combined(term.op, a, b);
  }
}

namespace {

std::string days_of(double n) {
  return fmt::format("{:.10g} {}", n, n == 1 ? "day" : "days");
}

// A condition in words, and how tightly they hang together.
struct Phrase {
  enum class Join { one, all, any };
  std::string text;
  Join join = Join::one;
};

class Reader {
 public:
  Reader(const std::vector<record::Group>& groups,
         const std::vector<record::Track>& tracks)
      : groups_(groups), tracks_(tracks) {}

  std::optional<Phrase> read(const Term& term) const {
    switch (term.op) {
      case Op::within:
        return Phrase{"within " + days_of(term.first) + " of " +
                      one(term.name)};
      case Op::under_way:
        return Phrase{"while " + one(term.name) + " is under way"};
      case Op::in:
        return Phrase{"while '" + title(term.name) + "' is " + state(term)};
      case Op::near:
        return near(term);
      case Op::max:
        return joined(term, Phrase::Join::any);
      case Op::add:  // of what is 0 or 1: either
        if (!yes_or_no(term.operands[0]) || !yes_or_no(term.operands[1]))
          return {};
        return joined(term, Phrase::Join::any);
      case Op::min:
      case Op::multiply:
        if (!yes_or_no(term.operands[0]) || !yes_or_no(term.operands[1]))
          return {};
        return joined(term, Phrase::Join::all);
      case Op::subtract:
        return negated(term);
      case Op::above:
      case Op::below:
      case Op::at_least:
      case Op::at_most:
        return comparison(term);
      default:
        return {};  // a number, or a sum that is hardly ever zero
    }
  }

 private:
  // Is the term 0 or 1 on every day, so that "and" and "not" are what they say?
  static bool yes_or_no(const Term& term) {
    switch (term.op) {
      case Op::within:
      case Op::under_way:
      case Op::in:
      case Op::near:
      case Op::above:
      case Op::below:
      case Op::at_least:
      case Op::at_most:
        return true;
      case Op::max:
      case Op::min:
      case Op::multiply:
        return yes_or_no(term.operands[0]) && yes_or_no(term.operands[1]);
      case Op::subtract:
        return is_number(term.operands[0], 1) && yes_or_no(term.operands[1]);
      default:
        return false;
    }
  }

  static bool is_number(const Term& term, double value) {
    return term.op == Op::number && term.first == value;
  }

  std::optional<Phrase> joined(const Term& term, Phrase::Join join) const {
    const auto left = read(term.operands[0]);
    const auto right = read(term.operands[1]);
    if (!left || !right) return {};
    const bool any = join == Phrase::Join::any;
    return Phrase{
        inside(*left, join) + (any ? " or " : " and ") + inside(*right, join),
        join};
  }

  // "either A or B" where it stands beside something else.
  static std::string inside(const Phrase& phrase, Phrase::Join join) {
    if (phrase.join == Phrase::Join::one || phrase.join == join)
      return phrase.text;
    const bool any = phrase.join == Phrase::Join::any;
    return (any ? "either " : "both ") + phrase.text;
  }

  std::optional<Phrase> negated(const Term& term) const {
    const Term& inner = term.operands[1];
    if (!is_number(term.operands[0], 1) || !yes_or_no(inner)) return {};
    if (inner.op == Op::in) {
      return Phrase{"while '" + title(inner.name) + "' is not " + state(inner)};
    }
    if (inner.op == Op::under_way)
      return Phrase{"while not " + one(inner.name) + " is under way"};
    const auto phrase = read(inner);
    if (!phrase) return {};
    if (phrase->join == Phrase::Join::one) return Phrase{"not " + phrase->text};
    return Phrase{
        (phrase->join == Phrase::Join::any ? "not either " : "not both ") +
        phrase->text};
  }

  std::optional<Phrase> near(const Term& term) const {
    if (term.first == 0 && term.second == 0)
      return Phrase{"of '" + term.name + "'"};
    return Phrase{fmt::format("from {} before to {} after '{}'",
                              days_of(term.first), days_of(term.second),
                              term.name)};
  }

  // since(g) or recent(g, h) beside a number.
  std::optional<Phrase> comparison(const Term& term) const {
    const bool turned = term.operands[0].op == Op::number;
    const Term& leaf = term.operands[turned ? 1 : 0];
    const Term& number = term.operands[turned ? 0 : 1];
    if (number.op != Op::number) return {};
    const Op op = turned ? mirrored(term.op) : term.op;
    const bool up = op == Op::above || op == Op::at_least;
    const bool equal = op == Op::at_least || op == Op::at_most;
    if (leaf.op == Op::since) {
      const std::string days = days_of(number.first);
      const std::string span = equal && up ? days + " or more"
                               : equal     ? "at most " + days
                               : up        ? "more than " + days
                                           : "less than " + days;
      return Phrase{span + " after the last of " + many(leaf.name)};
    }
    if (leaf.op != Op::recent) return {};
    const char* const size = equal && up ? "at least"
                             : equal     ? "at most"
                             : up        ? "more than"
                                         : "less than";
    return Phrase{fmt::format(
        "while {} of late (half of the weight gone in {}) weigh {} {:.10g}",
        many(leaf.name), days_of(leaf.first), size, number.first)};
  }

  static Op mirrored(Op op) {
    switch (op) {
      case Op::above:
        return Op::below;
      case Op::below:
        return Op::above;
      case Op::at_least:
        return Op::at_most;
      default:
        return Op::at_least;
    }
  }

  const record::Group* group(const std::string& name) const {
    const auto at =
        std::find_if(groups_.begin(), groups_.end(),
                     [&](const record::Group& g) { return g.name == name; });
    return at == groups_.end() ? nullptr : &*at;
  }
  std::string one(const std::string& name) const {
    const record::Group* found = group(name);
    return found == nullptr ? name : found->one;
  }
  std::string many(const std::string& name) const {
    const record::Group* found = group(name);
    return found == nullptr ? name : found->many;
  }
  std::string title(const std::string& name) const {
    const auto at =
        std::find_if(tracks_.begin(), tracks_.end(),
                     [&](const record::Track& t) { return t.name == name; });
    return at == tracks_.end() ? name : at->title;
  }
  static const char* state(const Term& term) {
    return term.state == record::State::open ? "open" : "shut";
  }

  const std::vector<record::Group>& groups_;
  const std::vector<record::Track>& tracks_;
};

}  // namespace

std::optional<std::string> read_aloud(
    const Term& condition,
    const std::vector<record::Group>& groups,
    const std::vector<record::Track>& tracks) {
  const auto phrase = Reader(groups, tracks).read(condition);
  if (!phrase) return {};
  return phrase->text;
}

}  // namespace entente::policy
