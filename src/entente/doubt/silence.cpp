#include "entente/doubt/silence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "entente/inference/base_model.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::doubt {
namespace {

constexpr std::size_t kFewest = 3;  // act days: two ends and one between

// The source density falls silent with the record, and would explain it away.
theory::Law law_without_effects(const theory::Panel& panel, std::size_t group) {
  theory::LawOptions options;
  options.density = false;
  return theory::build_law(panel, group, {}, options);
}

// log of the expected acts on the days of `span` that count.
double log_expected(const theory::Panel& panel,
                    const QuietLaw& quiet,
                    std::span<const double> q,
                    Span span) {
  const theory::Law& law = quiet.law;
  const theory::Parameters at = theory::parameters_at(law, q);
  double sum = 0;
  for (Day day = span.from; day <= span.to; ++day) {
    const int t = day - panel.setting.window.from;
    if (panel.at_risk[law.group][t] == 0 || panel.covered[law.group][t] == 0)
      continue;
    double eta = 0;
    for (std::size_t c = 0; c < law.columns.size(); ++c)
      eta += at.theta[c] * law.columns[c].fixed[t];
    sum += std::exp(eta);
    for (std::size_t j = 0; j < quiet.excitation.size(); ++j)
      sum += at.n[j] * quiet.excitation[j][t];
  }
  return std::log(std::max(sum, 1e-300));
}

// The delta method: g' C g with g by central differences.
template <class Function>
double variance_of(const inference::Fit& fit, const Function& value_at) {
  constexpr double kStep = 1e-4;
  const std::size_t d = fit.mode.size();
  std::vector<double> gradient(d);
  for (std::size_t i = 0; i < d; ++i) {
    std::vector<double> up = fit.mode, down = fit.mode;
    up[i] += kStep;
    down[i] -= kStep;
    gradient[i] = (value_at(up) - value_at(down)) / (2 * kStep);
  }
  double variance = 0;
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j)
      variance += gradient[i] * fit.covariance[i * d + j] * gradient[j];
  return std::max(variance, 0.0);
}

// log E[exp(-S)] for log S ~ N(mean, variance), by the trapezoid rule.
double log_mean_of_none(double mean, double variance) {
  constexpr int kPoints = 160;  // on each side of 0
  constexpr double kStep = 0.05;
  const double sd = std::sqrt(variance);
  std::vector<double> terms;
  for (int i = -kPoints; i <= kPoints; ++i) {
    const double z = kStep * i;
    terms.push_back(-std::exp(mean + sd * z) - 0.5 * z * z);
  }
  const double most = *std::max_element(terms.begin(), terms.end());
  double sum = 0;
  for (const double term : terms)
    sum += std::exp(term - most);
  return most + std::log(sum * kStep / std::sqrt(2 * std::numbers::pi));
}

// First and last day on which anything stands in the record, whatever its
// precision: so far somebody read.
Span record_span(const theory::Panel& panel) {
  const auto& acts = panel.setting.record->acts;
  Span span{acts.front().day, acts.front().day};
  for (const record::Act& act : acts)
    span.to = std::max(span.to, act.day);
  return span;
}

// Groups of which no two share an act, in their order, so that their
// probabilities may be multiplied.
std::vector<const QuietLaw*> disjoint(const theory::Panel& panel,
                                      const std::vector<QuietLaw>& laws) {
  std::vector<const QuietLaw*> chosen;
  std::set<std::size_t> taken;
  for (const QuietLaw& law : laws) {
    std::set<std::size_t> acts;
    for (const record::ActDay& day : panel.act_days[law.group])
      acts.insert(day.acts.begin(), day.acts.end());
    const bool fresh =
        std::none_of(acts.begin(), acts.end(),
                     [&](std::size_t act) { return taken.contains(act); });
    if (!fresh) continue;
    taken.insert(acts.begin(), acts.end());
    chosen.push_back(&law);
  }
  return chosen;
}

