#include "entente/decide/reading.hpp"

#include <algorithm>

#include "entente/core/rng.hpp"

namespace entente::decide {
namespace {

using theory::GroupDays;
using theory::Panel;

// Steps and places of uniforms that no day and no place of a law has.
constexpr std::uint32_t kSharesStep = 2'000'000;
constexpr std::uint32_t kKindsPlace = 0x100000, kKindsMost = 0x7FFFF;

std::uint32_t key_of(const std::string& group) {
  const auto name = static_cast<std::uint32_t>(theme(group.c_str()));
  return kKindsPlace + 2 * (name & kKindsMost);
}

// Adds `value` to the measures of all horizons that hold the horizon day.
void add(std::span<double> out,
         const std::vector<int>& horizons,
         int day,
         double value) {
  for (std::size_t h = 0; h < horizons.size(); ++h)
    if (day < horizons[h]) out[h] += value;
}

double worth(Measure measure, const GroupDays& days, int t) {
  switch (measure) {
    case Measure::acts:
      return days.count[t];
    case Measure::sizes:
      return days.weight[t];
    default:
      return days.count[t] > 0 ? 1 : 0;
  }
}

// Calls f(horizon day, history day) for the days with an act of a group.
template <class F>
void each_day(const future::System& system,
              const future::Future& future,
              std::size_t group,
              F&& f) {
  const int slot = system.slot_of_group[group];
  const int seed = system.panel->seed_days;
  if (slot >= 0 && slot < static_cast<int>(system.laws.size())) {
    int last = -1;
    for (const int day : future.act_days[slot]) {
      if (day != last) f(day - system.from, seed + day);
      last = day;
    }
    return;
  }
  const GroupDays& days =
      slot >= 0 ? future.groups[slot] : system.panel->groups[group];
  for (int day = 0; day < system.days; ++day) {
    const int t = seed + system.from + day;
    if (days.count[t] > 0) f(day, t);
  }
}

const GroupDays& days_of(const future::System& system,
                         const future::Future& future,
                         std::size_t group) {
  const int slot = system.slot_of_group[group];
  return slot >= 0 ? future.groups[slot] : system.panel->groups[group];
}

// A sum of days as whether there was one.
void settle(Measure measure, std::span<double> own) {
  if (measure != Measure::happens) return;
  for (double& value : own)
    value = std::min(value, 1.0);
}

void read_lines(const Reading& reading,
                const future::System& system,
                const future::Future& future,
                std::span<double> out) {
  const auto& lines = future.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].open == 0) continue;
    const int first = lines[i].day - system.from;
    const int end =
        i + 1 < lines.size() ? lines[i + 1].day - system.from : system.days;
    for (std::size_t h = 0; h < reading.days.size(); ++h) {
      const int days = reading.days[h];
      out[h] +=
          std::max(0, std::min(end, days) - first) / static_cast<double>(days);
    }
  }
}

void read_kinds(const Reading& reading,
                std::size_t k,
                const future::System& system,
                const future::Future& future,
                std::size_t draw,
                const Draws& marks,
                std::span<double> out) {
  const std::size_t horizons = reading.days.size();
  for (const KindDay& one :
       kind_days(reading, k, system, future, draw, marks)) {
    for (std::size_t o = 0; o < reading.outcomes.size(); ++o) {
      const Reading::Outcome& outcome = reading.outcomes[o];
      if (outcome.kinds == static_cast<int>(k) &&
          (one.flags >> outcome.part & 1U) != 0)
        add(out.subspan(o * horizons, horizons), reading.days,
            one.day - system.from, 1);
    }
  }
}

// Horizon days on which some line at risk is open, of a record.
bool some_line_open(const Panel& panel, int t) {
  for (std::size_t k = 0; k < panel.setting.tracks->size(); ++k)
    if ((*panel.setting.tracks)[k].at_risk && panel.track_open[k][t] != 0)
      return true;
  return false;
}

}  // namespace

std::vector<MeasureName> measures_of(const DecideSpec& spec) {
  std::vector<MeasureName> names;
  for (std::size_t o = 0; o < spec.outcomes.size(); ++o)
    for (const int days : spec.days)
      names.push_back({o, days});
  return names;
}

