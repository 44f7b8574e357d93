#include "entente/claim/multiverse.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <optional>
#include <tuple>

#include "entente/claim/judged.hpp"
#include "entente/claim/null_records.hpp"
#include "entente/core/rng.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::claim {
namespace {

using inference::FitStatus;
using Levels = std::vector<std::size_t>;

// All combinations of the levels of the choices that `of` names; the others at
// their first.
std::vector<Levels> combinations(const std::vector<Choice>& choices,
                                 Choice::Of of) {
  std::vector<Levels> all = {Levels(choices.size(), 0)};
  for (std::size_t k = 0; k < choices.size(); ++k) {
    if (choices[k].of != of) continue;
    std::vector<Levels> longer;
    for (const Levels& one : all) {
      for (std::size_t level = 0; level < choices[k].levels.size(); ++level) {
        longer.push_back(one);
        longer.back()[k] = level;
      }
    }
    all = std::move(longer);
  }
  return all;
}

void apply(const std::vector<Choice>& choices,
           const Levels& levels,
           Draft& draft) {
  for (std::size_t k = 0; k < choices.size(); ++k)
    choices[k].levels[levels[k]].change(draft);
}

Levels added(Levels a, const Levels& b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    a[k] += b[k];
  return a;
}

// The acts read in one way, and the drafts that read them so, by outcome.
struct Reading {
  std::vector<std::unique_ptr<Draft>> drafts;  // the panel points to the first
  std::vector<Levels> outcomes;
  theory::Panel panel;
};

bool same_acts(const Draft& a, const Draft& b) {
  for (std::size_t g = 0; g < a.groups.size(); ++g)
    if (a.groups[g].except != b.groups[g].except) return false;
  return true;
}

// A specification while its panel is read: its law, and the fit of the record.
struct Posing {
  Levels levels;
  std::size_t reading = 0;
  theory::Law law;
  inference::Fit fit;
  Estimate estimate;
};

bool usable(const Estimate& estimate) {
  return estimate.status == FitStatus::converged &&
         std::isfinite(estimate.log_rr60) && std::isfinite(estimate.se);
}

// The panel of another record, read as `panel` reads its own: units, density
// and states that no law moves stay the record's.
theory::Panel reread(const theory::Panel& panel, const record::Record& record) {
  theory::Setting setting = panel.setting;
  setting.record = &record;
  theory::Panel out = theory::verdict_panel(setting).panel;
  out.typical = panel.typical;
  out.density = panel.density;
  for (std::size_t k = 0; k < panel.track_open.size(); ++k)
    if (!(*setting.tracks)[k].at_risk) out.track_open[k] = panel.track_open[k];
  return out;
}

class Bench {
 public:
  Bench(const theory::Setting& setting,
        const ClaimSpec& claim,
        const MultiverseOptions& options)
      : setting_(setting), claim_(claim), options_(options) {
    out_.claim = claim.id;
    out_.choices = choices_of(setting, claim);
    outcomes_ = combinations(out_.choices, Choice::Of::outcome);
    laws_ = combinations(out_.choices, Choice::Of::law);
  }

  Multiverse run() {
    std::optional<NullRecords> nulls;
    if (options_.records > 0)
      nulls.emplace(setting_, claim_, outcomes_of(claim_),
                    NullOptions{NullKind::two_sided, options_.records,
                                options_.seed, theme(claim_.id.c_str())});
    const auto panels = combinations(out_.choices, Choice::Of::panel);
    parts_ = panels.size() * static_cast<std::size_t>(options_.records + 1);
    for (const Levels& levels : panels)
      read_acts(levels, nulls);
    const auto& found = out_.specifications;
    if (found.empty() || found[0].levels != Levels(out_.choices.size(), 0)) {
      out_.specifications.clear();
      return std::move(out_);
    }
    conclude(claim_.form, prior_scale(setting_), out_);
    return std::move(out_);
  }

 private:
  // All specifications of one way to read the acts: on the record, then, those
  // that are new, on the records without an effect.
  void read_acts(const Levels& levels,
                 const std::optional<NullRecords>& nulls) {
    const std::vector<Reading> readings = readings_of(levels);
    std::vector<Posing> posings = posed(levels, readings);
    tell();
    keep_new(posings);
    const auto records = static_cast<std::size_t>(options_.records);
    std::vector<std::vector<Estimate>> found(records);
    parallel_for(records, options_.parallelism, [&](std::size_t r) {
      const record::Record record = nulls->draw(static_cast<std::uint32_t>(r));
      found[r] = on_record(record, readings, posings);
      tell();
    });
    for (std::size_t i = 0; i < posings.size(); ++i)
      keep(posings[i], i, found);
  }

