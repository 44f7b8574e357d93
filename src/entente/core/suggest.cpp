#include "entente/core/suggest.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <numeric>
#include <optional>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = std::tolower(static_cast<unsigned char>(a[i - 1])) ==
                        std::tolower(static_cast<unsigned char>(b[j - 1]));
      const std::size_t change = diagonal + (same ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

namespace {

// date.actor.kind.number
struct Id {
  std::optional<Day> day;
  std::string actor, what;  // "actor.kind"
};

Id parts_of(std::string_view id) {
  Id parts;
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos) return parts;
  parts.day = parse_day(id.substr(0, dot));
  std::string_view rest = id.substr(dot + 1);
  parts.actor = rest.substr(0, rest.find('.'));
  const std::size_t number = rest.rfind('.');
  const bool numbered = number != std::string_view::npos &&
                        rest.find_first_not_of("0123456789", number + 1) ==
                            std::string_view::npos;
  parts.what = numbered ? rest.substr(0, number) : rest;
  return parts;
}

constexpr int kNearInTime = 366;  // days; beyond, another act is meant
constexpr int kNearOfActor = 31;

}  // namespace

std::string nearest_id(std::string_view id,
                       const std::vector<std::string>& candidates) {
  const Id wanted = parts_of(id);
  if (!wanted.day) return nearest(id, candidates);
  const std::string *same = nullptr, *of_day = nullptr, *of_actor = nullptr;
  int same_gap = kNearInTime + 1, actor_gap = kNearOfActor + 1;
  std::size_t letters = std::max<std::size_t>(wanted.what.size() / 3, 1) + 1;
  for (const std::string& candidate : candidates) {
    const Id other = parts_of(candidate);
    if (!other.day) continue;
    const int gap = std::abs(*other.day - *wanted.day);
    if (other.what == wanted.what && gap < same_gap) {
      same = &candidate;
      same_gap = gap;
    }
    if (gap == 0 && edit_distance(other.what, wanted.what) < letters) {
      of_day = &candidate;
      letters = edit_distance(other.what, wanted.what);
    }
    if (other.actor == wanted.actor && gap < actor_gap) {
      of_actor = &candidate;
      actor_gap = gap;
    }
  }
  if (same != nullptr && (same_gap <= kNearOfActor || of_day == nullptr))
    return *same;
  if (of_day != nullptr) return *of_day;
  const std::string by_letters = nearest(id, candidates);
  if (of_actor != nullptr && (by_letters.empty() || actor_gap == 0))
    return *of_actor;
  return by_letters;
}

std::string name_at_start(const std::string& text,
                          const std::vector<std::string>& names) {
  std::string longest;
  for (const std::string& name : names)
    if (name.size() > longest.size() && text.starts_with(name + " "))
      longest = name;
  return longest;
}

}  // namespace entente