bool is_improbable(double log_probability) {
  return log_probability < std::log(kImprobable);
}

// The record's own silence at one end, where it is improbable.
std::optional<Silence> silence_of_record(const theory::Panel& panel,
                                         const std::vector<QuietLaw>& laws,
                                         End end,
                                         Span span) {
  if (span.to < span.from) return {};
  double log_p = 0;
  for (const QuietLaw* law : disjoint(panel, laws))
    log_p += log_silence(panel, *law, span);
  if (!is_improbable(log_p)) return {};
  return Silence{{}, end, span, log_p};
}

// What of a group's silence lies before (trailing) or after (leading) that of
// the record.
Span beyond(Span group, const std::optional<Silence>& record, End end) {
  if (!record) return group;
  if (end == End::trailing)
    return {group.from, std::min(group.to, record->span.from - 1)};
  return {std::max(group.from, record->span.to + 1), group.to};
}

}  // namespace

std::optional<QuietLaw> quiet_law(const theory::Panel& panel,
                                  std::size_t group) {
  const Span window = panel.setting.window;
  std::vector<Day> days;
  for (const record::ActDay& act : panel.act_days[group])
    if (window.holds(act.day)) days.push_back(act.day);
  if (days.size() < kFewest || !inference::has_law(panel, group)) return {};
  QuietLaw quiet;
  quiet.group = group;
  quiet.first = days.front();
  quiet.last = days.back();
  quiet.law = law_without_effects(panel, group);
  quiet.excitation = theory::excitation_of(panel, quiet.law);
  theory::Panel between = panel;
  for (Day day = window.from; day <= window.to; ++day)
    if (day <= quiet.first || day >= quiet.last)
      between.covered[group][day - window.from] = 0;
  const theory::Design design = theory::design_of(between, quiet.law);
  if (design.rows.rows == 0) return {};
  quiet.fit = inference::fit_mode(quiet.law, design.rows);
  if (quiet.fit.status != inference::FitStatus::converged) return {};
  return quiet;
}

double log_silence(const theory::Panel& panel,
                   const QuietLaw& quiet,
                   Span span) {
  if (span.to < span.from) return 0;
  const auto value_at = [&](const std::vector<double>& q) {
    return log_expected(panel, quiet, q, span);
  };
  return log_mean_of_none(value_at(quiet.fit.mode),
                          variance_of(quiet.fit, value_at));
}

std::vector<Silence> improbable_silences(const theory::Panel& panel) {
  if (panel.setting.record->acts.empty()) return {};
  std::vector<QuietLaw> laws;
  for (std::size_t g = 0; g < panel.groups.size(); ++g)
    if (auto law = quiet_law(panel, g)) laws.push_back(std::move(*law));
  const Span window = panel.setting.window;
  const Span read = record_span(panel);
  const auto begun = [&](const QuietLaw& law) {
    return panel.act_days[law.group].front().day < window.from;
  };
  const auto goes_on = [&](const QuietLaw& law) {
    const auto days = record::act_days((*panel.setting.groups)[law.group],
                                       *panel.setting.record);
    return days.back().day > window.to;
  };
  std::vector<Silence> found;
  for (const End end : {End::leading, End::trailing}) {
    const bool leading = end == End::leading;
    const std::optional<Silence> whole = silence_of_record(
        panel, laws, end,
        leading ? Span{window.from, std::min(read.from - 1, window.to)}
                : Span{std::max(read.to + 1, window.from), window.to});
    if (whole) found.push_back(*whole);
    for (const QuietLaw& law : laws) {
      if (leading ? begun(law) : goes_on(law)) continue;
      const Span span = leading ? Span{window.from, law.first - 1}
                                : Span{law.last + 1, window.to};
      const double own = log_silence(panel, law, beyond(span, whole, end));
      if (is_improbable(own)) {
        found.push_back({law.group, end, span, log_silence(panel, law, span)});
      }
    }
  }
  return found;
}

}  // namespace entente::doubt