  // The panels: one, unless what is done about doubles differs by outcome.
  std::vector<Reading> readings_of(const Levels& levels) const {
    std::vector<Reading> readings;
    for (const Levels& outcome : outcomes_) {
      auto draft = std::make_unique<Draft>(draft_of(setting_, claim_));
      apply(out_.choices, added(levels, outcome), *draft);
      part_doubles(*draft);
      if (readings.empty() || !same_acts(*readings.back().drafts[0], *draft)) {
        readings.emplace_back();
        readings.back().panel =
            theory::verdict_panel(owned(*draft), draft->changes).panel;
      }
      readings.back().drafts.push_back(std::move(draft));
      readings.back().outcomes.push_back(outcome);
    }
    return readings;
  }

  std::vector<Posing> posed(const Levels& levels,
                            const std::vector<Reading>& readings) const {
    std::vector<Posing> posings;
    std::vector<const Draft*> drafts;
    for (std::size_t p = 0; p < readings.size(); ++p) {
      for (std::size_t o = 0; o < readings[p].drafts.size(); ++o) {
        for (const Levels& law : laws_) {
          posings.push_back(
              {added(added(levels, readings[p].outcomes[o]), law), p});
          drafts.push_back(readings[p].drafts[o].get());
        }
      }
    }
    parallel_for(posings.size(), options_.parallelism, [&](std::size_t i) {
      Posing& one = posings[i];
      Draft draft = *drafts[i];
      for (std::size_t k = 0; k < out_.choices.size(); ++k)
        if (out_.choices[k].of == Choice::Of::law)
          out_.choices[k].levels[one.levels[k]].change(draft);
      theory::Panel panel = readings[one.reading].panel;
      panel.setting = owned(draft);
      const Question question = question_of(draft, panel);
      one.law = theory::build_law(
          panel, theory::group_index(panel.setting, question.outcome),
          question.effects, question.options);
      std::tie(one.fit, one.estimate) = estimated(panel, one.law, {});
    });
    return posings;
  }

  static std::vector<Estimate> on_record(const record::Record& record,
                                         const std::vector<Reading>& readings,
                                         const std::vector<Posing>& posings) {
    std::vector<theory::Panel> panels;
    for (const Reading& reading : readings)
      panels.push_back(reread(reading.panel, record));
    std::vector<Estimate> found;
    for (const Posing& one : posings)
      found.push_back(estimated(panels[one.reading], one.law, one.fit).second);
    return found;
  }

  static std::pair<inference::Fit, Estimate> estimated(
      const theory::Panel& panel,
      const theory::Law& law,
      const inference::Fit& start) {
    const theory::Design design = theory::design_of(panel, law);
    inference::Fit fit =
        inference::fit_mode(law, design.rows, {start.mode, start.covariance});
    const Estimate estimate = estimate_of(fit, law);
    return {std::move(fit), estimate};
  }
  // Drops those without an estimate and those that an earlier one equals.
  void keep_new(std::vector<Posing>& posings) {
    constexpr double kSame = 1e-6;  // of log RR60: rounding, and no more
    const auto near = [](const Estimate& a, const Estimate& b) {
      return std::abs(a.log_rr60 - b.log_rr60) < kSame &&
             std::abs(a.se - b.se) < kSame;
    };
    std::vector<Posing> fresh;
    for (Posing& one : posings) {
      ++out_.combinations;
      if (!usable(one.estimate)) {
        ++out_.not_converged;
        continue;
      }
      const auto equals = [&](const Estimate& other) {
        return near(one.estimate, other);
      };
      if (std::any_of(seen_.begin(), seen_.end(), equals)) {
        ++out_.same;
        continue;
      }
      seen_.push_back(one.estimate);
      fresh.push_back(std::move(one));
    }
    posings = std::move(fresh);
  }

  void keep(const Posing& one,
            std::size_t index,
            const std::vector<std::vector<Estimate>>& found) {
    Specification specification;
    specification.levels = one.levels;
    specification.log_rr60 = one.estimate.log_rr60;
    specification.se = one.estimate.se;
    specification.shift = options_.correction.shift;
    specification.stretch = options_.correction.stretch;
    for (const auto& record : found) {
      const Estimate& estimate = record[index];
      const bool good = usable(estimate);
      specification.null_estimates.push_back(good ? estimate.log_rr60
                                                  : std::nan(""));
      specification.null_errors.push_back(good ? estimate.se : std::nan(""));
    }
    out_.specifications.push_back(std::move(specification));
  }

  void tell() {
    const std::size_t done = ++done_;
    if (options_.progress) options_.progress(done, parts_);
  }

  const theory::Setting& setting_;
  const ClaimSpec& claim_;
  const MultiverseOptions& options_;
  Multiverse out_;
  std::vector<Levels> outcomes_, laws_;
  std::vector<Estimate> seen_;
  std::atomic<std::size_t> done_ = 0;
  std::size_t parts_ = 0;
};

}  // namespace

Multiverse multiverse(const theory::Setting& setting,
                      const ClaimSpec& claim,
                      const MultiverseOptions& options) {
  return Bench(setting, claim, options).run();
}

}  // namespace entente::claim
