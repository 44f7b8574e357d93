#include "entente/record/coverage.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/core/holds.hpp"
#include "entente/record/group.hpp"

namespace entente::record {
namespace {

constexpr std::string_view kSeries = "series=";
constexpr std::string_view kActor = "actor=";
constexpr std::string_view kNotActor = "actor!=";

// "A|B" as ["A", "B"]
std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto bar = text.find('|');
    parts.emplace_back(text.substr(0, bar));
    if (bar == std::string_view::npos) return parts;
    text.remove_prefix(bar + 1);
  }
}

// The series of a note "...; series=Foal Eagle; status=held; ..."
std::string series_of(const Act& act) {
  const std::string_view note = act.note;
  const auto start = note.find(kSeries);
  if (start == std::string::npos) return {};
  const auto from = start + kSeries.size();
  const auto end = note.find_first_of(";|", from);
  std::string series(note.substr(from, end - from));
  while (series.ends_with(' '))
    series.pop_back();
  return series;
}

bool named_elsewhere(const std::string& series,
                     const Act& act,
                     const std::vector<Coverage>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const Coverage& row) {
    return row.selector.starts_with(kSeries) && holds(row.kinds, act.kind) &&
           holds(alternatives(row.selector.substr(kSeries.size())), series);
  });
}

bool counts(const Act& act) {
  return act.precision == Precision::day && enters_fits(act.check);
}

}  // namespace

bool is_selector(const std::string& selector) {
  const std::string_view text = selector;
  const auto has_rest = [&](std::string_view head) {
    return text.starts_with(head) && text.size() > head.size();
  };
  return text.empty() || has_rest(kSeries) || has_rest(kActor) ||
         has_rest(kNotActor);
}

bool in_family(const Act& act,
               const Coverage& row,
               const std::vector<Coverage>& rows) {
  if (!holds(row.kinds, act.kind)) return false;
  const std::string_view selector = row.selector;
  if (selector.starts_with(kNotActor)) {
    return !holds(act.actors, selector.substr(kNotActor.size()));
  }
  if (selector.starts_with(kActor)) {
    return holds(act.actors, selector.substr(kActor.size()));
  }
  if (selector.starts_with(kSeries)) {
    const std::string series = series_of(act);
    if (selector.substr(kSeries.size()) == "other") {
      return !named_elsewhere(series, act, rows);
    }
    return holds(alternatives(selector.substr(kSeries.size())), series);
  }
  return true;
}

bool is_poor(const Act& act, const std::vector<Coverage>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const Coverage& row) {
    return row.quality == Quality::poor && row.span.holds(act.day) &&
           in_family(act, row, rows);
  });
}

std::vector<char> covered_days(const Group& group,
                               const Record& record,
                               Span span) {
  ENTENTE_EXPECTS(span.from <= span.to);
  const auto days = static_cast<std::size_t>(span.days());
  std::vector<char> covered(days, 1);
  for (const std::string& gate : group.gates) {
    std::vector<char> spoken_for(days, 0);
    for (const Coverage& row : record.coverage) {
      if (row.family != gate || row.quality == Quality::poor) continue;
      const Day to = std::min(row.span.to, span.to);
      for (Day day = std::max(row.span.from, span.from); day <= to; ++day) {
        spoken_for[static_cast<std::size_t>(day - span.from)] = 1;
      }
    }
    for (std::size_t day = 0; day < days; ++day) {
      covered[day] = static_cast<char>(covered[day] & spoken_for[day]);
    }
  }
  return covered;
}

std::vector<std::string> families_holding(const Group& group,
                                          const Record& record) {
  const std::vector<std::size_t> acts = members(group, record);
  std::vector<std::string> families;
  for (const Coverage& row : record.coverage) {
    if (holds(families, row.family)) continue;
    const bool any =
        std::any_of(acts.begin(), acts.end(), [&](std::size_t act) {
          return in_family(record.acts[act], row, record.coverage);
        });
    if (any) families.push_back(row.family);
  }
  return families;
}

std::vector<int> source_density(const Record& record,
                                const std::vector<std::string>& classes,
                                const std::set<std::size_t>& left_out,
                                int trailing,
                                Span span) {
  ENTENTE_EXPECTS(span.from <= span.to && trailing >= 1);
  const auto size = static_cast<std::size_t>(span.days());
  std::vector<int> change(size + 1, 0);
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const Act& act = record.acts[i];
    const bool of_class =
        std::any_of(act.source_classes.begin(), act.source_classes.end(),
                    [&](const std::string& c) { return holds(classes, c); });
    if (!counts(act) || !of_class || left_out.contains(i)) continue;
    const Day from = std::max(act.day + 1, span.from);
    const Day to = std::min(act.day + trailing, span.to);
    if (from > to) continue;
    ++change[static_cast<std::size_t>(from - span.from)];
    --change[static_cast<std::size_t>(to - span.from) + 1];
  }
  std::vector<int> counted(size);
  int now = 0;
  for (std::size_t t = 0; t < size; ++t)
    counted[t] = now += change[t];
  return counted;
}

}  // namespace entente::record
