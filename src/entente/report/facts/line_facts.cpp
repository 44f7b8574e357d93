#include "entente/report/facts/line_facts.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

bool shut(record::State state) {
  return state == record::State::cut || state == record::State::unanswered;
}

template <class Is>
std::size_t lines_that(const std::vector<Line>& lines, Day day, const Is& is) {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
        return std::any_of(line.spells.begin(), line.spells.end(),
                           [&](const record::Spell& spell) {
                             return spell.span.holds(day) && is(spell.state);
                           });
      }));
}

// "West, military" cannot stand in a list: "West (military)".
std::string listable(const std::string& title) {
  const std::size_t comma = title.find(", ");
  if (comma == std::string::npos) return title;
  return title.substr(0, comma) + " (" + title.substr(comma + 2) + ")";
}

}  // namespace

std::vector<Line> lines_of(const Context& context) {
  std::vector<Line> lines;
  for (const record::Track& track : context.the_case.tracks) {
    if (track.line.empty()) continue;
    Line line{&track, listable(track.title),
              record::spells(track, context.record(), record::Eligible::all,
                             context.as_of)};
    if (!line.spells.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Break> breaks_of(const std::vector<Line>& lines) {
  std::map<std::size_t, Break> by_act;  // acts stand in the order of days
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.spells.size(); ++i) {
      const record::Spell& spell = line.spells[i];
      if (!shut(spell.state)) continue;
      // A line that only changes how it is shut is one break.
      if (i > 0 && shut(line.spells[i - 1].state)) continue;
      std::size_t next = i + 1;
      while (next < line.spells.size() && shut(line.spells[next].state)) {
        ++next;
      }
      const bool open_again = next < line.spells.size();
      auto [at, fresh] = by_act.try_emplace(spell.act);
      Break& one = at->second;
      if (fresh) {
        one = {spell.act,    spell.state, {}, spell.span.from,
               std::nullopt, true,        0};
      }
      one.lines.push_back(line.name);
      one.all_back = one.all_back && open_again;
      if (open_again) {
        const Day back = line.spells[next].span.from;
        one.back = one.back ? std::max(*one.back, back) : back;
      }
    }
  }
  std::vector<Break> out;
  for (auto& [act, one] : by_act) {
    one.open_before = lines_that(lines, one.from - 1, [](record::State state) {
      return state == record::State::open;
    });
    out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const Break& a, const Break& b) {
    return a.from < b.from;
  });
  return out;
}

std::vector<Restoration> restorations_of(const Context& context,
                                         const std::vector<Line>& lines) {
  std::vector<Restoration> out;
  if (context.roles.restoration == nullptr) return out;
  for (const record::ActDay& act :
       record::act_days(*context.roles.restoration, context.record())) {
    if (act.day > context.as_of) continue;
    Restoration one{act.day,
                    act.acts,
                    {},
                    std::nullopt,
                    lines_that(lines, act.day - 1, shut)};
    for (const Line& line : lines) {
      for (std::size_t i = 0; i < line.spells.size(); ++i) {
        const record::Spell& spell = line.spells[i];
        const bool began_here = std::find(act.acts.begin(), act.acts.end(),
                                          spell.act) != act.acts.end();
        if (spell.state != record::State::open || !began_here) continue;
        one.lines.push_back(line.name);
        if (i + 1 == line.spells.size()) continue;
        const Day next = line.spells[i + 1].span.from;
        one.cut_again = one.cut_again ? std::min(*one.cut_again, next) : next;
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<const Line*> lines_at_risk(const std::vector<Line>& lines) {
  std::vector<const Line*> out;
  for (const Line& line : lines) {
    if (line.track->at_risk) out.push_back(&line);
  }
  return out;
}

std::string line_names(const std::vector<std::string>& names,
                       std::size_t all,
                       std::string_view which) {
  if (names.size() < 3 || names.size() != all) return listed(names);
  return fmt::format("all {} {}", small_number(static_cast<long>(all)), which);
}

LineCounts counts_of(const Line& line) {
  LineCounts counts;
  for (std::size_t i = 1; i < line.spells.size(); ++i) {
    const bool was = shut(line.spells[i - 1].state);
    const bool is = shut(line.spells[i].state);
    if (is && !was) ++counts.cuts;
    if (!is && was && line.spells[i].state == record::State::open) {
      ++counts.restorations;
    }
  }
  return counts;
}

bool is_shut(const Line& line) {
  return !line.spells.empty() && shut(line.spells.back().state);
}

Day shut_since(const Line& line) {
  // The silence began with the first of the shut spells at the end.
  Day from = line.spells.back().span.from;
  for (std::size_t i = line.spells.size(); i-- > 0;) {
    if (!shut(line.spells[i].state)) break;
    from = line.spells[i].span.from;
  }
  return from;
}

std::string state_words(const Line& line, Day as_of) {
  if (line.spells.empty()) return "never opened";
  const record::Spell& last = line.spells.back();
  if (!shut(last.state)) {
    return counts_of(line).cuts == 0 ? "open, never cut" : "open";
  }
  const char* word = last.state == record::State::unanswered ? "silent" : "cut";
  return std::string(word) + " " + days_in_words(as_of - shut_since(line));
}

}  // namespace entente::report
