#include "entente/claim/judged.hpp"

#include <algorithm>
#include <cmath>

#include "entente/theory/units.hpp"

namespace entente::claim {
namespace {

constexpr int kBootstrap = 200;
// More nulls are drawn within three errors of an edge, and in the end two are
// told: the first is looked at up to five times, the second once.
constexpr double kGoOn = 3, kTold = 2;

// Where the regions lie within this of a third each, and the error that the
// method has where there is no effect is wider than this [log RR60], nothing
// was asked of the record: at an error of one, an effect would have to be some
// ninefold before the rule leans.
constexpr double kFlat = 0.05;
constexpr double kTooWide = 1;

bool near_edge(const Judged& judged, const NullEffort& effort) {
  const double near = kGoOn * judged.mc_error;
  if (effort.edges == NullEffort::Edges::all)
    return word_within(judged.probability, near).has_value();
  return std::min(std::abs(judged.probability - 0.20),
                  std::abs(judged.probability - 0.80)) < near;
}

double spread(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (const double value : values)
    sum += value;
  const double mean = sum / static_cast<double>(values.size());
  for (const double value : values)
    squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

void correct(const NullOptions& options, Form form, Judged& out) {
  const Correction correction = correction_of(out.null);
  const double scale = prior_scale(out.asked.panel.setting);
  out.interval = interval_of(*out.marginal, correction);
  // + 0.0: never -0.
  out.corrected = out.estimate.log_rr60 - correction.shift + 0.0;
  // Far from normal the normal approximation can miss its own interval.
  if (out.corrected < out.interval.low.value_or(out.corrected) ||
      out.corrected > out.interval.high.value_or(out.corrected))
    out.corrected = highest_of(*out.marginal, correction) + 0.0;
  out.corrected_se = out.estimate.se * correction.stretch;
  out.regions = regions(*out.marginal, correction, scale);
  out.probability = probability_of(form, out.regions);
  std::vector<double> again;
  for (const Correction& other : bootstrap(out.null, options, kBootstrap))
    again.push_back(probability_of(form, regions(*out.marginal, other, scale)));
  out.mc_error = spread(again);
}

bool flat(const Judged& judged) {
  return std::all_of(judged.regions.begin(), judged.regions.end(),
                     [](double p) { return std::abs(p - 1.0 / 3) < kFlat; });
}

void cannot(std::string why, Form form, Judged& out) {
  out.word = Word::cannot_be_asked;
  out.why_cannot = std::move(why);
  out.regions = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  out.probability = probability_of(form, out.regions);
  out.mc_error = 0;
}

void give_word(Form form, Judged& out) {
  const bool finite = std::isfinite(out.probability) &&
                      std::isfinite(out.mc_error) &&
                      std::isfinite(out.null.median);
  if (!finite)
    return cannot("the histories without an effect could not be fitted", form,
                  out);
  const double error = out.null.error * correction_of(out.null).stretch;
  if (flat(out) && (out.null.errors.empty() || error > kTooWide))
    return cannot(
        "too few outcome acts lie near these acts: the record leaves the "
        "effect as open as it was before it was read",
        form, out);
  out.word = word_of(out.probability);
  out.at_edge_of = word_within(out.probability, kTold * out.mc_error);
}

}  // namespace

double prior_scale(const theory::Setting& setting) {
  return theory::log_rr60_sd(setting.model->median_ratio);
}

Judged judge_question(const theory::VerdictPanel& panel,
                      const Question& question,
                      Form form,
                      const NullEffort& effort) {
  Judged out;
  out.asked = ask(panel, question);
  out.estimate = estimate_of(out.asked.fit, out.asked.law);
  out.marginal = marginal_of(out.asked);
  NullSampler sampler(out.asked, question, effort.options);
  out.null = sampler.null_of(effort.options.replicates);
  if (!out.marginal) {
    out.corrected = out.estimate.log_rr60;
    out.corrected_se = out.estimate.se;
    cannot("the fit of the record did not converge", form, out);
    return out;
  }
  correct(effort.options, form, out);
  for (const int more : kMoreNulls) {
    if (more <= out.null.replicates || more > effort.most) continue;
    if (!near_edge(out, effort)) break;
    out.null = sampler.null_of(more);
    correct(effort.options, form, out);
  }
  give_word(form, out);
  return out;
}

double distance_to(Word word, double probability) {
  switch (capped(word)) {
    case Word::leans_for:
      return std::max(0.80 - probability, 0.0);
    case Word::leans_against:
      return std::max(probability - 0.20, 0.0);
    default:
      return std::max({0.20 - probability, probability - 0.80, 0.0});
  }
}

}  // namespace entente::claim
