#include "entente/desk/rooms/record/facets.hpp"

#include <algorithm>

#include "entente/core/holds.hpp"
#include "entente/desk/rooms/record/asked.hpp"
#include "entente/report/words/context.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using record::Facet;

constexpr std::size_t kShown = 8;  // before the others are folded away

const char* title_of(Facet facet) {
  switch (facet) {
    case Facet::actor:
      return "Who";
    case Facet::kind:
      return "Kind";
    case Facet::group:
      return "Group";
    case Facet::line:
      return "Line";
    case Facet::year:
      return "Year";
    case Facet::check:
      return "Check";
  }
  return "";
}

struct Value {
  std::string value;
  long acts = 0;
  bool on = false;
};

std::vector<Value> values_of(const Visit& visit,
                             const record::Choice& choice,
                             const record::Found& found,
                             Facet facet) {
  const auto& names = visit.state.loaded->finder().values(facet);
  const auto& counts = found.counts[static_cast<std::size_t>(facet)];
  std::vector<Value> values;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool on = holds(choice.of(facet), names[i]);
    if (on || counts[i] > 0) values.push_back({names[i], counts[i], on});
  }
  for (const std::string& asked : choice.of(facet))  // that no act has
    if (!holds(names, asked)) values.push_back({asked, 0, true});
  if (facet == Facet::year) return values;
  std::stable_sort(values.begin(), values.end(),
                   [](const Value& a, const Value& b) {
                     return a.on != b.on ? a.on : a.acts > b.acts;
                   });
  return values;
}

Json view_of(const Visit& visit, Facet facet, const Value& value) {
  const Pairs& query = visit.request.query;
  return {
      {"value_name",
       value_name(visit.state.loaded->the_case, facet, value.value)},
      {"value_acts", report::thousands(value.acts)},
      {"value_on", value.on},
      {"value_place_html",
       in_attribute(
           std::string(record::kFacetNames[static_cast<std::size_t>(facet)]) +
           "=" + value.value)},
      {"value_html",
       in_attribute(address(
           "/record", value.on ? without_value(query, facet, value.value)
                               : with_value(query, facet, value.value)))}};
}

}  // namespace

std::string value_name(const casefile::Case& the_case,
                       Facet facet,
                       const std::string& value) {
  if (facet == Facet::actor) return report::actor_name(the_case, value);
  if (facet == Facet::kind) {
    for (const record::Kind& kind : the_case.record.kinds)
      if (kind.kind == value && !kind.label.empty()) return kind.label;
  }
  if (facet == Facet::line) {
    for (const record::Track& track : the_case.tracks)
      if (track.line == value && !track.title.empty()) return track.title;
  }
  return value;
}

Json facets_view(const Visit& visit,
                 const record::Choice& choice,
                 const record::Found& found) {
  Json view = Json::array();
  for (std::size_t f = 0; f < record::kFacets; ++f) {
    const auto facet = static_cast<Facet>(f);
    const auto values = values_of(visit, choice, found, facet);
    if (values.empty()) continue;
    const bool years = facet == Facet::year;
    const std::size_t shown = years ? values.size() : kShown;
    Json one = {{"facet_title", title_of(facet)},
                {"facet_name", std::string(record::kFacetNames[f])},
                {"facet_years", years},
                {"values", Json::array()},
                {"more", Json::array()}};
    for (std::size_t i = 0; i < values.size(); ++i)
      one[i < shown || values[i].on ? "values" : "more"].push_back(
          view_of(visit, facet, values[i]));
    one["any_more"] = !one["more"].empty();
    one["n_more"] = std::to_string(one["more"].size());
    view.push_back(std::move(one));
  }
  return view;
}

Json chosen_view(const Visit& visit, const record::Choice& choice) {
  Json view = Json::array();
  for (std::size_t f = 0; f < record::kFacets; ++f) {
    const auto facet = static_cast<Facet>(f);
    for (const std::string& value : choice.any[f]) {
      Json one = view_of(visit, facet, {value, 0, true});
      one["of_facet"] = title_of(facet);
      view.push_back(std::move(one));
    }
  }
  return view;
}

}  // namespace entente::desk
