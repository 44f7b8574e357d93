#include "entente/desk/rooms/record/act_readers.hpp"

#include <map>

#include <fmt/format.h>

#include "entente/desk/http/request.hpp"
#include "entente/record/clause_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using doubt::Fate;
using doubt::GroupTake;
using doubt::Reader;

std::string group_html(const std::string& name) {
  return in_attribute(address("/record", {{"group", name}}));
}

// Groups that take the act: whether they read it, and by which selector.
Json takes_view(const casefile::Case& the_case,
                const record::Act& act,
                const std::vector<GroupTake>& takes) {
  Json view = Json::array();
  for (const GroupTake& take : takes) {
    if (take.fate == Fate::no_group) continue;
    const record::Group& group = the_case.groups[take.group];
    const record::Clause& clause = group.select[take.clause];
    view.push_back({{"group_name", group.name},
                    {"group_html", group_html(group.name)},
                    {"group_reads", take.fate == Fate::read},
                    {"group_fate", doubt::fate_words(the_case, act, take)},
                    {"group_place", fmt::format("{}:{}", clause.place.file,
                                                clause.place.line)},
                    {"group_clause", record::clause_text(clause)}});
  }
  return view;
}

// Groups that one condition alone keeps from taking it, by that condition; how
// many the others are that do not.
void add_near(const casefile::Case& the_case,
              const std::vector<GroupTake>& takes,
              Json& view) {
  std::map<std::string, Json> near;
  long far = 0;
  for (const GroupTake& take : takes) {
    if (take.fate != Fate::no_group) continue;
    const std::string key(take.missed.size() == 1 ? take.missed.front() : "");
    if (key.empty() || key == "kinds" || key == "ids") {
      ++far;
      continue;
    }
    const std::string& name = the_case.groups[take.group].name;
    Json& groups = near[key];
    groups.push_back({{"near_before", groups.empty() ? "" : ", "},
                      {"near_name", name},
                      {"near_html", group_html(name)}});
  }
  view["any_near"] = !near.empty();
  view["near"] = Json::array();
  for (auto& [key, groups] : near)
    view["near"].push_back(
        {{"near_key", key}, {"near_groups", std::move(groups)}});
  view["far_groups"] =
      far > 0 ? report::count_of(far, "group is", "groups are") : "";
}

// Under a title, those that read it, and as what.
Json readers_view(const char* title,
                  const std::vector<Reader>& readers,
                  std::size_t all) {
  Json rows = Json::array();
  for (const Reader& reader : readers)
    rows.push_back({{"reader_id", reader.id},
                    {"reader_title", reader.title},
                    {"reader_as", report::listed(reader.parts)}});
  return {{"readers_title", title},
          {"readers_count", fmt::format("{} of {}", readers.size(), all)},
          {"any_readers", !rows.empty()},
          {"other_readers",
           readers.size() < all
               ? report::count_of(static_cast<long>(all - readers.size()),
                                  "other reads", "others read")
               : ""},
          {"readers", std::move(rows)}};
}

}  // namespace

void add_readers(const casefile::Case& the_case,
                 const record::Act& act,
                 const doubt::ActReading& reading,
                 Json& view) {
  view["takes"] = takes_view(the_case, act, reading.groups);
  view["any_takes"] = !view["takes"].empty();
  add_near(the_case, reading.groups, view);
  view["tracks"] = report::listed(reading.tracks);
  Json kinds = Json::array();
  const auto add = [&](const char* title, const std::vector<Reader>& readers,
                       std::size_t all) {
    if (all > 0) kinds.push_back(readers_view(title, readers, all));
  };
  add("Claims", reading.claims, the_case.claims.size());
  add("Forecasts", reading.forecasts, the_case.forecast.items.size());
  add("Theories", reading.theories, the_case.theories.size());
  view["reader_kinds"] = std::move(kinds);
}

}  // namespace entente::desk
