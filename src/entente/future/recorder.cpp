#include "entente/future/recorder.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "entente/future/simulate.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::future {
namespace {

// Whether the days at risk of a law follow from what is simulated.
bool risk_moves(const Simulated& law) {
  return law.risk != record::Risk::always;
}

// Sum in lanes: one chain would wait for every addition.
template <class F>
double sum_of(std::size_t size, F&& value) {
  std::array<double, theory::kLanes> lanes{};
  std::size_t r = 0;
  for (; r + lanes.size() <= size; r += lanes.size())
    for (std::size_t l = 0; l < lanes.size(); ++l)
      lanes[l] += value(r + l);
  for (; r < size; ++r)
    lanes[0] += value(r);
  double sum = 0;
  for (const double lane : lanes)
    sum += lane;
  return sum;
}

void pick(const double* values,
          const std::vector<int>& days,
          std::vector<double>& out) {
  for (std::size_t r = 0; r < days.size(); ++r)
    out[r] = values[days[r]];
}

class Rows {
 public:
  Rows(const System& system, const Recorder& recorder, Future& out)
      : system_(system),
        panel_(*system.panel),
        law_(system.laws[recorder.law]),
        recorder_(recorder),
        out_(out),
        first_(panel_.seed_days + system.from),
        values_(static_cast<std::size_t>(system.days)) {}

  void run() {
    if (risk_moves(law_)) find_days();
    const std::vector<int>& days = risk_moves(law_) ? moved_ : recorder_.days;
    out_.rows = {};
    out_.rows.counting = law_.law.counting;
    out_.rows.rows = days.size();
    const std::size_t size =
        std::max(theory::padded(days.size()), theory::kBlock);
    find_active();
    add_acts(days);
    add_excitation(days);
    out_.rows.columns.assign(law_.law.columns.size(), nullptr);
    add_live(days, size);
    add_settled(days, size);
  }

 private:
  // Days on which the law is at risk: they follow from the lines that are open.
  void find_days() {
    std::size_t line = 0;
    for (const int day : recorder_.days) {
      const int at = system_.from + day;
      while (line + 1 < out_.lines.size() && out_.lines[line + 1].day <= at)
        ++line;
      if (can_act(system_, law_, at, out_.lines[line].open))
        moved_.push_back(day);
    }
  }

  void find_active() {
    const double* counts = out_.groups[recorder_.law].count.data() + first_;
    for (int day = 0; day < system_.days; ++day)
      if (counts[day] != 0) active_.push_back(day);
  }

  void add_acts(const std::vector<int>& days) {
    const double* counts = out_.groups[recorder_.law].count.data() + first_;
    auto row = days.begin();
    for (const int day : active_) {
      row = std::lower_bound(row, days.end(), day);
      if (row == days.end()) return;
      if (*row != day) continue;
      out_.rows.act_rows.push_back(
          static_cast<std::size_t>(row - days.begin()));
      out_.rows.act_counts.push_back(counts[day]);
    }
  }

  void add_excitation(const std::vector<int>& days) {
    const std::size_t memory = law_.ratios.size();
    out_.rows.act_excitation.resize(out_.rows.act_rows.size() * memory);
    for (std::size_t j = 0; j < memory; ++j) {
      fill_excitation(j);
      const double* e = values_.data();
      out_.rows.excitation_sum.push_back(
          days.size() == values_.size()
              ? sum_of(days.size(), [e](std::size_t r) { return e[r]; })
              : sum_of(days.size(), [e, &days](std::size_t r) {
                  return e[static_cast<std::size_t>(days[r])];
                }));
      for (std::size_t i = 0; i < out_.rows.act_rows.size(); ++i)
        out_.rows.act_excitation[i * memory + j] =
            values_[days[out_.rows.act_rows[i]]];
    }
  }

  // E_j of every simulated day, from act to act as the walk moves it.
  void fill_excitation(std::size_t j) {
    const double* counts = out_.groups[recorder_.law].count.data() + first_;
    const theory::Decay& decay = law_.memory[j];
    double state = law_.excitation[j];
    int at = 0;
    for (const int day : active_) {
      decay.fill(state, 0, day + 1 - at, values_.data() + at);
      state = theory::excited(values_[static_cast<std::size_t>(day)],
                              law_.ratios[j], counts[day]);
      at = day + 1;
    }
    decay.fill(state, 0, system_.days - at, values_.data() + at);
  }

  void add_live(const std::vector<int>& days, std::size_t size) {
    const bool every = days.size() == values_.size();
    out_.columns.resize(law_.live_columns.size());
    for (std::size_t c = 0; c < law_.live_columns.size(); ++c) {
      std::vector<double>& column = out_.columns[c];
      column.resize(size);
      const std::span<double> whole =
          every ? std::span(column).first(values_.size()) : std::span(values_);
      out_.terms.column(system_.live, system_.start, law_.live_terms[c], first_,
                        whole);
      if (!every) pick(values_.data(), days, column);
      out_.rows.columns[law_.live_columns[c]] = column.data();
    }
  }

  void add_settled(const std::vector<int>& days, std::size_t size) {
    if (risk_moves(law_)) {
      out_.settled.resize(law_.settled.size());
      for (std::size_t c = 0; c < law_.settled.size(); ++c) {
        out_.settled[c].resize(size);
        pick(law_.settled[c].data() + system_.from, days, out_.settled[c]);
      }
    }
    const auto& settled = risk_moves(law_) ? out_.settled : recorder_.settled;
    for (std::size_t c = 0; c < law_.settled_columns.size(); ++c)
      out_.rows.columns[law_.settled_columns[c]] = settled[c].data();
  }

  const System& system_;
  const theory::Panel& panel_;
  const Simulated& law_;
  const Recorder& recorder_;
  Future& out_;
  int first_;                   // day of the history
  std::vector<double> values_;  // by simulated day
  std::vector<int> active_;     // simulated days with acts of the law
  std::vector<int> moved_;      // days at risk, where they move
};

}  // namespace

Recorder make_recorder(const System& system, std::size_t law) {
  const theory::Panel& panel = *system.panel;
  const Simulated& simulated = system.laws[law];
  Recorder recorder;
  recorder.law = law;
  const int days = std::min(system.days, panel.days - system.from);
  for (int day = 0; day < days; ++day) {
    const int at = system.from + day;
    // Where the days at risk follow from what is simulated, any may be one.
    if (panel.covered[simulated.law.group][at] != 0 &&
        (risk_moves(simulated) || panel.at_risk[simulated.law.group][at] != 0))
      recorder.days.push_back(day);
  }
  if (risk_moves(simulated)) return recorder;
  for (const auto& values : simulated.settled) {
    recorder.settled.emplace_back(
        std::max(theory::padded(recorder.days.size()), theory::kBlock), 0.0);
    pick(values.data() + system.from, recorder.days, recorder.settled.back());
  }
  return recorder;
}

void record_rows(const System& system, const Recorder& recorder, Future& out) {
  Rows(system, recorder, out).run();
}

}  // namespace entente::future
