#include "entente/claim/verdict.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "entente/core/rng.hpp"
#include "entente/theory/posterior.hpp"
#include "entente/theory/units.hpp"

namespace entente::claim {
namespace {

using theory::Setting;

constexpr double kLargest = 1000;  // a rate ratio that is still written

// A part of the work of all claims, done on any thread: a claim's main
// verdict (row 0), its self-exciting null (row 1) or a stability row (from 2).
struct Job {
  std::size_t claim = 0;
  std::size_t row = 0;
};

class Bench {
 public:
  Bench(const Setting& setting,
        const std::vector<ClaimSpec>& claims,
        const JudgeOptions& options)
      : setting_(setting),
        claims_(claims),
        options_(options),
        results_(claims.size()),
        rows_(claims.size()) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      results_[i].spec = claims[i];
      if (!is_effect(claims[i].form)) continue;
      results_[i].effect.emplace();
      if (options.row_replicates > 0)
        rows_[i] = stability_rows(setting, claims[i]);
      results_[i].effect->rows.resize(rows_[i].size());
    }
  }

  std::vector<ClaimResult> run() {
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const std::size_t rows =
          is_effect(claims_[i].form) ? 2 + rows_[i].size() : 1;
      for (std::size_t row = 0; row < rows; ++row)
        jobs.push_back({i, row});
    }
    // The longest first, so that no thread is left with one at the end.
    std::stable_sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
      return (a.row < 2) > (b.row < 2);
    });
    total_ = jobs.size();
    parallel_for(jobs.size(), options_.parallelism, [&](std::size_t j) {
      work(jobs[j]);
      ++done_;
      tell();
    });
    for (ClaimResult& result : results_)
      if (result.effect) conclude(result);
    return std::move(results_);
  }

 private:
  void tell() const {
    if (options_.progress) options_.progress(done_, total_);
  }

  NullOptions null_options(const ClaimSpec& claim,
                           NullKind kind,
                           int replicates) const {
    NullOptions out{kind, replicates, options_.seed, theme(claim.id.c_str())};
    out.before_each = [this] { tell(); };
    return out;
  }

  void work(const Job& job) {
    const ClaimSpec& claim = claims_[job.claim];
    ClaimResult& result = results_[job.claim];
    if (!is_effect(claim.form)) return measured(claim, result);
    Draft draft = draft_of(setting_, claim);
    if (job.row == 0) return main_verdict(draft, claim, result);
    if (job.row == 1) return self_exciting(draft, claim, result);
    stability(std::move(draft), claim, rows_[job.claim][job.row - 2],
              result.effect->rows[job.row - 2]);
  }

  void measured(const ClaimSpec& claim, ClaimResult& result) const {
    Measurement found =
        measure(setting_, claim,
                {options_.seed, options_.replicates, options_.most_replicates,
                 options_.parallelism, options_.given});
    result.measured = std::move(found.value);
    result.days_used = found.days_used;
    result.days_lost = found.days_lost;
    result.outcome_acts = found.outcome_acts;
    result.why_cannot = found.why_cannot;
    if (!found.why_cannot.empty()) {
      result.word = result.word_before_cap = Word::cannot_be_asked;
      result.probability = 0.5;
      return;
    }
    result.probability = found.probability;
    result.mc_error = found.mc_error;
    const auto after_cap = [&](Word word) {
      return is_capped(claim.form) ? capped(word) : word;
    };
    result.word_before_cap = word_of(found.probability);
    result.word = after_cap(result.word_before_cap);
    const auto other = word_within(found.probability, 2 * found.mc_error);
    if (other && after_cap(*other) != result.word)
      result.at_edge_of = after_cap(*other);
  }

  static void days(const Asked& asked, ClaimResult& result) {
    result.days_used = asked.rows;
    result.days_lost = static_cast<std::size_t>(asked.panel.days) - asked.rows;
    result.outcome_acts = asked.outcome_acts;
  }

  NullEffort effort(const ClaimSpec& claim) const {
    return {null_options(claim, NullKind::two_sided, options_.replicates),
            options_.most_replicates};
  }

  void main_verdict(Draft& draft,
                    const ClaimSpec& claim,
                    ClaimResult& result) const {
    EffectResult& effect = *result.effect;
    effect.doubles = doubles_of(draft);
    const Posed posed = pose(draft);
    const Judged judged =
        judge_question(posed.panel, posed.question, claim.form, effort(claim));
    effect.estimate = judged.estimate;
    effect.null = judged.null;
    effect.corrected = judged.corrected;
    effect.corrected_se = judged.corrected_se;
    effect.interval = judged.interval;
    effect.regions = judged.regions;
    result.probability = judged.probability;
    result.mc_error = judged.mc_error;
    result.word_before_cap = judged.word;
    result.at_edge_of = judged.at_edge_of;
    result.why_cannot = judged.why_cannot;
    days(judged.asked, result);
    const auto tested = tested_group(draft);
    tabulate(judged.asked, tested, effect);
    const std::string nothing = nothing_to_read(result, tested.has_value());
    if (!nothing.empty()) {
      result.word_before_cap = Word::cannot_be_asked;
      result.at_edge_of.reset();
      result.why_cannot = nothing;
      return;
    }
    beside_the_word(claim, judged, effect);
  }

  // What the record lacks altogether; empty where it has some of all.
  static std::string nothing_to_read(const ClaimResult& result, bool by_acts) {
    if (result.days_used == 0) return "its outcome was read on no day";
    if (result.outcome_acts == 0)
      return "its outcome has no act on the days that are used";
    if (by_acts && result.effect->acts == 0)
      return "what is tested did not happen in the window";
    return "";
  }

  // What a reader checks by hand.
  static void tabulate(const Asked& asked,
                       std::optional<std::size_t> tested,
                       EffectResult& effect) {
    const theory::Panel& panel = asked.panel;
    if (!tested) {
      effect.state = state_table(panel, asked.law);
      effect.acts = static_cast<int>(effect.state->spells.size());
      return;
    }
    for (const record::ActDay& act : panel.act_days[*tested])
      if (panel.setting.window.holds(act.day))
        effect.acts += static_cast<int>(act.acts.size());
    effect.followed = followed_table(panel, *tested, asked.law.group);
  }

  // What the record could have shown: from the error that the method has where
  // there is no effect, since that of a large estimate says nothing about it.
  void beside_the_word(const ClaimSpec& claim,
                       const Judged& judged,
                       EffectResult& effect) const {
    if (judged.word == Word::cannot_be_asked) return;
    const double scale = prior_scale(setting_);
    const Correction correction = correction_of(judged.null);
    const double error = judged.null.error * correction.stretch;
    const auto smallest = [&](double q) -> std::optional<double> {
      const double ratio = smallest_effect(claim.form, q, error, scale);
      if (!(ratio < kLargest) || !(ratio > 1 / kLargest)) return {};
      return ratio;
    };
    effect.smallest_leaning = smallest(0.80);
    effect.smallest_supported = smallest(0.95);
    constexpr double kFar = 1e6;  // an end that is open
    effect.e_values = e_values(claim.form, effect.corrected,
                               effect.interval.low.value_or(-kFar),
                               effect.interval.high.value_or(kFar));
    const double away = distance_to_next_word([&](double moved) {
      return probability_of(
          claim.form,
          regions(*judged.marginal,
                  {correction.shift - moved, correction.stretch}, scale));
    });
    if (away < kFarthest) effect.to_next_word = std::exp(away);
    const theory::Design design =
        theory::design_of(judged.asked.panel, judged.asked.law);
    effect.seen = seen_strengths(
        judged.asked.law, design.rows,
        theory::parameters_at(judged.asked.law, judged.asked.fit.mode).theta);
    effect.acts_to_decide = acts_to_decide(
        [&](double factor) {
          return probability_of(
              claim.form, regions(*judged.marginal, correction, scale, factor));
        },
        effect.acts);
  }

  void self_exciting(Draft& draft,
                     const ClaimSpec& claim,
                     ClaimResult& result) const {
    const Posed posed = pose(draft);
    const Asked asked = ask(posed.panel, posed.question);
    result.effect->self_exciting_median =
        null_of(
            asked, posed.question,
            null_options(claim, NullKind::self_exciting, options_.replicates))
            .median;
  }

  void stability(Draft draft,
                 const ClaimSpec& claim,
                 const Row& row,
                 StabilityRow& out) const {
    row.change(draft);
    const Posed posed = pose(draft);
    const NullEffort effort{
        null_options(claim, NullKind::two_sided, options_.row_replicates),
        options_.most_row_replicates, NullEffort::Edges::inner};
    out = row_of(row.name, judge_question(posed.panel, posed.question,
                                          claim.form, effort));
    out.role = row.role;
    out.before = probability_of(claim.form, {1. / 3, 1. / 3, 1. / 3});
  }

  static StabilityRow row_of(const std::string& name, const Judged& judged) {
    StabilityRow row;
    row.name = name;
    row.word = capped(judged.word);
    row.probability = judged.probability;
    row.mc_error = judged.mc_error;
    row.log_rr60 = judged.corrected;
    row.se = judged.corrected_se;
    row.interval = judged.interval;
    row.null_estimates = judged.null.estimates;
    return row;
  }

  // The word after cap and rows, and whether chance leaves it another.
  void conclude(ClaimResult& result) const {
    EffectResult& effect = *result.effect;
    StabilityRow main;
    main.name = "as defined";
    main.word = result.word = capped(result.word_before_cap);
    main.null_estimates = effect.null.estimates;
    compare_rows(main, effect.rows);
    if (result.word == Word::cannot_be_asked) return;
    const auto after_rows = [&](Word word) {
      return stability_of(word, effect.rows).upset == Upset::none
                 ? word
                 : Word::unresolved;
    };
    const Word defined = result.word;
    const Stability stability = stability_of(defined, effect.rows);
    result.upset = stability.upset;
    result.word = after_rows(defined);
    std::optional<Word> other;
    if (result.at_edge_of) other = after_rows(capped(*result.at_edge_of));
    const bool rows_open = stability.chance == Stability::Chance::open;
    if (rows_open && result.word == defined) other = Word::unresolved;
    if (rows_open && result.word != defined) other = defined;
    result.at_edge_of.reset();
    if (other && *other != result.word) result.at_edge_of = other;
  }

  const Setting& setting_;
  const std::vector<ClaimSpec>& claims_;
  const JudgeOptions& options_;
  std::vector<ClaimResult> results_;
  std::vector<std::vector<Row>> rows_;
  std::atomic<std::size_t> done_ = 0;
  std::size_t total_ = 0;
};

}  // namespace

std::vector<ClaimResult> judge(const theory::Setting& setting,
                               const std::vector<ClaimSpec>& claims,
                               const JudgeOptions& options) {
  return Bench(setting, claims, options).run();
}

}  // namespace entente::claim