Reading reading_of(const Panel& panel,
                   const DecideSpec& spec,
                   std::uint64_t seed,
                   std::size_t draws,
                   const Parallelism& parallelism) {
  Reading reading;
  reading.days = spec.days;
  std::vector<std::vector<std::size_t>> parts;
  for (const OutcomeSpec& one : spec.outcomes) {
    Reading::Outcome outcome;
    outcome.measure = one.measure;
    if (one.measure == Measure::lines_open) {
      reading.outcomes.push_back(outcome);
      continue;
    }
    outcome.group = theory::group_index(panel.setting, one.group);
    if (!one.part_of.empty()) {
      const std::size_t whole = theory::group_index(panel.setting, one.part_of);
      auto at = std::find_if(
          reading.kinds.begin(), reading.kinds.end(),
          [&](const Reading::Kinds& kinds) { return kinds.group == whole; });
      outcome.kinds = static_cast<int>(at - reading.kinds.begin());
      if (at == reading.kinds.end()) {
        reading.kinds.push_back({whole, key_of(one.part_of), {}, {}});
        parts.emplace_back();
      }
      outcome.part = static_cast<unsigned>(parts[outcome.kinds].size());
      parts[outcome.kinds].push_back(outcome.group);
      outcome.group = whole;
    }
    reading.outcomes.push_back(outcome);
  }
  for (std::size_t k = 0; k < reading.kinds.size(); ++k) {
    Reading::Kinds& kinds = reading.kinds[k];
    kinds.table = forecast::kind_table(panel, kinds.group, parts[k]);
    kinds.shares.resize(draws);
    parallel_for(draws, parallelism, [&](std::size_t draw) {
      const Draws uniforms(seed, Stream::future_attributes,
                           static_cast<std::uint64_t>(panel.setting.window.to),
                           0, static_cast<std::uint32_t>(draw));
      kinds.shares[draw] =
          forecast::draw_shares(kinds.table, uniforms, kSharesStep + kinds.key);
    });
  }
  return reading;
}

std::vector<KindDay> kind_days(const Reading& reading,
                               std::size_t k,
                               const future::System& system,
                               const future::Future& future,
                               std::size_t draw,
                               const Draws& marks) {
  const Reading::Kinds& kinds = reading.kinds[k];
  std::vector<KindDay> out;
  each_day(system, future, kinds.group, [&](int day, int) {
    const int window_day = system.from + day;
    const auto step = static_cast<std::uint32_t>(window_day);
    out.push_back(
        {window_day, forecast::draw_day(kinds.table, kinds.shares[draw],
                                        marks.uniform(step, kinds.key),
                                        marks.uniform(step, kinds.key + 1))});
  });
  return out;
}

void read_future(const Reading& reading,
                 const future::System& system,
                 const future::Future& future,
                 std::size_t draw,
                 const Draws& marks,
                 std::span<double> out) {
  const std::size_t horizons = reading.days.size();
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t o = 0; o < reading.outcomes.size(); ++o) {
    const Reading::Outcome& outcome = reading.outcomes[o];
    const std::span<double> own = out.subspan(o * horizons, horizons);
    if (outcome.measure == Measure::lines_open) {
      read_lines(reading, system, future, own);
    } else if (outcome.kinds < 0) {
      const GroupDays& days = days_of(system, future, outcome.group);
      each_day(system, future, outcome.group, [&](int day, int t) {
        add(own, reading.days, day, worth(outcome.measure, days, t));
      });
    }
  }
  for (std::size_t k = 0; k < reading.kinds.size(); ++k)
    read_kinds(reading, k, system, future, draw, marks, out);
  for (std::size_t o = 0; o < reading.outcomes.size(); ++o)
    settle(reading.outcomes[o].measure, out.subspan(o * horizons, horizons));
}

double sizes_of(const future::System& system,
                const future::Future& future,
                std::size_t group,
                int days) {
  double sum = 0;
  const GroupDays& acts = days_of(system, future, group);
  each_day(system, future, group, [&](int day, int t) {
    if (day < days) sum += acts.weight[t];
  });
  return sum;
}

void read_record(const Panel& panel,
                 const DecideSpec& spec,
                 int from,
                 std::span<double> out) {
  const std::size_t horizons = spec.days.size();
  std::fill(out.begin(), out.end(), 0.0);
  const int longest = *std::max_element(spec.days.begin(), spec.days.end());
  for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
    const OutcomeSpec& outcome = spec.outcomes[o];
    const std::span<double> own = out.subspan(o * horizons, horizons);
    const bool lines = outcome.measure == Measure::lines_open;
    const GroupDays* days =
        lines
            ? nullptr
            : &panel.groups[theory::group_index(panel.setting, outcome.group)];
    for (int day = 0; day < longest; ++day) {
      const int t = panel.seed_days + from + day;
      if (lines) {
        for (std::size_t h = 0; h < horizons; ++h)
          if (day < spec.days[h] && some_line_open(panel, t))
            own[h] += 1.0 / spec.days[h];
      } else if (days->count[t] > 0) {
        add(own, spec.days, day, worth(outcome.measure, *days, t));
      }
    }
    settle(outcome.measure, own);
  }
}

}  // namespace entente::decide
