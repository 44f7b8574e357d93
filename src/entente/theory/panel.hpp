// The panel: acts by group and day, with what gates them, from the record.
#pragma once

#include <vector>

#include "entente/record/act.hpp"
#include "entente/record/group.hpp"
#include "entente/record/track.hpp"
#include "entente/theory/program.hpp"
#include "entente/theory/spec.hpp"

namespace entente::theory {

// What a case gives to a model; pointers stay the case's.
struct Setting {
  const record::Record* record = nullptr;
  const std::vector<record::Group>* groups = nullptr;
  const std::vector<record::Track>* tracks = nullptr;
  const ModelSpec* model = nullptr;
  Span window;
  int seed_days = 0;
  // Tier of each group, by its outcome acts in the full window; fixed on the
  // record, never on a replicate, variant or past origin.
  std::vector<Tier> tiers;
};

// `tiers` counted on `window`.
Setting make_setting(const record::Record& record,
                     const std::vector<record::Group>& groups,
                     const std::vector<record::Track>& tracks,
                     const ModelSpec& model,
                     Span window,
                     int seed_days);

std::size_t group_index(const Setting& setting, const std::string& name);
Vocabulary vocabulary_of(const Setting& setting);

// Days are counted from `first` = window.from - seed_days; vectors "by window
// day" start at window.from.
struct Panel {
  Setting setting;
  Day first = 0;
  int seed_days = 0;
  int days = 0;  // of the window
  // Seed, window and horizon days; in the horizon only what is announced: the
  // schedule of the year before, a year later.
  std::vector<GroupDays> groups;
  std::vector<std::vector<char>> track_open;  // [track][day]: 1 open, 0 not
  std::vector<std::vector<char>> events;      // [event][day]
  std::vector<std::vector<char>> covered;     // [group][window day]
  std::vector<std::vector<char>> at_risk;     // [group][window day]
  std::vector<double> typical;                // median weight of an act
  std::vector<std::vector<record::ActDay>> act_days;  // [group], up to the end
  std::vector<double> density;  // log((1 + n)/(1 + n0)), window + horizon days
  int horizon = 0;              // empty days kept after the window

  HistoryView view() const;
  int history_days() const { return seed_days + days + horizon; }
  Day day_of(int window_day) const { return setting.window.from + window_day; }
};

// What an act of the record weighs in a group.
double weight_of(const Panel& panel, std::size_t group, std::size_t act);

// The panel that verdicts read: the whole record, with hindsight.
struct VerdictPanel {
  Panel panel;
};

// The panel that a forecast reads: nothing after its origin, which is the
// window's last day. A type of its own, so that hindsight cannot leak in.
struct ForecastPanel {
  Panel panel;
};

// Changes to the tested group's acts, for stability rows.
struct ActChanges {
  std::size_t group = 0;
  int moved_days = 0;   // every act so many days later
  int drop_each = 0;    // leave out every so-many-th act day (0: none) ...
  int drop_offset = 0;  // ... beginning with this one
};

VerdictPanel verdict_panel(const Setting& setting,
                           const ActChanges& changes = {});
ForecastPanel forecast_panel(const Setting& setting, Day origin, int horizon);

}  // namespace entente::theory
