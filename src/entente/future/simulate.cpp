#include "entente/future/simulate.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/uniforms.hpp"
#include "entente/future/acts.hpp"
#include "entente/future/ceiling.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"
#include "entente/theory/lane_math.hpp"

namespace entente::future {
namespace {

using theory::GroupDays;
using theory::kBlock;

// Rounding never takes a rate above its bound.
constexpr double kSlack = 1e-9;
// Clamped terms are counted on one day of so many.
constexpr int kLooked = 64, kLookedAt = 15;
constexpr double kNone = 2;  // no uniform is above

double exp_cut(double x) {
  return theory::exp_of(theory::cut(x));
}

// Whether exp(x) < most, told without an exponential where it is far below:
//   exp(y) > 1 + y + y^2/2 + y^3/6,  y = -x > 0
bool surely_below(double x, double most) {
  const double y = -x;
  return y > 0 && most * (1 + y * (1 + y * (0.5 + y / 6))) > 1 + kSlack;
}

// State of one law while a future runs.
struct Running {
  const Simulated* law = nullptr;
  const theory::Parameters* parameters = nullptr;
  std::vector<double> settled_theta;
  std::vector<double> excitation;  // E_j on window day `at`
  int at = 0;
  Ceiling live;             // of the live terms' part of the linear predictor
  double watched = 0;       // the same as the days to come are watched for
  double memory_bound = 0;  // until the law's next act, or the next block
  double highest = 0;       // of the settled part in this block
  const double* settled = nullptr;  // of this block
  const double* uniform = nullptr;
};

// The laws that share a flag of a day: each its own, all beyond the last one.
constexpr std::size_t kFlags = 64;
// A law is watched for live terms that much above what they can be, so that
// not every act makes it be watched anew.
constexpr double kHeadroom = 0.25;

constexpr int kDays = static_cast<int>(kBlock);

class Walk {
 public:
  Walk(const System& system,
       const std::vector<theory::Parameters>& parameters,
       const FutureDraws& draws,
       const Shared& shared,
       Future& out)
      : system_(system),
        panel_(*system.panel),
        draws_(draws),
        out_(out),
        lines_open_(system.lines_open),
        highest_(system.laws.size()),
        least_(system.laws.size()),
        shared_(shared) {
    ENTENTE_EXPECTS(parameters.size() == system.laws.size());
    begin_history(system, out);
    begin_script(system, out);
    out_.terms = system.start;
    out_.lines.assign(1, {system.from, lines_open_});
    const std::size_t laws = system.laws.size();
    out_.block.resize((2 * laws + 1) * kBlock);
    out_.maybe.resize(kBlock);
    for (std::size_t k = 0; k < laws; ++k)
      start_law(k, parameters[k]);
  }

  void run() {
    for (int first = 0; first < system_.days; first += kDays) {
      const int size = std::min(kDays, system_.days - first);
      begin_block(system_.from + first, size);
      for (int i = 0; i < size; ++i) {
        const int day = system_.from + first + i;
        if (i % kLooked == kLookedAt) look(day);
        if (out_.maybe[i] != 0 || out_.script.due <= day) live(day, i, size);
      }
    }
  }

 private:
  void start_law(std::size_t k, const theory::Parameters& parameters) {
    const Simulated& law = system_.laws[k];
    Running now;
    now.law = &law;
    now.parameters = &parameters;
    now.excitation = law.excitation;
    now.at = system_.from;
    if (shared_.background == nullptr)
      now.settled_theta = settled_theta(law, parameters);
    now.live = Ceiling(law, parameters);
    running_.push_back(std::move(now));
  }

