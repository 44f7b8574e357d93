// The state of play: tracks and acts of the last years, the last acts, and the
// days since the last of each group beside its usual gap.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/charts/time_charts.hpp"
#include "entente/report/facts/follow.hpp"
#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

constexpr int kYears = 5;
constexpr std::size_t kLastActs = 10;  // beside the gaps

std::string track_state(const record::Track& track, const record::Spell& last) {
  switch (last.state) {
    case record::State::unanswered:
      return "silent";
    case record::State::none:
      return "not now";
    case record::State::open:
      return track.line.empty() ? "in force" : "open";
    case record::State::cut:
      break;
  }
  return track.line.empty() ? "shut" : "cut";
}

// Main groups without those whose every act belongs to another of them.
std::vector<const record::Group*> shown_groups(const Context& context) {
  const std::vector<const record::Group*> all = main_groups(context);
  std::vector<std::vector<std::size_t>> acts;
  for (const record::Group* group : all) {
    acts.push_back(record::members(*group, context.record()));
  }
  std::vector<const record::Group*> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool inside = false;
    for (std::size_t j = 0; j < all.size(); ++j) {
      inside = inside || (acts[j].size() > acts[i].size() &&
                          std::includes(acts[j].begin(), acts[j].end(),
                                        acts[i].begin(), acts[i].end()));
    }
    if (!inside) out.push_back(all[i]);
  }
  return out;
}

std::vector<Lane> lanes_of(const Context& context, Span span) {
  std::vector<Lane> lanes;
  for (const record::Track& track : context.the_case.tracks) {
    std::vector<record::Spell> spells = record::spells(
        track, context.record(), record::Eligible::all, context.as_of);
    if (spells.empty()) continue;
    const std::string state = track_state(track, spells.back());
    lanes.push_back({track.title, state, std::move(spells), {}, false});
  }
  for (const record::Group* group : shown_groups(context)) {
    const std::vector<Day> days = context.days_of(*group);
    const long inside = std::count_if(days.begin(), days.end(),
                                      [&](Day day) { return span.holds(day); });
    if (days.empty()) continue;
    lanes.push_back({upper_first(group->many),
                     thousands(inside),
                     {},
                     days,
                     group == context.roles.hostile});
  }
  return lanes;
}

Json gap_rows(const Context& context) {
  Json rows = Json::array();
  for (const record::Group* group : shown_groups(context)) {
    std::vector<Day> days;
    for (const Day day : context.days_of(*group)) {
      if (day >= context.the_case.window.from) days.push_back(day);
    }
    if (days.empty()) continue;
    const Gaps gaps = gaps_of(days, context.as_of);
    const long now = context.as_of - days.back();
    std::string last_id;
    for (const record::ActDay& act :
         record::act_days(*group, context.record())) {
      if (act.day == days.back()) {
        last_id = context.record().acts[act.acts.front()].id;
      }
    }
    const std::vector<char> covered = record::covered_days(
        *group, context.record(), {context.as_of, context.as_of});
    Json row;
    row["g_name"] = upper_first(group->many);
    row["g_poor"] = !covered.empty() && covered.front() == 0;
    row["g_since_html"] = linked(last_id, thousands(now));
    row["g_svg"] = gap_svg(gaps, now);
    row["g_usual"] = gaps.n == 0 ? "–" : thousands(std::lround(gaps.median));
    row["g_middle"] =
        gaps.n == 0 ? ""
                    : fmt::format("{}–{}", thousands(std::lround(gaps.quarter)),
                                  thousands(std::lround(gaps.three_quarters)));
    row["g_longer"] = gaps.n == 0 ? "–" : share(gaps.longer_than);
    rows.push_back(row);
  }
  return rows;
}

Json last_acts(const Context& context, std::size_t most) {
  Json rows = Json::array();
  const auto& acts = context.record().acts;
  for (std::size_t i = acts.size(); i-- > 0 && rows.size() < most;) {
    const record::Act& act = acts[i];
    if (act.day > context.as_of || act.precision != record::Precision::day) {
      continue;
    }
    Json row;
    row["l_day_html"] = linked(act.id, short_date(act.day));
    row["l_by"] = actors_of(context, act);
    row["l_what"] = act.summary;
    row["l_check"] = act.check == record::Check::digest       ? "from a digest"
                     : act.check == record::Check::unverified ? "from memory"
                     : act.check == record::Check::not_said   ? "check not said"
                                                              : "";
    rows.push_back(row);
  }
  return rows;
}

