#include "plain_walk.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/future/acts.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::future {
namespace {

using theory::HistoryView;

// State of one law while a future runs.
struct Running {
  std::vector<double> excitation;
  std::vector<double> base;  // settled part of the linear predictor, by day
};

class PlainWalk {
 public:
  PlainWalk(const System& system,
            const theory::TermState& before,
            const std::vector<theory::Parameters>& parameters,
            const FutureDraws& draws,
            Future& out)
      : system_(system),
        panel_(*system.panel),
        parameters_(parameters),
        draws_(draws),
        out_(out),
        lines_open_(system.lines_open),
        terms_(before) {
    ENTENTE_EXPECTS(parameters.size() == system.laws.size());
    begin_history(system, out);
    view_ = history_of(system, out);
    for (std::size_t k = 0; k < system.laws.size(); ++k)
      start_law(k);
    linear_.resize(system.laws.size());
    background_.resize(system.laws.size());
    uniform_.resize(system.laws.size() + 1);
  }

  void run() {
    for (int day = system_.from; day < system_.from + system_.days; ++day) {
      linear_predictors(day);
      theory::exponentials(linear_.data(), background_.data(), linear_.size());
      draw_uniforms(day);
      const unsigned open_before = lines_open_;
      for (std::size_t k = 0; k < system_.laws.size(); ++k)
        act(k, day, open_before);
      for (std::size_t u = 0; u < system_.unions.size(); ++u)
        unite(system_, u, day, out_);
      for (std::size_t k = 0; k < system_.laws.size(); ++k)
        remember(k, day);
    }
  }

 private:
  void start_law(std::size_t k) {
    const Simulated& law = system_.laws[k];
    running_.push_back(
        {law.excitation, std::vector<double>(system_.days, 0.0)});
    std::vector<double>& base = running_.back().base;
    for (std::size_t c = 0; c < law.settled_columns.size(); ++c) {
      const double theta = parameters_[k].theta[law.settled_columns[c]];
      const double* values = law.settled[c].data() + system_.from;
      if (theta == 0) continue;
      for (int day = 0; day < system_.days; ++day)
        base[day] += theta * values[day];
    }
  }

  void linear_predictors(int day) {
    terms_.advance(system_.live.program, view_, panel_.seed_days + day);
    for (std::size_t k = 0; k < system_.laws.size(); ++k) {
      const Simulated& law = system_.laws[k];
      double linear = running_[k].base[day - system_.from];
      for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
        const double theta = parameters_[k].theta[law.live_columns[c]];
        const double value =
            terms_.value(system_.live.program, law.live_terms[c]);
        const double held = std::clamp(value, law.low[c], law.high[c]);
        out_.clamped_term_days += held != value ? 1 : 0;
        linear += theta * held;
      }
      out_.term_days += static_cast<long>(law.live_columns.size());
      linear_[k] = linear;
    }
  }

  void draw_uniforms(int day) {
    for (std::size_t k = 0; k < system_.laws.size(); k += 2) {
      const auto two = draws_.acts.uniforms(static_cast<std::uint32_t>(day),
                                            static_cast<std::uint32_t>(k / 2));
      uniform_[k] = two[0];
      uniform_[k + 1] = two[1];
    }
  }

  void act(std::size_t k, int day, unsigned open) {
    if (!can_act(system_, system_.laws[k], day, open)) return;
    const Simulated& law = system_.laws[k];
    double rate = background_[k];
    for (std::size_t j = 0; j < law.ratios.size(); ++j)
      rate += parameters_[k].n[j] * running_[k].excitation[j];
    const double uniform = uniform_[k];
    if (happens(rate, uniform))
      happen({system_, draws_.marks, out_}, k, day, acts_of(law, rate, uniform),
             lines_open_);
  }

  void remember(std::size_t k, int day) {
    const double acts = out_.groups[k].count[panel_.seed_days + day];
    const Simulated& law = system_.laws[k];
    for (std::size_t j = 0; j < law.ratios.size(); ++j)
      running_[k].excitation[j] =
          theory::excited(running_[k].excitation[j], law.ratios[j], acts);
  }

  const System& system_;
  const theory::Panel& panel_;
  const std::vector<theory::Parameters>& parameters_;
  const FutureDraws& draws_;
  Future& out_;
  unsigned lines_open_;
  theory::TermState terms_;  // the live terms of all laws
  HistoryView view_;
  std::vector<Running> running_;
  std::vector<double> linear_, background_, uniform_;
};

}  // namespace

theory::TermState terms_before(const System& system) {
  theory::TermState terms(system.live.program);
  for (int t = 0; t < system.panel->seed_days + system.from; ++t)
    terms.advance(system.live.program, system.live.recorded, t);
  return terms;
}

void walk_every_day(const System& system,
                    const theory::TermState& before,
                    const std::vector<theory::Parameters>& parameters,
                    const FutureDraws& draws,
                    Future& out) {
  PlainWalk(system, before, parameters, draws, out).run();
}

}  // namespace entente::future
