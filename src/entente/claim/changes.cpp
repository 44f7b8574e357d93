#include "entente/claim/changes.hpp"

#include <cstdint>

namespace entente::claim {

std::vector<Day> later_starts(const Span& window) {
  std::vector<Day> starts;
  for (const int quarters : {1, 2}) {
    const Day from =
        window.from +
        static_cast<Day>(std::int64_t{window.days()} * quarters / 4);
    if (from > window.from) starts.push_back(from);
  }
  return starts;
}

void begin_in(Draft& draft, Day from) {
  draft.setting.window.from = from;
}

void take_months(Draft& draft) {
  draft.options.season = theory::SeasonForm::months;
}

void take_years(Draft& draft) {
  draft.options.yearly = true;
}

void take_breaks(Draft& draft) {
  draft.options.breaks = true;
}

void leave_density(Draft& draft) {
  draft.options.density = false;
}

void see_after_a_day(Draft& draft) {
  draft.model.lag_other = 1;
}

void scale_half_lives(Draft& draft, double by) {
  draft.options.half_life_scale = by;
}

void read_second_coding(Draft& draft) {
  for (record::Group& group : draft.groups)
    group.second_coding = true;
}

void weigh_alike(Draft& draft) {
  for (record::Group& group : draft.groups)
    group.unweighted = true;
}

}  // namespace entente::claim
