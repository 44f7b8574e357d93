#include "entente/core/merged.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace entente {
namespace {

// "'03/14/2018' is no date" as "'' is no date", and what it quotes.
struct Form {
  std::string text, quotes;
};
Form form_of(const std::string& problem) {
  Form form;
  bool inside = false;
  for (const char c : problem) {
    if (c == '\'') inside = !inside;
    if (inside || c == '\'') form.quotes += c;
    const bool digit = c >= '0' && c <= '9';
    if (!inside) form.text += digit ? '0' : c;
  }
  return form;
}

// The header is no row, and other files have none.
bool in_row(const Diagnostic& one) {
  return one.place.line > 1 && one.place.file.ends_with(".csv");
}

constexpr std::size_t kMostDifferent = 5;  // of one kind, each in full
constexpr std::size_t kMostPlaces = 8;     // in a list of lines

std::string lines_text(const std::vector<const Diagnostic*>& rest,
                       const std::vector<std::string>& quotes) {
  std::string text;
  for (std::size_t i = 0; i < rest.size() && i < kMostPlaces; ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(rest[i]->place.line);
    if (!quotes.empty() && !quotes[i].empty()) text += " (" + quotes[i] + ")";
  }
  return text + (rest.size() > kMostPlaces ? ", ..." : "");
}

Diagnostic with_rest(const Diagnostic& first,
                     const std::vector<const Diagnostic*>& rest,
                     const std::vector<std::string>& quotes) {
  Diagnostic one = first;
  if (rest.empty()) return one;
  one.problem += "; and " + std::to_string(rest.size()) + " more like it, " +
                 (rest.size() == 1 ? "in line " : "in lines ") +
                 lines_text(rest, quotes);
  return one;
}

// The mistakes of one kind in one table.
void merge_kind(const std::vector<const Diagnostic*>& all, Diagnostics& out) {
  std::map<std::string, std::vector<const Diagnostic*>> equal;
  std::vector<std::string> order;
  for (const Diagnostic* one : all) {
    auto& same = equal[one->problem];
    if (same.empty()) order.push_back(one->problem);
    same.push_back(one);
  }
  if (order.size() <= kMostDifferent) {
    for (const std::string& problem : order) {
      const auto& same = equal[problem];
      out.push_back(with_rest(*same[0], {same.begin() + 1, same.end()}, {}));
    }
    return;
  }
  std::vector<std::string> quotes;
  for (std::size_t i = 1; i < all.size(); ++i)
    quotes.push_back(form_of(all[i]->problem).quotes);
  out.push_back(with_rest(*all[0], {all.begin() + 1, all.end()}, quotes));
}

}  // namespace

Diagnostics merged(const Diagnostics& diagnostics) {
  using Key = std::array<std::string, 3>;
  std::map<Key, std::vector<const Diagnostic*>> kinds;
  std::vector<const Diagnostic*>
      first_of;  // each kind, or one that is in no row
  const auto key_of = [](const Diagnostic& one) {
    return Key{one.place.file, form_of(one.problem).text, one.why};
  };
  for (const Diagnostic& one : diagnostics) {
    if (!in_row(one)) {
      first_of.push_back(&one);
      continue;
    }
    auto& kind = kinds[key_of(one)];
    if (kind.empty()) first_of.push_back(&one);
    kind.push_back(&one);
  }
  Diagnostics out;
  for (const Diagnostic* one : first_of) {
    if (!in_row(*one)) {
      out.push_back(*one);
    } else {
      merge_kind(kinds[key_of(*one)], out);
    }
  }
  return out;
}

}  // namespace entente
