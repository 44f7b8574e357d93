// A small case built in code: groups whose acts are of a kind of the same
// name, so that a test can say which act happened when.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "entente/theory/panel.hpp"

namespace entente::theory {

struct World {
  record::Record record;
  std::vector<record::Group> groups;
  std::vector<record::Track> tracks;
  ModelSpec model;
  Span window;
  int seed_days = 0;

  explicit World(int days, int seed = 0)
      : window{make_day(2001, 1, 1), make_day(2001, 1, 1) + days - 1},
        seed_days(seed) {}
  World(const World&) = delete;  // settings point into it
  World& operator=(const World&) = delete;

  record::Group& add_group(const std::string& name,
                           record::Side side,
                           record::Counting counting) {
    record::Group group;
    group.name = name;
    group.side = side;
    group.counting = counting;
    group.eligibility = record::Eligibility::terms;
    group.select.emplace_back();
    group.select.back().kinds = {name};
    groups.push_back(group);
    record.kinds.push_back({name, name, name, 1, "", ""});
    return groups.back();
  }

  LawSpec& add_law(const std::string& group, double acts_per_year) {
    model.laws.emplace_back();
    model.laws.back().group = group;
    model.laws.back().acts_per_year = acts_per_year;
    return model.laws.back();
  }

  // An act on day `day` of the window (negative: of the seed).
  record::Act& add_act(const std::string& group, int day, double weight = 1) {
    const auto side =
        groups
            [group_index(
                 Setting{
                     &record, &groups, &tracks, &model, window, seed_days, {}},
                 group)]
                .side;
    record::Act act;
    act.id = "a" + std::to_string(100000 + record.acts.size());
    act.day = act.end = window.from + day;
    act.kind = group;
    act.severity = weight;
    std::vector<std::string> actors;
    if (side == record::Side::ours || side == record::Side::joint)
      actors.emplace_back("US");
    if (side == record::Side::theirs || side == record::Side::joint)
      actors.emplace_back("THEM");
    if (side == record::Side::third) actors.emplace_back("OTHER");
    act.actors = std::move(actors);
    act.line = static_cast<int>(record.acts.size()) + 2;
    record.acts.push_back(act);
    return record.acts.back();
  }

  // A stretch on which the family is poorly covered.
  void add_gap(const std::string& family, int from, int to) {
    record.coverage.push_back({family,
                               {},
                               "",
                               {window.from + from, window.from + to},
                               record::Quality::poor,
                               "a gap"});
  }

  // Every gate's days that no row speaks of were read well.
  void cover_the_rest() {
    for (const record::Group& group : groups) {
      for (const std::string& family : group.gates) {
        std::vector<Span> spoken;
        for (const record::Coverage& row : record.coverage)
          if (row.family == family) spoken.push_back(row.span);
        std::sort(spoken.begin(), spoken.end(),
                  [](Span a, Span b) { return a.from < b.from; });
        Day from = window.from - seed_days;
        spoken.push_back({window.to + 1, window.to + 1});
        for (const Span& span : spoken) {
          if (from < span.from)
            record.coverage.push_back({family,
                                       {},
                                       "",
                                       {from, span.from - 1},
                                       record::Quality::good,
                                       ""});
          from = std::max(from, span.to + 1);
        }
      }
    }
  }

  Setting setting() {
    cover_the_rest();
    record::derive(record, {{"US"}, {"THEM"}, {}});
    return make_setting(record, groups, tracks, model, window, seed_days);
  }
};

}  // namespace entente::theory