  // Of the days from `first` on: settled parts, uniforms, and where a law may
  // act.
  void begin_block(int first, int size) {
    const auto days = static_cast<std::size_t>(size);
    const std::size_t laws = running_.size();
    const auto block = static_cast<std::size_t>((first - system_.from) / kDays);
    const double* settled = out_.block.data();
    const double* uniform = settled + laws * kBlock;
    const double* highest = highest_.data();
    if (shared_.background != nullptr) {
      settled = shared_.background->linear.data() + block * laws * kBlock;
      highest = shared_.background->highest.data() + block * laws;
      uniform = shared_.uniforms->values.data() + block * laws * kBlock;
    } else {
      for (std::size_t k = 0; k < laws; ++k)
        highest_[k] =
            settle_block(*running_[k].law, running_[k].settled_theta, block,
                         first, days, room_, out_.block.data() + k * kBlock);
      draw_block(system_, draws_.acts, first, days, Wanted::acting,
                 out_.block.data() + laws * kBlock);
    }
    std::fill(out_.maybe.begin(), out_.maybe.end(), 0);
    for (std::size_t k = 0; k < laws; ++k) {
      Running& now = running_[k];
      now.settled = settled + k * kBlock;
      now.uniform = uniform + k * kBlock;
      now.highest = highest[k];
      least_[k] = kNone;
      if (!now.law->silent) watch(k, first, 0, days);
    }
  }

  // Marks the days of the block, from the i-th on, on which the law may act.
  void watch(std::size_t k, int day, std::size_t i, std::size_t days) {
    Running& now = running_[k];
    now.memory_bound = memory(now, day) * (1 + kSlack);
    now.watched = std::min(now.live.most() + kHeadroom, now.live.end());
    const double background = exp_cut(now.highest + now.watched) * (1 + kSlack);
    least_[k] = 1 - (background + now.memory_bound) - kSlack;
    theory::flag_block(now.uniform + i, least_[k],
                       std::uint64_t{1} << std::min(k, kFlags - 1), days - i,
                       out_.maybe.data() + i);
  }

  // sum_j n_j E_j on a day.
  double memory(const Running& now, int day) const {
    double sum = 0;
    for (std::size_t j = 0; j < now.excitation.size(); ++j) {
      sum += now.parameters->n[j] *
             (now.excitation[j] * now.law->memory[j].of(day - now.at));
    }
    return sum;
  }

  void live(int day, int i, int size) {
    const unsigned open_before = lines_open_;
    acted_.clear();
    if (out_.script.due <= day) follow_script(day);
    if (terms_raised_)
      watch_again(day, static_cast<std::size_t>(i),
                  static_cast<std::size_t>(size));
    for (std::uint64_t may = out_.maybe[i]; may != 0; may &= may - 1) {
      const auto flag = static_cast<std::size_t>(std::countr_zero(may));
      const std::size_t end = flag + 1 < kFlags ? flag + 1 : running_.size();
      for (std::size_t k = flag; k < end; ++k)
        if (running_[k].uniform[i] > least_[k]) act(k, day, i, open_before);
    }
    if (acted_.empty()) return;
    unite(day);
    if (lines_open_ != open_before)
      out_.lines.push_back({day + 1, lines_open_});
    std::sort(acted_.begin(), acted_.end());
    acted_.erase(std::unique(acted_.begin(), acted_.end()), acted_.end());
    for (const std::size_t k : acted_) {
      if (k >= running_.size()) {
        add_scripted(k, day);
        continue;
      }
      remember(k, running_[k], day);
    }
    if (i + 1 < size)
      watch_again(day + 1, static_cast<std::size_t>(i) + 1,
                  static_cast<std::size_t>(size));
  }

  // What a schedule holds is among the terms at once.
  void follow_script(int day) {
    const Script& script = system_.script;
    const std::size_t first = out_.script.to_come;
    run_script(system_, day, out_, acted_);
    for (std::size_t i = first; i < out_.script.to_come; ++i) {
      const Scheduled& one = script.scheduled[i];
      if (out_.script.held[i] != 0)
        raise(script.schedules[one.schedule].group, day, one.weight);
    }
  }

  // The laws that acted, and those whose terms may now be above what they were
  // watched for.
  void watch_again(int day, std::size_t i, std::size_t days) {
    terms_raised_ = false;
    for (std::size_t k = 0; k < running_.size(); ++k) {
      const Running& now = running_[k];
      const bool raised = now.live.most() > now.watched || now.at == day;
      if (raised && !now.law->silent) watch(k, day, i, days);
    }
  }

  // Settled part and clamped terms, as the likelihood adds them.
  double linear_predictor(Running& now, int day, int i) {
    const Simulated& law = *now.law;
    const int t = panel_.seed_days + day;
    double linear = now.settled[i];
    for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
      const double value = out_.terms.value(system_.live, law.live_terms[c], t);
      const double part = now.parameters->theta[law.live_columns[c]] *
                          std::clamp(value, law.low[c], law.high[c]);
      now.live.see(c, part, t);
      linear += part;
    }
    return linear;
  }

