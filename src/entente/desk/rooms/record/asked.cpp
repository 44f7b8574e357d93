#include "entente/desk/rooms/record/asked.hpp"

#include <algorithm>
#include <charconv>

namespace entente::desk {
namespace {

constexpr long kMostPages = 1'000'000;

std::string name_of(record::Facet facet) {
  return std::string(record::kFacetNames[static_cast<std::size_t>(facet)]);
}

std::optional<Day> day_of(const Pairs& query,
                          std::string_view key,
                          std::string& problem) {
  const std::string text = text_in(query, key);
  if (text.empty()) return {};
  const auto day = parse_day(text);
  if (!day) {
    if (!problem.empty()) problem += " ";
    problem += "“" + text + "” is no date: write for example 2001-02-28.";
  }
  return day;
}

}  // namespace

Asked asked_of(const Pairs& query) {
  Asked asked;
  asked.typed = text_in(query, "q");
  asked.choice.texts = record::texts_of(asked.typed);
  for (std::size_t f = 0; f < record::kFacets; ++f)
    asked.choice.any[f] = all_in(query, record::kFacetNames[f]);
  asked.choice.from = day_of(query, "from", asked.problem);
  asked.choice.to = day_of(query, "to", asked.problem);
  if (text_in(query, "order") == "oldest") asked.order = Order::oldest;
  const std::string page = text_in(query, "page");
  std::from_chars(page.data(), page.data() + page.size(), asked.page);
  asked.page = std::clamp(asked.page, 1L, kMostPages);
  return asked;
}

Pairs with_value(const Pairs& query,
                 record::Facet facet,
                 const std::string& value) {
  Pairs pairs = without(query, {"page"});
  pairs.emplace_back(name_of(facet), value);
  return pairs;
}

Pairs without_value(const Pairs& query,
                    record::Facet facet,
                    const std::string& value) {
  Pairs pairs = without(query, {"page"});
  std::erase(pairs, std::pair{name_of(facet), value});
  return pairs;
}

Pairs with(const Pairs& query, const std::string& key, std::string value) {
  Pairs pairs = without(query, {"page", key});
  if (!value.empty()) pairs.emplace_back(key, std::move(value));
  return pairs;
}

Pairs with_days(const Pairs& query, std::optional<Span> days) {
  Pairs pairs = without(query, {"page", "from", "to"});
  if (days) {
    pairs.emplace_back("from", iso(days->from));
    pairs.emplace_back("to", iso(days->to));
  }
  return pairs;
}

}  // namespace entente::desk
