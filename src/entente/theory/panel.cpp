#include "entente/theory/panel.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/record/coverage.hpp"
#include "entente/theory/density.hpp"

namespace entente::theory {
namespace {

using record::Act;
using record::ActDay;
using record::Group;

Tier tier_for(const ModelSpec& model, int acts) {
  for (const Tier& tier : model.tiers)
    if (acts >= tier.from_acts) return tier;
  return {};
}

double median(std::vector<double> values, double otherwise) {
  if (values.empty()) return otherwise;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half]
                                : 0.5 * (values[half - 1] + values[half]);
}

double weight_in(const Group& group,
                 const Act& act,
                 const record::Record& record) {
  if (group.counting == record::Counting::days || group.unweighted) return 1;
  if (group.second_coding) {
    const auto second = record.second_coding.find(act.id);
    if (second != record.second_coding.end() && second->second.severity)
      return *second->second.severity;
  }
  return record::weight_of(act, record.kinds);
}

double typical_weight(const Group& group,
                      const std::vector<ActDay>& days,
                      const record::Record& record,
                      Span window) {
  std::vector<double> weights;
  for (const ActDay& day : days) {
    if (!window.holds(day.day)) continue;
    for (const std::size_t act : day.acts)
      weights.push_back(weight_in(group, record.acts[act], record));
  }
  return median(std::move(weights), 1);
}

void fill_days(const Panel& panel,
               const Group& group,
               const std::vector<ActDay>& days,
               GroupDays& out) {
  const int size = panel.history_days();
  out.weight.assign(size, 0);
  out.count.assign(size, 0);
  out.until.assign(size, 0);
  for (const ActDay& day : days) {
    const int t = day.day - panel.first;
    if (t < 0 || t >= panel.seed_days + panel.days) continue;
    out.weight[t] += day.weight;
    out.count[t] += group.counting == record::Counting::days
                        ? 1.0
                        : static_cast<double>(day.acts.size());
    for (const std::size_t act : day.acts) {
      const Day end = panel.setting.record->acts[act].end;
      out.until[t] = std::max(out.until[t], std::max(t, end - panel.first));
    }
  }
}

// What is announced beforehand is expected again on the same days a year
// later: the schedule of the days after the window's end.
void fill_schedule(const Panel& panel, GroupDays& out) {
  constexpr int kYear = 365;
  const int end = panel.seed_days + panel.days;
  for (int t = end; t < end + panel.horizon; ++t) {
    if (t < kYear || out.count[t - kYear] == 0) continue;
    out.weight[t] = out.weight[t - kYear];
    out.count[t] = out.count[t - kYear];
    out.until[t] = out.until[t - kYear] + kYear;
  }
}

void fill_tracks(Panel& panel) {
  const Setting& setting = panel.setting;
  for (const record::Track& track : *setting.tracks) {
    std::vector<char> open(panel.history_days(), 0);
    for (const record::Spell& spell :
         record::spells(track, *setting.record, record::Eligible::fit,
                        setting.window.to)) {
      if (spell.state != record::State::open) continue;
      // A state that is not known to end is held beyond the window.
      const bool held =
          !track.lasts_to_end && spell.span.to == setting.window.to;
      const int last = panel.history_days() - 1;
      const int from = std::max(spell.span.from - panel.first, 0);
      const int to =
          held ? last : std::min<int>(spell.span.to - panel.first, last);
      for (int t = from; t <= to; ++t)
        open[t] = 1;
    }
    panel.track_open.push_back(std::move(open));
  }
}

bool named_by(const EventSpec& event, const record::CalendarEntry& entry) {
  const auto holds = [&](const std::string& part) {
    return entry.name.find(part) != std::string::npos;
  };
  return std::count(event.kinds.begin(), event.kinds.end(), entry.kind) > 0 &&
         (event.contains.empty() ||
          std::any_of(event.contains.begin(), event.contains.end(), holds));
}

void fill_events(Panel& panel) {
  for (const EventSpec& event : panel.setting.model->events) {
    std::vector<char> flags(panel.history_days(), 0);
    for (const record::CalendarEntry& entry : panel.setting.record->calendar) {
      const int t = entry.span.from - panel.first;
      if (t >= 0 && t < panel.history_days() && named_by(event, entry))
        flags[t] = 1;
    }
    panel.events.push_back(std::move(flags));
  }
}

// Whether the group can act, by the state of its lines on the day before.
std::vector<char> risk_days(const Panel& panel, const Group& group) {
  std::vector<char> at_risk(panel.days, 1);
  const auto& tracks = *panel.setting.tracks;
  for (int day = 0; day < panel.days; ++day) {
    const bool inside = group.only.holds(panel.day_of(day));
    bool possible = group.at_risk == record::Risk::always;
    const int before = panel.seed_days + day - 1;
    for (std::size_t k = 0; k < tracks.size() && !possible; ++k) {
      if (!tracks[k].at_risk || before < 0) continue;
      const bool open = panel.track_open[k][before] != 0;
      possible = open == (group.at_risk == record::Risk::line_open);
    }
    at_risk[day] = inside && possible ? 1 : 0;
  }
  return at_risk;
}

Panel build_panel(const Setting& setting,
                  int horizon,
                  const ActChanges& changes) {
  ENTENTE_EXPECTS(setting.window.days() > 0);
  Panel panel;
  panel.setting = setting;
  panel.first = setting.window.from - setting.seed_days;
  panel.seed_days = setting.seed_days;
  panel.days = setting.window.days();
  panel.horizon = horizon;
  for (std::size_t g = 0; g < setting.groups->size(); ++g) {
    const Group& group = (*setting.groups)[g];
    std::vector<ActDay> days = record::act_days(group, *setting.record);
    std::erase_if(
        days, [&](const ActDay& day) { return day.day > setting.window.to; });
    panel.typical.push_back(
        typical_weight(group, days, *setting.record, setting.window));
    if (g == changes.group) {
      std::vector<ActDay> kept;
      int index = 0;
      for (ActDay day : days) {
        const bool dropped = changes.drop_each > 0 &&
                             setting.window.holds(day.day) &&
                             index++ % changes.drop_each == changes.drop_offset;
        if (dropped) continue;
        day.day += changes.moved_days;
        kept.push_back(std::move(day));
      }
      days = std::move(kept);
    }
    panel.groups.emplace_back();
    fill_days(panel, group, days, panel.groups.back());
    if (group.announced) fill_schedule(panel, panel.groups.back());
    panel.covered.push_back(
        record::covered_days(group, *setting.record, setting.window));
    panel.act_days.push_back(std::move(days));
  }
  fill_tracks(panel);
  fill_events(panel);
  for (const Group& group : *setting.groups)
    panel.at_risk.push_back(risk_days(panel, group));
  fill_density(panel);
  return panel;
}

}  // namespace

