#include "entente/record/track.hpp"

#include <algorithm>
#include <optional>

#include "entente/core/holds.hpp"

namespace entente::record {
namespace {

bool eligible(const Act& act, Eligible which) {
  if (which == Eligible::all) return true;
  return act.precision == Precision::day && enters_fits(act.check);
}

// The kinds that open and shut a hotline, whatever the case.
bool opens_a_line(const std::string& kind) {
  return kind == "hotline_installed" || kind == "hotline_restored" ||
         kind == "joint_project_opened";
}

State shuts_a_line(const std::string& kind) {
  if (kind == "hotline_unanswered") return State::unanswered;
  if (kind == "hotline_severed" || kind == "joint_project_closed") {
    return State::cut;
  }
  return State::none;
}

// What an act of a hotline makes of it; nothing when it changes no state.
std::optional<State> line_state_after(const Act& act, const Track& track) {
  if (!holds(act.lines, track.line)) return {};
  if (act.outcome == "reopened") return State::open;
  if (!act.outcome.empty()) return {};
  if (opens_a_line(act.kind)) return State::open;
  const State shut = shuts_a_line(act.kind);
  if (shut != State::none) return shut;
  return {};
}

// The same for a track that is no hotline.
std::optional<State> project_state_after(const Act& act, const Track& track) {
  if (holds(track.opening_ids, act.id)) return State::open;
  if (holds(track.closing_ids, act.id)) return State::cut;
  if (!act.lines.empty()) return {};
  if (act.summary.view().find(track.summary_names) == std::string::npos)
    return {};
  if (!track.packages.empty() && !holds(track.packages, act.package)) return {};
  const bool by_kind = holds(track.opening_kinds, act.kind) ||
                       holds(track.closing_kinds, act.kind);
  if (by_kind && act.outcome == "reopened") return State::open;
  if (!act.outcome.empty()) return {};
  if (holds(track.opening_kinds, act.kind)) return State::open;
  if (holds(track.closing_kinds, act.kind)) return State::cut;
  return {};
}

bool is_shut(State state) {
  return state == State::cut || state == State::unanswered;
}

// Spells that follow each other, each until the next begins.
std::vector<Spell> alternating(const Track& track,
                               const Record& record,
                               Eligible which,
                               Day last) {
  std::vector<Spell> found;
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const Act& act = record.acts[i];
    if (act.day > last || !eligible(act, which)) continue;
    const std::optional<State> state = track.line.empty()
                                           ? project_state_after(act, track)
                                           : line_state_after(act, track);
    if (!state) continue;
    if (!found.empty() && found.back().span.from == act.day) {
      found.pop_back();  // lasted no whole day
    }
    if (!found.empty()) {
      Spell& before = found.back();
      if (before.state == *state ||
          (is_shut(before.state) && is_shut(*state))) {
        before.span.to = last;
        continue;
      }
      before.span.to = act.day - 1;
    }
    const bool dated = act.precision == Precision::day;
    found.push_back(
        {*state, {act.day, last}, i, dated, dated && day_is_known(act.check)});
  }
  return found;
}

// Spells of things with a last day of their own, such as exercises; those that
// overlap are one.
std::vector<Spell> while_under_way(const Track& track,
                                   const Record& record,
                                   Eligible which,
                                   Day last) {
  std::vector<Spell> found;
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const Act& act = record.acts[i];
    const bool wanted = track.actors_any.empty() ||
                        std::any_of(act.actors.begin(), act.actors.end(),
                                    [&](const std::string& a) {
                                      return holds(track.actors_any, a);
                                    });
    if (act.day > last || !eligible(act, which) || !act.own_end || !wanted ||
        act.precision != Precision::day ||
        !holds(track.opening_kinds, act.kind)) {
      continue;
    }
    const Day end = std::min(act.end, last);
    if (!found.empty() && found.back().state == State::open &&
        found.back().span.to >= act.day - 1) {
      found.back().span.to = std::max(found.back().span.to, end);
      continue;
    }
    if (!found.empty()) {
      found.push_back({State::none,
                       {found.back().span.to + 1, act.day - 1},
                       found.back().act,
                       true,
                       true});
    }
    found.push_back(
        {State::open, {act.day, end}, i, true, day_is_known(act.check)});
  }
  if (!found.empty() && found.back().span.to < last) {
    found.push_back({State::none,
                     {found.back().span.to + 1, last},
                     found.back().act,
                     true,
                     true});
  }
  return found;
}

}  // namespace

std::vector<Spell> spells(const Track& track,
                          const Record& record,
                          Eligible which,
                          Day last) {
  return track.lasts_to_end ? while_under_way(track, record, which, last)
                            : alternating(track, record, which, last);
}

}  // namespace entente::record
