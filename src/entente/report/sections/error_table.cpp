#include "entente/report/sections/error_table.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

std::string world_words(const Json& rate) {
  const std::string world = text(rate, "world");
  return world.empty() ? "both sides react" : world;
}

struct World {
  std::string name;
  std::vector<const Json*> cells;
};

std::vector<World> worlds_of(const Json& rates) {
  std::vector<World> worlds;
  for (const Json& rate : rates) {
    const std::string name = world_words(rate);
    auto at = std::find_if(worlds.begin(), worlds.end(),
                           [&](const World& one) { return one.name == name; });
    if (at == worlds.end()) at = worlds.insert(at, {name, {}});
    at->cells.push_back(&rate);
  }
  return worlds;
}

// "10 of 100, claim 2": the cell with the largest share of `wrong`.
std::string worst_words(const World& world, const char* wrong) {
  const auto share_of = [&](const Json* cell) {
    return number(*cell, wrong) / std::max(number(*cell, "records"), 1.0);
  };
  const Json* worst = *std::max_element(
      world.cells.begin(), world.cells.end(),
      [&](const Json* a, const Json* b) { return share_of(a) < share_of(b); });
  const std::string out =
      fmt::format("{} of {}", whole(*worst, wrong), whole(*worst, "records"));
  return whole(*worst, wrong) == 0 ? out
                                   : out + ", claim " + text(*worst, "claim");
}

// "claims 3 and 14"; those with a cell over its bound.
std::string over_words(const World& world) {
  std::vector<std::string> over;
  for (const Json* cell : world.cells) {
    const std::string claim = text(*cell, "claim");
    if (flag(*cell, "over_bound") &&
        std::find(over.begin(), over.end(), claim) == over.end())
      over.push_back(claim);
  }
  if (over.empty()) return "none";
  return (over.size() == 1 ? "claim " : "claims ") + listed(over);
}

Json cell_row(const Json& rate) {
  Json row;
  row["e_claim"] = text(rate, "claim");
  row["e_world"] = world_words(rate);
  const auto truth = maybe(rate, "ratio");
  row["e_ratio"] = truth ? coarse_ratio(*truth) : "";
  row["e_strong"] = thousands(whole(rate, "wrong_strong"));
  row["e_leans"] = thousands(whole(rate, "wrong_leans"));
  row["e_records"] = thousands(whole(rate, "records"));
  row["e_over"] = flag(rate, "over_bound");
  return row;
}

}  // namespace

void put_error_rates(Json& view, const Context& context) {
  const Json& rates = part(context.results, "error_rates");
  view["error_rows"] = Json::array();
  for (const Json& rate : rates)
    view["error_rows"].push_back(cell_row(rate));
  view["world_rows"] = Json::array();
  for (const World& world : worlds_of(rates)) {
    std::set<std::string> claims;
    for (const Json* cell : world.cells)
      claims.insert(text(*cell, "claim"));
    Json row;
    row["w_world"] = upper_first(world.name);
    row["w_claims"] = std::to_string(claims.size());
    row["w_strong"] = worst_words(world, "wrong_strong");
    row["w_leans"] = worst_words(world, "wrong_leans");
    row["w_over"] = over_words(world);
    view["world_rows"].push_back(std::move(row));
  }
  view["any_errors"] = !view["error_rows"].empty();
  view["n_errors"] =
      count_of(static_cast<long>(view["error_rows"].size()), "cell", "cells");
}

}  // namespace entente::report
