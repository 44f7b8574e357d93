// The section of lines: spells, what each cut answered, what followed each
// restoration beside the base rate.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/report/charts/forecast_charts.hpp"
#include "entente/report/charts/time_charts.hpp"
#include "entente/report/facts/follow.hpp"
#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

constexpr std::array<int, 3> kWithin{30, 90, 180};
constexpr int kStrip = 180;  // days shown after a restoration

std::string answered_html(const Context& context, const record::Act& act) {
  if (act.answers.empty()) return "no act named";
  const record::Act* before = context.act(act.answers);
  if (before == nullptr) return "answers " + escape(act.answers);
  return fmt::format("answers “{}” of {}",
                     linked(before->id, shortened(before->summary, 80)),
                     escape(short_date(before->day, before->precision)));
}

Json break_rows(const Context& context, const std::vector<Break>& breaks) {
  Json rows = Json::array();
  for (const Break& one : breaks) {
    const record::Act& act = context.record().acts[one.act];
    Json row;
    row["break_date_html"] = linked(act.id, short_date(act.day, act.precision));
    row["break_lines"] = upper_first(line_names(
        one.lines, one.open_before, "open " + context.the_case.words.lines));
    row["break_word"] =
        one.state == record::State::unanswered ? "unanswered" : "cut";
    row["break_summary"] = act.summary;
    row["break_answer_html"] = answered_html(context, act);
    const bool known = act.precision == record::Precision::day;
    if (one.all_back && one.back) {
      row["break_back"] = known
                              ? fmt::format("back after {}",
                                            days_in_words(*one.back - one.from))
                              : fmt::format("back {}", year_of(*one.back));
    } else {
      row["break_back"] =
          fmt::format("{}, {} so far", one.back ? "not all back" : "still so",
                      days_in_words(context.as_of - one.from));
    }
    rows.push_back(row);
  }
  return rows;
}

std::string first_words(const History* history,
                        const Restoration& one,
                        Day as_of) {
  if (history == nullptr) return "";
  const auto first = first_after(*history, one.day, as_of);
  return first ? "day " + thousands(*first) : "none yet";
}

Json restoration_rows(const Context& context,
                      const std::vector<Restoration>& restorations,
                      const History* meetings,
                      const History* hostile) {
  Json rows = Json::array();
  for (const Restoration& one : restorations) {
    Json row;
    row["r_date_html"] =
        linked(context.record().acts[one.acts.front()].id, short_date(one.day));
    row["r_lines"] = upper_first(line_names(
        one.lines, one.shut_before, "shut " + context.the_case.words.lines));
    row["r_strip_svg"] =
        restoration_svg(context, one, meetings, hostile, kStrip);
    row["r_meeting"] = first_words(meetings, one, context.as_of);
    row["r_hostile"] = first_words(hostile, one, context.as_of);
    row["r_again"] = one.cut_again ? days_in_words(*one.cut_again - one.day)
                                   : std::string("not since");
    rows.push_back(row);
  }
  return rows;
}

// "7 of 11", its interval, and the base rate of the same windows.
Json followed_cells(const History& history,
                    const std::vector<Day>& after,
                    Day from) {
  Json cells = Json::array();
  for (const int within : kWithin) {
    const Rate rate = rate_after(history, after, within);
    const Rate base = base_rate(history, from, within);
    const ShareBand band = wilson(double(rate.held), double(rate.of));
    Json cell;
    cell["within"] = days_in_words(within);
    cell["followed_n"] = fmt::format("{} of {}", rate.held, rate.of);
    cell["followed_band"] =
        rate.of == 0 ? ""
                     : fmt::format("{} ({:.0f}–{:.0f})", share(rate.share()),
                                   100 * band.low, 100 * band.high);
    cell["followed_base"] = base.of == 0 ? "–" : share(base.share());
    cells.push_back(cell);
  }
  return cells;
}

struct Histories {
  std::optional<History> meetings, hostile;
};

Histories histories_of(const Context& context, Day from) {
  Histories out;
  const Span span{from, context.as_of};
  if (context.roles.meeting != nullptr) {
    out.meetings = history_of(*context.roles.meeting, context.record(), span);
  }
  if (context.roles.hostile != nullptr) {
    out.hostile = history_of(*context.roles.hostile, context.record(), span);
  }
  return out;
}

