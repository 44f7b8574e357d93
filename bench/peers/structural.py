"""Structural time series of weekly counts: a local level with the other treatments' doses of the
last 30 days, two harmonics and the era as regressors (statsmodels UnobservedComponents,
https://www.statsmodels.org/stable/statespace.html).

- structural-largest, as CausalImpact does (Brodersen et al. 2015, doi:10.1214/14-AOAS788;
  https://google.github.io/CausalImpact/CausalImpact.html): the method knows one intervention, a
  period before it and one after. Of some thirty tested acts the one that an analyst would take is
  the largest (greatest dose; the first of equals) with two years before it and nine weeks after.
  The model is fitted before it and predicts the nine weeks after; the effect is the sum of what
  came less what was predicted, its error that of the prediction. With the maximum likelihood of
  statsmodels instead of priors, and no series that the act cannot have touched, as there is none.
- structural-all: the same level with the dose of all tested acts in the last 30 days as a regressor
  (an intervention in the sense of Harvey and Durbin 1986, doi:10.2307/2981553), and its Wald test."""
import warnings

import numpy as np
import scipy.stats
from statsmodels.tsa.statespace.structural import UnobservedComponents

from records import GAVE_UP, Says, weeks

WEEKS_BEFORE = 104
WEEKS_AFTER = 9


def normal(estimate, error):
    if not (np.isfinite(estimate) and np.isfinite(error) and error > 0):
        return GAVE_UP
    z = estimate / error
    return Says(estimate, z, 2 * scipy.stats.norm.sf(abs(z)))


def level_model(count, x):
    """Regressors that are constant so far are left out. Coefficients belong to the state."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return UnobservedComponents(count, level="llevel", exog=x, mle_regression=False).fit(disp=0)


def structural_all(record):
    week = weeks(record)
    fit = level_model(week.count, week.x[:, 1:])  # the level is the constant
    if not fit.mle_retvals["converged"]:
        return GAVE_UP
    state = fit.filter_results
    first = 1  # state 0 is the level, state 1 the dose
    return normal(state.filtered_state[first, -1],
                  np.sqrt(state.filtered_state_cov[first, first, -1]))


def intervention(record, week):
    """The week of the largest act, or nothing."""
    dose = [record.dose[day:day + 7].max() for day in week.begin]
    allowed = np.arange(len(dose))
    allowed = allowed[(allowed >= WEEKS_BEFORE) & (allowed + WEEKS_AFTER < len(dose))]
    best = max(allowed, key=lambda i: (dose[i], -i))
    return best if dose[best] > 0 else None


def structural_largest(record):
    week = weeks(record)
    at = intervention(record, week)
    if at is None:
        return GAVE_UP
    # The act's own week belongs to neither period.
    after = slice(at + 1, at + 1 + WEEKS_AFTER)
    x = week.x[:, 2:]
    x = x[:, x[:at].std(axis=0) > 0]
    fit = level_model(week.count[:at], x[:at])
    if not fit.mle_retvals["converged"]:
        return GAVE_UP
    variance = dict(zip(fit.model.param_names, fit.params))
    state = fit.filter_results
    # The sum of the weeks ahead is linear in the state; the level moves on by itself.
    weights = np.concatenate([[WEEKS_AFTER], x[after].sum(axis=0)])
    mean, cov = state.predicted_state[:, -1], state.predicted_state_cov[:, :, -1]
    steps = np.arange(1, WEEKS_AFTER + 1)  # the week between is a step too
    error = np.sqrt(weights @ cov @ weights + variance["sigma2.level"] * (steps ** 2).sum()
                    + variance["sigma2.irregular"] * WEEKS_AFTER)
    return normal(week.count[after].sum() - weights @ mean, error)


METHODS = {"structural-largest": structural_largest, "structural-all": structural_all}