  void act(std::size_t k, int day, int i, unsigned open) {
    Running& now = running_[k];
    const double uniform = now.uniform[i];
    // On most days without a look at any term.
    const double highest = now.settled[i] + now.live.most();
    if (surely_below(highest, 1 - uniform - now.memory_bound)) return;
    if (!can_act(system_, *now.law, day, open)) return;
    const double remembered = memory(now, day);
    const double most = 1 - uniform - remembered;
    if (surely_below(highest, most)) return;
    const double linear = linear_predictor(now, day, i);
    if (surely_below(linear, most)) return;
    const double rate = exp_cut(linear) + remembered;
    if (!happens(rate, uniform)) return;
    happen({system_, draws_.marks, out_}, k, day,
           acts_of(*now.law, rate, uniform), lines_open_);
    acted_.push_back(k);
  }

  void unite(int day) {
    const int t = panel_.seed_days + day;
    for (std::size_t u = 0; u < system_.unions.size(); ++u) {
      future::unite(system_, u, day, out_);
      const GroupDays& whole = out_.groups[system_.laws.size() + u];
      if (whole.count[t] != 0) tell(system_.unions[u].whole, day, whole);
    }
  }

  void remember(std::size_t k, Running& now, int day) {
    const int t = panel_.seed_days + day;
    const GroupDays& days = out_.groups[k];
    const Simulated& law = *now.law;
    for (std::size_t j = 0; j < now.excitation.size(); ++j) {
      const double held = now.excitation[j] * law.memory[j].of(day - now.at);
      now.excitation[j] = theory::excited(held, law.ratios[j], days.count[t]);
    }
    now.at = day + 1;
    tell(law.law.group, day, days);
  }

  // An act of a group that only the script moves.
  void add_scripted(std::size_t slot, int day) {
    const std::size_t first = running_.size() + system_.unions.size();
    tell(system_.script.groups[slot - first], day, out_.groups[slot]);
  }

  // What an act of a group allows the terms that read it.
  void raise(std::size_t group, int day, double weight) {
    for (const System::Reader& reader : system_.readers[group]) {
      Running& now = running_[reader.law];
      now.live.raise(reader.column, weight, panel_.seed_days + day);
      terms_raised_ = terms_raised_ || now.live.most() > now.watched;
    }
  }

  // What a group did on a day, to whoever sees it later.
  void tell(std::size_t group, int day, const GroupDays& days) {
    const int t = panel_.seed_days + day;
    out_.terms.add(group, t, days.weight[t], days.until[t]);
    raise(group, day, days.weight[t]);
    wake_rules(system_.script, group, day, out_.script);
  }

  void look(int day) {
    for (const Running& now : running_) {
      const Simulated& law = *now.law;
      for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
        const double value = out_.terms.value(system_.live, law.live_terms[c],
                                              panel_.seed_days + day);
        const bool shown = value >= law.low[c] && value <= law.high[c];
        out_.clamped_term_days += shown ? 0 : 1;
      }
      out_.term_days += static_cast<long>(law.live_columns.size());
    }
  }

  const System& system_;
  const theory::Panel& panel_;
  const FutureDraws& draws_;
  Future& out_;
  unsigned lines_open_;
  bool terms_raised_ = false;  // above what some law is watched for
  std::vector<Running> running_;
  std::vector<std::size_t> acted_;  // slots, today
  Room room_;
  std::vector<double> highest_;  // by law, of this block
  std::vector<double> least_;    // by law: uniforms up to it cannot act
  Shared shared_;
};

}  // namespace

void simulate_shared(const System& system,
                     const std::vector<theory::Parameters>& parameters,
                     const Shared& shared,
                     const FutureDraws& draws,
                     Future& out) {
  Walk(system, parameters, draws, shared, out).run();
}

void simulate(const System& system,
              const std::vector<theory::Parameters>& parameters,
              const FutureDraws& draws,
              const Recorder* recorder,
              Future& out) {
  Walk(system, parameters, draws, {}, out).run();
  if (recorder != nullptr) record_rows(system, *recorder, out);
}

}  // namespace entente::future
