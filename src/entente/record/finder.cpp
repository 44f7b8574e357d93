#include "entente/record/finder.hpp"

#include <algorithm>
#include <map>

#include "entente/record/act_words.hpp"

namespace entente::record {
namespace {

// Stands between texts; no text of a case holds it.
constexpr char kEnd = '\0';

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void add_small(std::string_view text, std::string& all) {
  std::transform(text.begin(), text.end(), std::back_inserter(all), small);
  all += kEnd;
}

// By act: the names of the groups that it belongs to.
std::vector<std::vector<std::string>> groups_of_acts(
    const Record& record, const std::vector<Group>& groups) {
  std::vector<std::vector<std::string>> all(record.acts.size());
  for (const Group& group : groups)
    for (const std::size_t act : members(group, record))
      all[act].push_back(group.name);
  return all;
}

template <class Values>
std::vector<std::vector<std::string>> by_act(const Record& record,
                                             const Values& values) {
  std::vector<std::vector<std::string>> all;
  all.reserve(record.acts.size());
  for (const Act& act : record.acts)
    all.push_back(values(act));
  return all;
}

std::vector<std::string> years_of(const Record& record) {
  std::vector<std::string> years;
  for (const Act& act : record.acts) {  // by day
    std::string year = std::to_string(year_of(act.day));
    if (years.empty() || years.back() != year) years.push_back(year);
  }
  return years;
}

std::vector<std::string> kinds_of(const Record& record) {
  std::vector<std::string> kinds;
  for (const Kind& kind : record.kinds)
    kinds.push_back(kind.kind);
  return kinds;
}

std::vector<std::string> checks_known() {
  std::vector<std::string> checks;
  for (const auto& [name, check] : check_names())
    checks.push_back(name);
  checks.emplace_back(check_word(Check::not_said));
  return checks;
}

std::vector<std::string> names_known(const std::vector<Group>& groups) {
  std::vector<std::string> names;
  for (const Group& group : groups)
    names.push_back(group.name);
  return names;
}

}  // namespace

// Values that are known come first, others in the order in which they are met.
Finder::Column Finder::column_of(
    const std::vector<std::string>& known,
    const std::vector<std::vector<std::string>>& acts) {
  Column column;
  std::map<std::string, std::uint32_t, std::less<>> places;
  const auto place_of = [&](const std::string& value) {
    const auto [at, fresh] =
        places.emplace(value, static_cast<std::uint32_t>(column.values.size()));
    if (fresh) column.values.push_back(value);
    return at->second;
  };
  for (const std::string& value : known)
    place_of(value);
  column.starts.push_back(0);
  for (const std::vector<std::string>& values : acts) {
    for (const std::string& value : values)
      column.of_acts.push_back(place_of(value));
    column.starts.push_back(static_cast<std::uint32_t>(column.of_acts.size()));
  }
  return column;
}

Finder::Finder(const Record& record, const std::vector<Group>& groups) {
  using Values = std::vector<std::string>;
  const auto column = [&](Facet facet) -> Column& {
    return facets_[static_cast<std::size_t>(facet)];
  };
  column(Facet::actor) = column_of(
      {}, by_act(record, [](const Act& a) -> Values { return a.actors; }));
  column(Facet::kind) = column_of(
      kinds_of(record),
      by_act(record, [](const Act& a) { return Values{std::string(a.kind)}; }));
  column(Facet::group) =
      column_of(names_known(groups), groups_of_acts(record, groups));
  column(Facet::line) = column_of(
      {}, by_act(record, [](const Act& a) -> Values { return a.lines; }));
  column(Facet::year) =
      column_of(years_of(record), by_act(record, [](const Act& a) {
                  return Values{std::to_string(year_of(a.day))};
                }));
  column(Facet::check) =
      column_of(checks_known(), by_act(record, [](const Act& a) {
                  return Values{std::string(check_word(a.check))};
                }));
  for (const Act& act : record.acts) {
    days_.push_back(act.day);
    for (const std::string_view text : {act.id.view(), act.summary.view(),
                                        act.note.view(), act.source.view()})
      add_small(text, said_);
    said_to_.push_back(said_.size());
  }
}

std::vector<char> Finder::says_all(
    const std::vector<std::string>& texts) const {
  std::vector<char> all(days_.size(), 1);
  for (const std::string& text : texts) {
    std::string wanted;
    add_small(text, wanted);
    wanted.pop_back();
    if (wanted.empty()) continue;
    std::vector<char> says(days_.size(), 0);
    std::size_t at = said_.find(wanted);
    while (at != std::string::npos) {
      const auto act = std::upper_bound(said_to_.begin(), said_to_.end(), at);
      says[static_cast<std::size_t>(act - said_to_.begin())] = 1;
      at = said_.find(wanted, *act);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = all[i] != 0 && says[i] != 0 ? 1 : 0;
  }
  return all;
}

Found Finder::find(const Choice& choice) const {
  Found found;
  std::array<std::vector<char>, kFacets> wanted;  // by value
  for (std::size_t f = 0; f < kFacets; ++f) {
    const std::vector<std::string>& values = facets_[f].values;
    found.counts[f].assign(values.size(), 0);
    if (choice.any[f].empty()) continue;
    wanted[f].assign(values.size(), 0);
    for (std::size_t v = 0; v < values.size(); ++v)
      wanted[f][v] = std::find(choice.any[f].begin(), choice.any[f].end(),
                               values[v]) != choice.any[f].end();
  }
  const std::vector<char> says = says_all(choice.texts);
  for (std::size_t i = 0; i < days_.size(); ++i) {
    if (says[i] == 0 || (choice.from && days_[i] < *choice.from) ||
        (choice.to && days_[i] > *choice.to))
      continue;
    std::size_t missed = 0, at = 0;  // facets that the act does not fit
    for (std::size_t f = 0; f < kFacets; ++f) {
      if (choice.any[f].empty()) continue;
      const Column& column = facets_[f];
      if (std::none_of(column.of_acts.begin() + column.starts[i],
                       column.of_acts.begin() + column.starts[i + 1],
                       [&](std::uint32_t v) { return wanted[f][v] != 0; })) {
        ++missed;
        at = f;
      }
    }
    if (missed > 1) continue;
    if (missed == 0) found.acts.push_back(i);
    for (std::size_t f = 0; f < kFacets; ++f) {
      if (missed == 1 && f != at) continue;
      const Column& column = facets_[f];
      for (std::uint32_t v = column.starts[i]; v < column.starts[i + 1]; ++v)
        ++found.counts[f][column.of_acts[v]];
    }
  }
  return found;
}

std::vector<std::string> texts_of(std::string_view typed) {
  std::vector<std::string> texts;
  std::string now;
  bool quoted = false;
  const auto close = [&] {
    if (!now.empty()) texts.push_back(std::move(now));
    now.clear();
  };
  for (const char c : typed) {
    if (c == '"') {
      close();
      quoted = !quoted;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      close();
    } else {
      now += c;
    }
  }
  close();
  return texts;
}

}  // namespace entente::record
