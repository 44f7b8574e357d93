#include "entente/question/answer.hpp"

#include <algorithm>

#include "entente/forecast/by_law.hpp"

namespace entente::question {
namespace {

using theory::Panel;

// Act days of a group in a span, as far as the panel goes.
std::vector<Day> act_days(const Panel& panel, std::size_t group, Span span) {
  std::vector<Day> out;
  for (const record::ActDay& day : panel.act_days[group])
    if (span.holds(day.day) && panel.setting.window.holds(day.day))
      out.push_back(day.day);
  return out;
}

Resolved resolved_on(const Panel& panel,
                     std::size_t group,
                     const std::vector<forecast::Possible>& possible,
                     const QuestionSpec& question) {
  Resolved out;
  const auto days = act_days(panel, group, question.window);
  out.seen = static_cast<int>(days.size());
  if (out.seen >= question.least) {
    out.came = Came::yes;
    out.on = days[static_cast<std::size_t>(question.least) - 1];
    return out;
  }
  if (question.window.to > panel.setting.window.to) return out;
  const bool inside = question.window.from >= panel.setting.window.from;
  const auto came =
      inside ? forecast::came_of(panel, group, possible, question.window.from,
                                 question.window.days(), question.least)
             : forecast::Came::not_covered;
  out.came = came == forecast::Came::no ? Came::no : Came::void_;
  return out;
}

int in_window(const Panel& panel, std::size_t group) {
  return static_cast<int>(act_days(panel, group, panel.setting.window).size());
}

}  // namespace

void cut_at(const theory::Setting& setting, Day day, Cut& out) {
  out.record = *setting.record;
  std::erase_if(out.record.acts,
                [&](const record::Act& act) { return act.day > day; });
  out.setting = setting;
  out.setting.record = &out.record;
  out.setting.window.to = day;
}

Resolved resolve(const theory::Setting& setting,
                 const std::vector<forecast::ItemSpec>& items,
                 const QuestionSpec& question) {
  Posed posed;
  pose(setting, items, question, posed);
  const theory::VerdictPanel full = theory::verdict_panel(posed.setting);
  const std::size_t group =
      theory::group_index(posed.setting, posed.item.group);
  return resolved_on(full.panel, group,
                     forecast::possible_acts(posed.setting, group), question);
}

Answer answer(const theory::Setting& setting,
              const forecast::ForecastSpec& forecasts,
              const QuestionSpec& question,
              const forecast::ForecastOptions& options,
              By by) {
  Posed posed;
  pose(setting, forecasts.items, question, posed);
  const theory::VerdictPanel full = theory::verdict_panel(posed.setting);
  const Panel& panel = full.panel;
  const std::size_t group =
      theory::group_index(posed.setting, posed.item.group);
  Answer out;
  out.window = question.window;
  out.drawn = posed.drawn;
  out.drawn_as =
      posed.item.part_of.empty() ? posed.item.group : posed.item.part_of;
  out.start = setting.window.to + 1;
  out.acts = in_window(panel, group);
  out.resolved = resolved_on(
      panel, group, forecast::possible_acts(posed.setting, group), question);
  const int last = forecast::last_covered(panel, group);
  out.known = last < 0 ? setting.window.from - 1 : panel.day_of(last);
  if (out.resolved.came != Came::open || last < 0) return out;
  const Day from = std::max(question.window.from, out.known + 1);
  const Span before{question.window.from, out.known};
  const int seen =
      before.to < before.from
          ? 0
          : static_cast<int>(act_days(panel, group, before).size());
  forecast::ForecastOptions asked = options;
  asked.stretch = {from - out.known - 1, std::max(1, question.least - seen)};
  forecast::ForecastSpec spec;
  spec.items = {posed.item};
  spec.horizons = {question.window.to - from + 1};
  spec.record_from = forecasts.record_from;
  forecast::ForecastResult result =
      by == By::pool ? forecast::forecast(posed.setting, spec, asked)
                     : forecast::forecast_by_law(posed.setting, spec, asked);
  out.draws = result.draws;
  out.per_draw = result.per_draw;
  if (!result.items.empty()) out.said = std::move(result.items[0]);
  if (!result.track_record.empty())
    out.score = std::move(result.track_record[0]);
  return out;
}

}  // namespace entente::question
