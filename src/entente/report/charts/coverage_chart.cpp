// How far each family of kinds can be trusted, year by year.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/record/coverage.hpp"
#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/time_charts.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

struct Family {
  std::string name;
  std::vector<const record::Coverage*> windows;
  long acts = 0;
};

std::vector<Family> families_of(const record::Record& record, Day last) {
  std::vector<Family> out;
  for (const record::Coverage& window : record.coverage) {
    auto at = std::find_if(out.begin(), out.end(), [&](const Family& family) {
      return family.name == window.family;
    });
    if (at == out.end()) {
      out.push_back({window.family, {}, 0});
      at = out.end() - 1;
    }
    at->windows.push_back(&window);
  }
  for (Family& family : out) {
    for (const record::Act& act : record.acts) {
      const bool in =
          act.day <= last &&
          record::in_family(act, *family.windows.front(), record.coverage);
      family.acts += in ? 1 : 0;
    }
  }
  return out;
}

const char* quality_class(record::Quality quality) {
  switch (quality) {
    case record::Quality::good:
      return "c-good";
    case record::Quality::partial:
      return "c-part";
    case record::Quality::poor:
      break;
  }
  return "c-poor";
}

const char* quality_word(record::Quality quality) {
  switch (quality) {
    case record::Quality::good:
      return "good";
    case record::Quality::partial:
      return "partial";
    case record::Quality::poor:
      break;
  }
  return "poor";
}

// A family named like its only kind has that kind's label.
std::string family_words(const Family& family,
                         const std::vector<record::Kind>& kinds) {
  const record::Kind* kind = record::find_kind(family.name, kinds);
  if (kind != nullptr) return kind->label;
  std::string name = family.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  return upper_first(name);
}

void draw_yearly(Drawing& drawing,
                 const Scale& x,
                 const record::Record& record,
                 Span span) {
  std::map<int, long> count;
  for (const record::Act& act : record.acts) {
    if (span.holds(act.day)) ++count[year_of(act.day)];
  }
  long most = 1;
  int busiest = year_of(span.from);
  for (const auto& [year, n] : count) {
    if (n > most) {
      most = n;
      busiest = year;
    }
  }
  const Scale y{0, double(most), 62, 14, Law::linear};
  drawing.group("count");
  for (const auto& [year, n] : count) {
    const double left = x.held(make_day(year, 1, 1));
    const double right = x.held(make_day(year + 1, 1, 1));
    bar(drawing, "f-ink", left + 1, right - left - 2, y(0), y(double(n)),
        fmt::format("{}: {}", year, count_of(n, "an act", "acts")));
  }
  drawing.text("t b", 0, 60, Anchor::start, "Acts a year");
  drawing.text("t xs", x(make_day(busiest, 7, 1)), 10, Anchor::middle,
               std::to_string(most));
  drawing.end_group();
}

}  // namespace

std::string coverage_svg(const Context& context) {
  const record::Record& record = context.record();
  if (record.coverage.empty() || record.acts.empty()) return "";
  const std::vector<Family> families = families_of(record, context.as_of);
  const Span span{record.acts.front().day, context.as_of};
  const Scale x = days_scale(span, 210, 985);
  const double pitch = 14, top = 80;
  const double bottom = top + pitch * double(families.size());
  Drawing drawing(1040, bottom + 20, "wide");
  drawing.described("coverage-chart",
                    fmt::format("How far each family of kinds can be trusted, "
                                "{} to {}",
                                year_of(span.from), year_of(span.to)),
                    "One bar per family: outline where coverage is poor, "
                    "hatched where partial, solid where good. Above, the "
                    "number of acts of each year.");
  draw_yearly(drawing, x, record, span);
  drawing.text("t s", 1040, 70, Anchor::end, "acts");
  for (std::size_t i = 0; i < families.size(); ++i) {
    const double y = top + pitch * double(i);
    drawing.text("t", 0, y + 9.5, Anchor::start,
                 shortened(family_words(families[i], record.kinds), 32));
    for (const record::Coverage* window : families[i].windows) {
      if (window->span.to < span.from || window->span.from > span.to) continue;
      spell(drawing, x, quality_class(window->quality),
            {std::max(window->span.from, span.from),
             std::min(window->span.to, span.to)},
            y + 1, 9, 1,
            fmt::format("{}–{}: {}. {}", year_of(window->span.from),
                        year_of(window->span.to), quality_word(window->quality),
                        window->reason));
    }
    drawing.text("t n", 1040, y + 9.5, Anchor::end,
                 thousands(families[i].acts));
  }
  for (int year = year_of(span.from); year < year_of(span.to); ++year) {
    if (year % 10 != 0) continue;
    const double at = x(make_day(year, 1, 1));
    drawing.text("t xs", at, bottom + 14, Anchor::middle, std::to_string(year));
  }
  return drawing.svg();
}

}  // namespace entente::report
