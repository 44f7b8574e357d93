#include "entente/claim/estimate.hpp"

#include <cmath>
#include <limits>

#include "entente/core/check.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::claim {

using inference::FitStatus;

std::size_t tested_column(const theory::Law& law) {
  for (std::size_t c = 0; c < law.columns.size(); ++c)
    if (law.columns[c].tested) return c;
  contract_failed("a tested column", __FILE__, __LINE__);
}

Estimate estimate_of(const inference::Fit& fit, const theory::Law& law) {
  const std::size_t at = tested_column(law);
  const double unit = law.columns[at].log_rr60_per_theta;
  Estimate out;
  out.status = fit.status;
  out.log_rr60 = fit.mode[at] * unit;
  if (fit.status != FitStatus::converged) {
    out.se = std::numeric_limits<double>::quiet_NaN();
    return out;
  }
  out.sd = std::sqrt(fit.covariance[at * law.dimension() + at]) * unit;
  out.se = std::sqrt(1 / inference::data_precision(out.sd));
  out.log_rr60 *= out.se * out.se / (out.sd * out.sd);
  return out;
}

Asked ask(const theory::VerdictPanel& panel, const Question& question) {
  Asked asked;
  asked.panel = panel.panel;
  const std::size_t outcome =
      theory::group_index(asked.panel.setting, question.outcome);
  for (std::size_t day = 0; day < question.left_out.size(); ++day)
    if (question.left_out[day] != 0) asked.panel.covered[outcome][day] = 0;
  asked.law = theory::build_law(asked.panel, outcome, question.effects,
                                question.options);
  if (question.tested == Tested::season)
    for (theory::Column& column : asked.law.columns)
      column.tested = column.role == theory::Role::season;
  const theory::Design design = theory::design_of(asked.panel, asked.law);
  asked.rows = design.rows.rows;
  asked.outcome_acts = static_cast<int>(design.rows.act_rows.size());
  asked.fit = inference::fit_mode(asked.law, design.rows);
  return asked;
}

}  // namespace entente::claim
