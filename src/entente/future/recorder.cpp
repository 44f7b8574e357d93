#include "entente/future/recorder.hpp"

#include "entente/future/acts.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::future {
namespace {

// Whether the days at risk of a law follow from what is simulated.
bool risk_moves(const Simulated& law) {
  return law.risk != record::Risk::always;
}

class Rows {
 public:
  Rows(const System& system, const Recorder& recorder, Future& out)
      : system_(system),
        panel_(*system.panel),
        law_(system.laws[recorder.law]),
        recorder_(recorder),
        out_(out),
        terms_(recorder.start),
        excitation_(law_.excitation) {}

  void run() {
    start();
    const theory::HistoryView view = history_of(system_, out_);
    const std::vector<double>& counts = out_.groups[recorder_.law].count;
    for (int day = system_.from; day < system_.from + system_.days; ++day) {
      const int t = panel_.seed_days + day;
      terms_.advance(recorder_.live, view, t);
      const int row = row_of(day);
      if (row >= 0) record_day(row);
      if (row >= 0 && counts[t] > 0) record_act(row, counts[t]);
      for (std::size_t j = 0; j < excitation_.size(); ++j)
        excitation_[j] =
            theory::excited(excitation_[j], law_.ratios[j], counts[t]);
    }
    finish();
  }

 private:
  void start() {
    const std::size_t size = recorder_.settled.empty()
                                 ? theory::kBlock
                                 : recorder_.settled[0].size();
    out_.columns.resize(law_.live_columns.size());
    for (auto& column : out_.columns)
      column.assign(size, 0.0);
    if (risk_moves(law_))
      out_.settled.assign(recorder_.settled.size(),
                          std::vector<double>(size, 0.0));
    out_.rows = {};
    out_.rows.counting = law_.law.counting;
    out_.rows.excitation_sum.assign(law_.ratios.size(), 0.0);
  }

  // Where the days at risk move, the next row in order on a day of risk.
  int row_of(int day) {
    const int row = recorder_.row_of_day[day];
    if (row < 0 || !risk_moves(law_)) return row;
    while (line_ + 1 < out_.lines.size() && out_.lines[line_ + 1].day <= day)
      ++line_;
    if (!can_act(system_, law_, day, out_.lines[line_].open)) return -1;
    const auto next = out_.rows.rows;
    for (std::size_t c = 0; c < law_.settled.size(); ++c)
      out_.settled[c][next] = law_.settled[c][day];
    return static_cast<int>(next);
  }

  void record_day(int row) {
    for (std::size_t c = 0; c < out_.columns.size(); ++c)
      out_.columns[c][row] = terms_.value(recorder_.live, c);
    for (std::size_t j = 0; j < excitation_.size(); ++j)
      out_.rows.excitation_sum[j] += excitation_[j];
    ++out_.rows.rows;
  }

  void record_act(int row, double acts) {
    out_.rows.act_rows.push_back(static_cast<std::size_t>(row));
    out_.rows.act_counts.push_back(acts);
    for (const double state : excitation_)
      out_.rows.act_excitation.push_back(state);
  }

  void finish() {
    out_.rows.columns.assign(law_.law.columns.size(), nullptr);
    for (std::size_t c = 0; c < law_.live_columns.size(); ++c)
      out_.rows.columns[law_.live_columns[c]] = out_.columns[c].data();
    const auto& settled = risk_moves(law_) ? out_.settled : recorder_.settled;
    for (std::size_t c = 0; c < law_.settled_columns.size(); ++c)
      out_.rows.columns[law_.settled_columns[c]] = settled[c].data();
  }

  const System& system_;
  const theory::Panel& panel_;
  const Simulated& law_;
  const Recorder& recorder_;
  Future& out_;
  theory::TermState terms_;
  std::vector<double> excitation_;
  std::size_t line_ = 0;  // of out.lines: what holds today
};

}  // namespace

Recorder make_recorder(const System& system, std::size_t law) {
  const theory::Panel& panel = *system.panel;
  const Simulated& simulated = system.laws[law];
  Recorder recorder;
  recorder.law = law;
  int rows = 0;
  for (int day = 0; day < panel.days; ++day) {
    // Where the days at risk follow from what is simulated, any may be one.
    const bool counts =
        panel.covered[simulated.law.group][day] != 0 &&
        (risk_moves(simulated) || panel.at_risk[simulated.law.group][day] != 0);
    recorder.row_of_day.push_back(counts ? rows++ : -1);
  }
  for (const auto& values : simulated.settled) {
    recorder.settled.emplace_back(
        theory::padded(static_cast<std::size_t>(rows)), 0.0);
    for (int day = 0; day < panel.days; ++day)
      if (recorder.row_of_day[day] >= 0)
        recorder.settled.back()[recorder.row_of_day[day]] = values[day];
  }
  for (const std::size_t term : simulated.live_terms)
    recorder.live.add_from(system.live.program, term);
  recorder.start = theory::TermState(recorder.live);
  for (int t = 0; t < panel.seed_days + system.from; ++t)
    recorder.start.advance(recorder.live, system.live.recorded, t);
  return recorder;
}

void record_rows(const System& system, const Recorder& recorder, Future& out) {
  Rows(system, recorder, out).run();
}

}  // namespace entente::future