std::string later_sentence(const Context& context) {
  long later = 0;
  Day last = context.as_of;
  for (const record::Act& act : context.record().acts) {
    if (act.day <= context.as_of) continue;
    ++later;
    last = std::max(last, act.day);
  }
  if (later == 0) return "";
  return fmt::format(
      "The record goes on: {} after {}, the last on {}; no figure here reads "
      "them.",
      count_of(later, "an act", "acts"), in_words(context.as_of),
      in_words(last));
}

std::string since_words(const Context& context,
                        const record::Group* group,
                        const char* verb) {
  if (group == nullptr) return "";
  const std::vector<Day> days = context.days_of(*group);
  if (days.empty()) return "";
  const long ago = context.as_of - days.back();
  return fmt::format(
      "{} {} {}", verb, without_article(group->one),
      ago == 0 ? std::string("on the same day") : days_in_words(ago) + " ago");
}

std::string state_headline(const Context& context) {
  const std::vector<Line> lines = lines_of(context);
  const long all = static_cast<long>(lines.size());
  const long shut = std::count_if(lines.begin(), lines.end(), is_shut);
  std::vector<std::string> parts;
  if (all == 1) {
    parts.push_back(lines.front().name + (shut == 1 ? " is shut" : " is open"));
  } else if (all > 1) {
    const casefile::CaseWords& words = context.the_case.words;
    parts.push_back(shut == all ? "No " + words.line + " is open"
                    : shut == 0 ? "Every " + words.line + " is open"
                                : fmt::format("{} of {} {} open",
                                              small_number(all - shut),
                                              small_number(all), words.lines));
  }
  for (const std::string& words :
       {since_words(context, context.roles.meeting, "the last"),
        since_words(context, context.roles.hostile, "the last")}) {
    if (!words.empty()) parts.push_back(words);
  }
  return parts.empty() ? "State of play" : upper_first(listed(parts));
}

}  // namespace

Json last_acts_view(const Context& context, std::size_t most) {
  Json view = {{"last_acts", last_acts(context, most)}};
  const long last = static_cast<long>(view["last_acts"].size());
  view["any_last"] = last > 0;
  view["last_words"] =
      last == 1 ? "The last act" : "The last " + small_number(last) + " acts";
  return view;
}

Json state_view(const Context& context) {
  Json view;
  const Day from = make_day(year_of(context.as_of) - kYears, 1, 1);
  const Span span{from, context.as_of};
  view["state_headline"] = state_headline(context);
  const std::vector<Lane> lanes = lanes_of(context, span);
  view["state_svg"] = lanes.empty() ? "" : state_svg(lanes, span);
  view["state_get"] = beside("fig-state", "state.csv", lanes_csv(lanes));
  const auto any_spell = [&](const auto& is) {
    return std::any_of(lanes.begin(), lanes.end(), [&](const Lane& lane) {
      return std::any_of(lane.spells.begin(), lane.spells.end(), is);
    });
  };
  view["any_spells"] = any_spell([](const record::Spell&) { return true; });
  view["any_unanswered_track"] = any_spell([](const record::Spell& spell) {
    return spell.state == record::State::unanswered;
  });
  view["hostile_many"] = std::any_of(lanes.begin(), lanes.end(),
                                     [](const Lane& l) { return l.hostile; })
                             ? context.roles.hostile->many
                             : "";
  view["state_from"] = std::to_string(year_of(from));
  view["state_to"] = short_date(context.as_of);
  view["gaps_from"] = std::to_string(year_of(context.the_case.window.from));
  view["gap_rows"] = gap_rows(context);
  view["any_gaps"] = !view["gap_rows"].empty();
  view["any_poor"] =
      std::any_of(view["gap_rows"].begin(), view["gap_rows"].end(),
                  [](const Json& row) { return row["g_poor"].get<bool>(); });
  view.update(last_acts_view(context, kLastActs));
  view["later_sentence"] = later_sentence(context);
  return view;
}

}  // namespace entente::report
