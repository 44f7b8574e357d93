// Names of the data that import/actors.csv does not have: by country, and as
// rows that a person can fill in.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/keep/import_verbs.hpp"
#include "entente/keep/table_text.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

struct Country {
  std::string name;
  long rows = 0;
  std::vector<ordered_json> actors;  // the most frequent first, as given
};

std::vector<Country> by_country(const ordered_json& unknown) {
  std::map<std::string, Country> all;
  for (const auto& one : unknown) {
    const auto name = one["country"].get<std::string>();
    Country& country = all[name];
    country.name = name;
    country.rows += one["rows"].get<long>();
    country.actors.push_back(one);
  }
  std::vector<Country> order;
  for (auto& [name, country] : all)
    order.push_back(std::move(country));
  std::stable_sort(
      order.begin(), order.end(),
      [](const Country& a, const Country& b) { return a.rows > b.rows; });
  return order;
}

// "Iran 20, Foreign Affairs (Iran) 8 and 3 more"
std::string first_of(const Country& country) {
  constexpr std::size_t kShown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, country.actors.size()); ++i)
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ",
                        country.actors[i]["name"].get<std::string>(),
                        grouped(country.actors[i]["rows"]));
  if (country.actors.size() > kShown)
    text +=
        fmt::format(" and {} more",
                    grouped(static_cast<long>(country.actors.size() - kShown)));
  return text;
}

}  // namespace

std::string unknown_text(const ordered_json& unknown,
                         const std::string& actors_file) {
  constexpr std::size_t kShown = 10;
  if (unknown.empty()) return {};
  const std::vector<Country> countries = by_country(unknown);
  const bool one = unknown.size() == 1;
  std::string text =
      fmt::format("Not in {}, beside an actor of the case: {} {} in the data\n",
                  actors_file, grouped(static_cast<long>(unknown.size())),
                  one ? "name, by its country" : "names, by their country");
  for (std::size_t i = 0; i < std::min(kShown, countries.size()); ++i)
    text += fmt::format(
        "  {:>11}  {:<16} {}\n", grouped(countries[i].rows),
        countries[i].name.empty() ? "(no country)" : countries[i].name,
        first_of(countries[i]));
  if (countries.size() > kShown)
    text += fmt::format(
        "  and {} more; --unknown FILE.csv writes all of them\n",
        countries.size() - kShown == 1
            ? "one country"
            : fmt::format("{} countries", grouped(static_cast<long>(
                                              countries.size() - kShown))));
  return text;
}

std::string unknown_table(const ordered_json& files) {
  std::map<std::pair<std::string, std::string>, long> all;
  for (const auto& file : files)
    for (const auto& one : file["unknown_actors"])
      all[{one["country"].get<std::string>(),
           one["name"].get<std::string>()}] += one["rows"].get<long>();
  std::vector<std::pair<long, keep::Cells>> rows;
  for (const auto& [who, n] : all)
    rows.emplace_back(
        -n, keep::Cells{{"name", who.second},
                        {"note", fmt::format("{}{}{} {} of the data", who.first,
                                             who.first.empty() ? "" : ": ", n,
                                             n == 1 ? "row" : "rows")}});
  std::sort(rows.begin(), rows.end());
  keep::TableText table(
      std::vector<std::string>{"name", "from", "to", "actor", "note"});
  for (const auto& [n, cells] : rows)
    table.insert(table.rows(), cells);
  return table.bytes();
}

}  // namespace entente::cli
