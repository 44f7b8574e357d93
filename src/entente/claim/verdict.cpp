#include "entente/claim/verdict.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "entente/core/rng.hpp"
#include "entente/theory/units.hpp"

namespace entente::claim {
namespace {

using theory::Setting;

// A posterior wider than this under N(0, 1) holds next to nothing.
constexpr double kTooWide = 0.9;
constexpr double kFlipShare = 0.25;
constexpr double k95 = 1.959964;  // normal quantile of .975

double prior_scale(const Setting& setting) {
  return theory::log_rr60_sd(setting.model->median_ratio);
}

NullOptions null_options(const ClaimSpec& claim,
                         const JudgeOptions& options,
                         NullKind kind,
                         int replicates) {
  return {kind, replicates, options.seed, theme(claim.id.c_str())};
}

bool is_effect(const ClaimSpec& claim) {
  return claim.form != Form::season && claim.form != Form::hazard;
}

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
      if (!is_effect(claims[i])) continue;
      results_[i].effect.emplace();
      if (options.row_replicates > 0)
        rows_[i] = stability_rows(setting, claims[i]);
      results_[i].effect->rows.resize(rows_[i].size());
    }
  }

  std::vector<ClaimResult> run() {
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const std::size_t rows = is_effect(claims_[i]) ? 2 + rows_[i].size() : 1;
      for (std::size_t row = 0; row < rows; ++row)
        jobs.push_back({i, row});
    }
    // The longest first, so that no thread is left with one at the end.
    std::stable_sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
      return (a.row < 2) > (b.row < 2);
    });
    std::atomic<std::size_t> done = 0;
    parallel_for(jobs.size(), options_.parallelism, [&](std::size_t j) {
      work(jobs[j]);
      const std::size_t now = ++done;
      if (options_.progress) options_.progress(now, jobs.size());
    });
    for (ClaimResult& result : results_)
      if (result.effect) conclude(result);
    return std::move(results_);
  }

 private:
  void work(const Job& job) {
    const ClaimSpec& claim = claims_[job.claim];
    ClaimResult& result = results_[job.claim];
    if (claim.form == Form::hazard) return hazard(claim, result);
    Draft draft = draft_of(setting_, claim);
    if (claim.form == Form::season) return season(draft, claim, result);
    if (job.row == 0) return main_verdict(draft, claim, result);
    if (job.row == 1) return self_exciting(draft, claim, result);
    stability(std::move(draft), claim, rows_[job.claim][job.row - 2],
              result.effect->rows[job.row - 2]);
  }

  void hazard(const ClaimSpec& claim, ClaimResult& result) const {
    result.hazards.push_back(
        hazard_of(setting_, *claim.hazard, claim.hazard->from));
    for (const Day from : claim.hazard->also_from)
      result.hazards.push_back(hazard_of(setting_, *claim.hazard, from));
    result.probability = result.hazards[0].probability;
    result.word = result.word_before_cap = word_of(result.probability);
    result.outcome_acts = result.hazards[0].events;
  }

  void season(const Draft& draft,
              const ClaimSpec& claim,
              ClaimResult& result) const {
    const Posed posed = pose(draft);
    const Asked asked = ask(posed.panel, posed.question);
    result.season = season_of(asked, posed.question,
                              null_options(claim, options_, NullKind::two_sided,
                                           options_.replicates));
    result.probability = result.season->rank_share;
    result.word = result.word_before_cap = word_of(result.probability);
    days(asked, result);
  }

  static void days(const Asked& asked, ClaimResult& result) {
    result.days_used = asked.rows;
    result.days_lost = static_cast<std::size_t>(asked.panel.days) - asked.rows;
    result.outcome_acts = asked.outcome_acts;
  }

  void main_verdict(const Draft& draft,
                    const ClaimSpec& claim,
                    ClaimResult& result) const {
    const Posed posed = pose(draft);
    const Judged judged =
        judge_question(posed.panel, posed.question, claim.form,
                       null_options(claim, options_, NullKind::two_sided,
                                    options_.replicates));
    EffectResult& effect = *result.effect;
    effect.estimate = judged.estimate;
    effect.null = judged.null;
    effect.corrected = judged.corrected;
    effect.corrected_se = judged.corrected_se;
    effect.regions = judged.regions;
    result.probability = judged.probability;
    result.word_before_cap = judged.word;
    days(judged.asked, result);
    const theory::Panel& panel = judged.asked.panel;
    const std::size_t treatment = tested_group(draft);
    for (const record::ActDay& act : panel.act_days[treatment])
      if (panel.setting.window.holds(act.day))
        effect.acts += static_cast<int>(act.acts.size());
    effect.followed = followed_table(
        panel, treatment, theory::group_index(panel.setting, draft.outcome));
    const double scale = prior_scale(setting_);
    effect.smallest_leaning =
        smallest_effect(claim.form, 0.80, effect.corrected_se, scale);
    effect.smallest_supported =
        smallest_effect(claim.form, 0.95, effect.corrected_se, scale);
    effect.low = effect.corrected - k95 * effect.corrected_se;
    effect.high = effect.corrected + k95 * effect.corrected_se;
    effect.e_values =
        e_values(claim.form, effect.corrected, effect.low, effect.high);
    effect.acts_to_decide = acts_to_decide(
        claim.form, effect.corrected, effect.corrected_se, scale, effect.acts);
  }

  void self_exciting(const Draft& draft,
                     const ClaimSpec& claim,
                     ClaimResult& result) const {
    const Posed posed = pose(draft);
    const Asked asked = ask(posed.panel, posed.question);
    result.effect->self_exciting_median =
        null_of(asked, posed.question,
                null_options(claim, options_, NullKind::self_exciting,
                             options_.replicates))
            .median;
  }

  void stability(Draft draft,
                 const ClaimSpec& claim,
                 const Row& row,
                 StabilityRow& out) const {
    row.change(draft);
    const Posed posed = pose(draft);
    const Judged judged =
        judge_question(posed.panel, posed.question, claim.form,
                       null_options(claim, options_, NullKind::two_sided,
                                    options_.row_replicates));
    out.name = row.name;
    out.word = capped(judged.word);
    out.probability = judged.probability;
    out.log_rr60 = judged.corrected;
    out.se = judged.corrected_se;
  }

  void conclude(ClaimResult& result) const {
    const Word word = capped(result.word_before_cap);
    std::size_t flips = 0;
    for (StabilityRow& row : result.effect->rows) {
      if (row.word == word) continue;
      row.flip = StabilityRow::Flip::yes;
      ++flips;
    }
    result.word = word;
    if (word == Word::cannot_be_asked) {
      result.why_cannot =
          "too few outcome acts lie near these acts: the record leaves the "
          "effect as open as it was before it was read";
      return;
    }
    const auto rows = static_cast<double>(result.effect->rows.size());
    if (static_cast<double>(flips) > kFlipShare * rows) {
      result.flips = ClaimResult::Flips::many;
      result.word = Word::unresolved;
    }
  }

  const Setting& setting_;
  const std::vector<ClaimSpec>& claims_;
  const JudgeOptions& options_;
  std::vector<ClaimResult> results_;
  std::vector<std::vector<Row>> rows_;
};

}  // namespace

Judged judge_question(const theory::VerdictPanel& panel,
                      const Question& question,
                      Form form,
                      const NullOptions& options) {
  Judged out;
  out.asked = ask(panel, question);
  out.estimate = estimate_of(out.asked.fit, out.asked.law);
  out.null = null_of(out.asked, question, options);
  out.corrected = out.estimate.log_rr60 - out.null.median;
  out.corrected_se = out.estimate.se * std::max(1.0, out.null.spread_ratio);
  const bool asked_well =
      out.estimate.status == inference::FitStatus::converged &&
      out.estimate.sd <= kTooWide;
  if (!asked_well) {
    out.word = Word::cannot_be_asked;
    out.regions = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    out.probability = probability_of(form, out.regions);
    return out;
  }
  out.regions = regions(out.corrected, out.corrected_se,
                        prior_scale(panel.panel.setting));
  out.probability = probability_of(form, out.regions);
  out.word = word_of(out.probability);
  return out;
}

std::vector<ClaimResult> judge(const theory::Setting& setting,
                               const std::vector<ClaimSpec>& claims,
                               const JudgeOptions& options) {
  return Bench(setting, claims, options).run();
}

}  // namespace entente::claim
