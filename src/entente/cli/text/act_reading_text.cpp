#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/act_text.hpp"
#include "entente/record/act_words.hpp"

namespace entente::cli {
namespace {

using doubt::Fate;
using doubt::GroupTake;
using doubt::Reader;
using nlohmann::ordered_json;

std::string listed(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all)
    text += (text.empty() ? "" : ", ") + one;
  return text;
}

// A condition of a selector: "kinds clash|raid", or how many it allows where
// they are more than a line holds.
void add_condition(const char* key,
                   const std::vector<std::string>& values,
                   std::vector<std::string>& all) {
  constexpr std::size_t kMost = 4;
  if (values.empty()) return;
  if (values.size() > kMost) {
    all.push_back(fmt::format("{} (one of {})", key, values.size()));
    return;
  }
  std::string text = std::string(key) + " ";
  for (std::size_t i = 0; i < values.size(); ++i)
    text += (i == 0 ? "" : "|") + (values[i].empty() ? "\"\"" : values[i]);
  all.push_back(std::move(text));
}

std::string clause_text(const record::Clause& clause) {
  std::vector<std::string> all, side_words;
  for (const record::Side side : clause.sides)
    side_words.emplace_back(record::text_of(side));
  add_condition("kinds", clause.kinds, all);
  add_condition("sides", side_words, all);
  add_condition("actors_any", clause.actors_any, all);
  add_condition("actors_none", clause.actors_none, all);
  add_condition("targets_any", clause.targets_any, all);
  add_condition("text_any", clause.text_any, all);
  add_condition("terms", clause.terms, all);
  add_condition("terms_none", clause.terms_none, all);
  add_condition("outcomes", clause.outcomes, all);
  add_condition("units", clause.units, all);
  add_condition("scheduled", clause.scheduled, all);
  add_condition("lines_any", clause.lines_any, all);
  add_condition("ids", clause.ids, all);
  if (clause.least_weight)
    all.push_back(fmt::format("least_weight {:g}", *clause.least_weight));
  if (clause.below_weight)
    all.push_back(fmt::format("below_weight {:g}", *clause.below_weight));
  if (clause.own_kind_covered) all.emplace_back("own_kind_covered");
  return listed(all);
}

const record::Clause& clause_of(const casefile::Case& the_case,
                                const GroupTake& take) {
  return the_case.groups[take.group].select[take.clause];
}

std::string excepted_text(const casefile::Case& the_case,
                          const record::Act& act,
                          const GroupTake& take) {
  std::string why(doubt::words_of(take.fate));
  if (take.fate == Fate::outside_window &&
      !the_case.groups[take.group].only.holds(act.day))
    why = "outside the days that it is kept to";
  else if (take.fate == Fate::outside_window)
    why += fmt::format(" ({} to {})", iso(the_case.window.from),
                       iso(the_case.window.to));
  return why;
}

// One line for each group that takes the act.
std::string taken_text(const casefile::Case& the_case,
                       const record::Act& act,
                       const std::vector<GroupTake>& takes) {
  std::string text;
  for (const GroupTake& take : takes) {
    if (take.fate == Fate::no_group) continue;
    const record::Clause& clause = clause_of(the_case, take);
    text += fmt::format(
        "  {}{}\n      {}:{}: {}\n", the_case.groups[take.group].name,
        take.fate == Fate::read ? ""
                                : ": " + excepted_text(the_case, act, take),
        clause.place.file, clause.place.line, clause_text(clause));
  }
  return text;
}

// Those that miss it by one condition, by that condition; the others by theirs,
// in one line.
std::string missed_text(const casefile::Case& the_case,
                        const std::vector<GroupTake>& takes) {
  std::map<std::string, std::vector<std::string>> near;
  std::size_t far = 0;
  for (const GroupTake& take : takes) {
    if (take.fate != Fate::no_group) continue;
    if (take.missed.size() == 1 && take.missed.front() != "kinds" &&
        take.missed.front() != "ids") {
      near[std::string(take.missed.front())].push_back(
          the_case.groups[take.group].name);
    } else {
      ++far;
    }
  }
  std::string text;
  for (const auto& [key, groups] : near)
    text += fmt::format("  {} alone keeps it out of {}\n", key, listed(groups));
  if (far > 0)
    text += fmt::format("  {} {} of other kinds, ids or several conditions\n",
                        far, far == 1 ? "group is" : "groups are");
  return text;
}

std::string readers_text(const char* what,
                         const std::vector<Reader>& readers,
                         std::size_t all) {
  if (all == 0) return {};
  std::string text = fmt::format("{}: {} of {}\n", what, readers.size(), all);
  for (const Reader& reader : readers)
    text += fmt::format("  {} {}: {}\n", reader.id, reader.title,
                        listed(reader.parts));
  if (readers.size() < all)
    text +=
        fmt::format("  {} {} no group that takes it\n", all - readers.size(),
                    all - readers.size() == 1 ? "other reads" : "others read");
  return text;
}

ordered_json json_of(const std::vector<Reader>& readers) {
  ordered_json all = ordered_json::array();
  for (const Reader& reader : readers)
    all.push_back({{"id", reader.id}, {"as", reader.parts}});
  return all;
}

}  // namespace

std::string reading_text(const casefile::Case& the_case,
                         const record::Act& act,
                         const doubt::ActReading& reading) {
  const auto read = std::count_if(
      reading.groups.begin(), reading.groups.end(),
      [](const GroupTake& take) { return take.fate == Fate::read; });
  std::string text = fmt::format("groups that read it: {} of {}\n", read,
                                 reading.groups.size());
  text += taken_text(the_case, act, reading.groups);
  text += missed_text(the_case, reading.groups);
  if (!reading.tracks.empty())
    text += fmt::format("tracks that it opens or shuts: {}\n",
                        listed(reading.tracks));
  text += readers_text("claims that read it", reading.claims,
                       the_case.claims.size());
  text += readers_text("forecasts that read it", reading.forecasts,
                       the_case.forecast.items.size());
  text += readers_text("theories that read it", reading.theories,
                       the_case.theories.size());
  return text;
}

void add_reading(const casefile::Case& the_case,
                 const doubt::ActReading& reading,
                 ordered_json& json) {
  ordered_json groups = ordered_json::array();
  for (const GroupTake& take : reading.groups) {
    ordered_json one = {{"group", the_case.groups[take.group].name},
                        {"fate", doubt::name_of(take.fate)}};
    if (take.fate == Fate::no_group) {
      one["missed"] = take.missed;
    } else {
      one["selector"] = clause_text(clause_of(the_case, take));
      one["line"] = clause_of(the_case, take).place.line;
    }
    groups.push_back(std::move(one));
  }
  json["groups"] = std::move(groups);
  json["tracks"] = reading.tracks;
  json["claims"] = json_of(reading.claims);
  json["forecasts"] = json_of(reading.forecasts);
  json["theories"] = json_of(reading.theories);
}

}  // namespace entente::cli
