#include "entente/report/charts/spells.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

const char* spell_class(record::State state, bool dated) {
  if (state == record::State::open) return dated ? "open" : "open dash";
  if (state == record::State::unanswered) return "una";
  return dated ? "cut" : "cut dash";
}

const char* spell_word(record::State state) {
  if (state == record::State::open) return "Open";
  return state == record::State::unanswered ? "Calls unanswered" : "Cut";
}

}  // namespace

void draw_spells(Drawing& drawing,
                 const Scale& x,
                 const std::vector<record::Spell>& spells,
                 Span shown,
                 double y,
                 double height) {
  for (std::size_t i = 0; i < spells.size(); ++i) {
    const record::Spell& one = spells[i];
    if (one.state == record::State::none || one.span.to < shown.from) continue;
    const Span span{std::max(one.span.from, shown.from),
                    std::min(one.span.to, shown.to)};
    const bool last = i + 1 == spells.size();
    const std::string until =
        last ? fmt::format("{} so far", days_in_words(one.span.days() - 1))
             : fmt::format(
                   "to {}, {}", short_date(spells[i + 1].span.from),
                   days_in_words(spells[i + 1].span.from - one.span.from));
    spell(drawing, x, spell_class(one.state, one.dated), span, y, height,
          one.state == record::State::open ? 0.6 : 2.5,
          fmt::format(
              "{} from {} {}", spell_word(one.state),
              short_date(one.span.from, one.dated ? record::Precision::day
                                                  : record::Precision::month),
              until));
  }
}

void year_axis(Drawing& drawing,
               const Scale& x,
               Span span,
               int step,
               double y0,
               double y1) {
  drawing.group("grid");
  const int last = year_of(span.to);
  for (int year = year_of(span.from); year <= last; ++year) {
    const double at = x(make_day(year, 1, 1));
    const bool first = year == year_of(span.from);
    if (first || (year % step == 0 && at - x.left > 40 && x.right - at > 90)) {
      const double place = std::max(at, x.left);
      if (!first) drawing.line("gr", place, y0, place, y1);
      drawing.text("t s", place, y1 + 16,
                   first ? Anchor::start : Anchor::middle,
                   std::to_string(year));
    }
  }
  drawing.text("t s", x.right, y1 + 16, Anchor::end, short_date(span.to));
  drawing.line("today", x.right, y0, x.right, y1);
  drawing.end_group();
}

}  // namespace entente::report