Setting make_setting(const record::Record& record,
                     const std::vector<record::Group>& groups,
                     const std::vector<record::Track>& tracks,
                     const ModelSpec& model,
                     Span window,
                     int seed_days) {
  Setting setting{&record, &groups, &tracks, &model, window, seed_days, {}};
  for (const Group& group : groups) {
    int acts = 0;
    const std::vector<char> covered =
        record::covered_days(group, record, window);
    for (const ActDay& day : record::act_days(group, record)) {
      if (window.holds(day.day) && covered[day.day - window.from] != 0) ++acts;
    }
    for (const LawSpec& law : model.laws)
      if (law.group == group.name && law.tier_as_if_acts)
        acts = *law.tier_as_if_acts;
    setting.tiers.push_back(tier_for(model, acts));
  }
  return setting;
}

std::size_t group_index(const Setting& setting, const std::string& name) {
  const auto& groups = *setting.groups;
  const auto at =
      std::find_if(groups.begin(), groups.end(),
                   [&](const Group& group) { return group.name == name; });
  ENTENTE_EXPECTS(at != groups.end());
  return static_cast<std::size_t>(at - groups.begin());
}

double weight_of(const Panel& panel, std::size_t group, std::size_t act) {
  const record::Record& record = *panel.setting.record;
  return weight_in((*panel.setting.groups)[group], record.acts[act], record);
}

Vocabulary vocabulary_of(const Setting& setting) {
  Vocabulary vocabulary;
  for (const Group& group : *setting.groups)
    vocabulary.groups.push_back(group.name);
  for (const record::Track& track : *setting.tracks)
    vocabulary.tracks.push_back(track.name);
  for (const EventSpec& event : setting.model->events)
    vocabulary.events.push_back(event.name);
  return vocabulary;
}

HistoryView Panel::view() const {
  HistoryView history;
  for (const GroupDays& group : groups)
    history.groups.push_back(&group);
  history.track_open = &track_open;
  history.events = &events;
  return history;
}

VerdictPanel verdict_panel(const Setting& setting, const ActChanges& changes) {
  return {build_panel(setting, 0, changes)};
}

ForecastPanel forecast_panel(const Setting& setting, Day origin, int horizon) {
  Setting known = setting;
  known.window.to = origin;
  return {build_panel(known, horizon, {})};
}

}  // namespace entente::theory