Json summary_rows(const Context& context,
                  const Histories& histories,
                  const std::vector<Restoration>& restorations) {
  Json rows = Json::array();
  std::vector<Day> after;
  for (const Restoration& one : restorations)
    after.push_back(one.day);
  const auto add = [&](const std::optional<History>& history,
                       const record::Group* group) {
    if (!history || after.empty()) return;
    Json row;
    row["followed_by"] = upper_first(group->many);
    row["since"] = std::to_string(year_of(after.front()));
    row["cells"] = followed_cells(*history, after, after.front());
    rows.push_back(row);
  };
  add(histories.meetings, context.roles.meeting);
  add(histories.hostile, context.roles.hostile);
  return rows;
}

std::string lines_headline(const std::vector<Line>& lines, Day as_of) {
  const Line& first = lines.front();
  const LineCounts counts = counts_of(first);
  std::string out = fmt::format(
      "{}: cut {}, restored {}", first.name,
      counts.cuts == 1 ? "once" : small_number(counts.cuts) + " times",
      counts.restorations == 1 ? "once"
                               : small_number(counts.restorations) + " times");
  if (is_shut(first)) {
    out +=
        fmt::format("; {} to {}", state_words(first, as_of), short_date(as_of));
  }
  return out;
}

std::string lines_sentence(const Context& context,
                           const std::vector<Break>& breaks) {
  const casefile::CaseWords& words = context.the_case.words;
  if (breaks.empty()) return fmt::format("No {} was ever cut.", words.line);
  const long all = static_cast<long>(breaks.size());
  long answered = 0;
  for (const Break& one : breaks) {
    answered += context.record().acts[one.act].answers.empty() ? 0 : 1;
  }
  const Break& last = breaks.back();
  std::string out = fmt::format(
      "The record holds {} of {}; {}.", count_of(all, "a break", "breaks"),
      words.lines,
      answered == 0 ? std::string("it names no act that was answered")
      : all == 1    ? std::string("it names the act that was answered")
      : answered == all
          ? std::string("in each of them it names the act that was answered")
          : fmt::format("in {} of them it names the act that was "
                        "answered",
                        small_number(answered)));
  if (!last.all_back && all > 1) {
    const record::Act& act = context.record().acts[last.act];
    out += act.answers.empty()
               ? " The last break, which is not over, names none."
               : " The last break, which is not over, names one.";
  }
  return out;
}

// What the template calls a line, many, and either at the start of a sentence.
void put_words(Json& view, const casefile::CaseWords& words) {
  view["line_word"] = words.line;
  view["lines_word"] = words.lines;
  view["Line_word"] = upper_first(words.line);
  view["Lines_word"] = upper_first(words.lines);
  view["a_line"] = with_article(words.line);
  view["A_line"] = upper_first(with_article(words.line));
}

}  // namespace

Json lines_view(const Context& context) {
  Json view;
  const std::vector<Line> lines = lines_of(context);
  view["any_lines"] = !lines.empty();
  if (lines.empty()) return view;
  const std::vector<Break> breaks = breaks_of(lines);
  const std::vector<Restoration> restorations = restorations_of(context, lines);
  put_words(view, context.the_case.words);
  view["lines_headline"] = lines_headline(lines, context.as_of);
  view["lines_sentence"] = lines_sentence(context, breaks);
  view["lines_svg"] = lines_svg(context, lines);
  view["lines_get"] = beside("fig-lines", "lines.csv", spells_csv(context));
  Day first = context.as_of;
  for (const Line& line : lines)
    first = std::min(first, line.spells.front().span.from);
  view["lines_from"] = std::to_string(year_of(first));
  view["lines_to"] = std::to_string(year_of(context.as_of));
  view["breaks"] = break_rows(context, breaks);
  view["any_breaks"] = !breaks.empty();
  const auto any_spell = [&](const auto& is) {
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      return std::any_of(line.spells.begin(), line.spells.end(), is);
    });
  };
  view["any_unanswered"] = any_spell([](const record::Spell& spell) {
    return spell.state == record::State::unanswered;
  });
  view["any_undated"] =
      any_spell([](const record::Spell& spell) { return !spell.dated; });
  view["any_restorations"] = !restorations.empty();
  view["meeting_one"] =
      context.roles.meeting ? without_article(context.roles.meeting->one) : "";
  view["hostile_one"] =
      context.roles.hostile ? without_article(context.roles.hostile->one) : "";
  if (restorations.empty()) return view;
  const Histories histories = histories_of(context, restorations.front().day);
  const auto at = [](const std::optional<History>& history) {
    return history ? &*history : nullptr;
  };
  view["restorations"] = restoration_rows(
      context, restorations, at(histories.meetings), at(histories.hostile));
  view["followed_rows"] = summary_rows(context, histories, restorations);
  return view;
}

}  // namespace entente::report
