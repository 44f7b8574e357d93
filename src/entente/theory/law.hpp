// A law: how a group's day depends on the days before it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/theory/panel.hpp"

namespace entente::theory {

enum class Role { intercept, season, nuisance, effect };

// One coefficient of exp(...), its prior and its column. A signed effect is
// theta = +-scale * u(z), z ~ N(0, 1); any other theta ~ N(mean, sd^2).
struct Column {
  std::string name;
  Role role = Role::nuisance;
  double mean = 0;
  double sd = 1;
  Sign sign = Sign::either;
  double scale = 1;
  bool tested = false;
  std::optional<std::size_t> term;  // of the law's program, or
  std::vector<double> fixed;        // by window day (and horizon)
  double log_rr60_per_theta = 0;    // effects only
};

struct Law {
  std::size_t group = 0;
  record::Counting counting = record::Counting::days;
  std::vector<Column> columns;     // the first is the intercept
  std::vector<double> half_lives;  // of self-excitation
  Program program;                 // of the columns' terms

  std::size_t dimension() const { return columns.size() + half_lives.size(); }
};

// A term of a law with its prior: N(0, sd^2) on log RR60, or half-normal of
// that scale where signed.
struct EffectPrior {
  Term term;
  std::string name;
  std::string acts;  // group: its unit is what one of its acts adds; empty: see
                     // effect_unit
  double sd = 0;
  Sign sign = Sign::either;
  bool tested = false;
};

enum class SeasonForm { harmonics, months, none };

// What a law is built with beyond its tier; the defaults are the base model's.
struct LawOptions {
  SeasonForm season = SeasonForm::harmonics;
  bool yearly = false;  // an effect per year or decade, N(0, era_sd^2)
  bool breaks = false;  // an effect after each dated break
  bool density = true;  // where the tier and the case want it
  bool eras = true;     // where the tier wants them
  double half_life_scale = 1;
  std::optional<std::vector<double>> memory;  // instead of the tier's
};

// Years that share an effect where `yearly` asks for them: 1, and 10 in windows
// of more than 38 years, whose years would be more columns than a record fills.
int years_an_effect(Span window);

// The dimension of the law that build_law makes of so many effects with the
// default options, before there is a panel.
std::size_t law_dimension(const Setting& setting,
                          std::size_t group,
                          std::size_t effects);

Law build_law(const Panel& panel,
              std::size_t group,
              const std::vector<EffectPrior>& effects,
              const LawOptions& options = {});

// Terms of the case by their text, with the standard prior.
std::vector<EffectPrior> effects_of(const Setting& setting,
                                    const std::vector<NamedTerm>& terms);
EffectPrior effect_of(const Setting& setting, const std::string& text);

// How late `reader`'s law sees the acts of each group [days].
std::vector<int> lags_for(const Setting& setting, std::size_t reader);

// log RR60 = unit * theta for a term read by `reader`: w m_h for recent(),
// d/60 for within(), 1 for a state, days/60 for an event; for a composite
// term the median of what it shows where it is not zero.
double effect_unit(const Panel& panel,
                   const Term& term,
                   std::size_t reader,
                   double half_life_scale);

// The unit of a composite term that is about the acts of one group: what one of
// them adds to the term, as a mean over the sixty days after it; the median
// over the group's act days of the window that add anything, 1 where none does.
// The median of the column itself would be its tail: a sum that decays is
// seldom zero and mostly next to nothing. O(act days * days).
double unit_of_an_act(const Panel& panel,
                      const EffectPrior& effect,
                      std::size_t reader,
                      double half_life_scale);

}  // namespace entente::theory
