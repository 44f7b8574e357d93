"""Regressions for counts: outcome acts a week on the dose of tested acts in the 30 days before it,
beside the other treatments' doses, two harmonics of the season and the era; observed days as
exposure. Wald test.

- Poisson: statsmodels GLM (https://www.statsmodels.org/stable/glm.html); its own errors, and
  Newey-West errors over nine weeks (cov_type="HAC"), which allow for campaigns.
- negative binomial (NB2, dispersion estimated): statsmodels.discrete NegativeBinomial; where the
  record is not dispersed and the fit runs to that edge, the Poisson regression is what is left.
- placebo refutation of the Poisson estimate as DoWhy does by default in its examples
  (https://www.pywhy.org/dowhy, placebo_treatment_refuter, placebo_type="permute"): the treatment's
  column is permuted 100 times and estimated again; refuted where none is not among the middle
  95 % of the placebos. An effect is claimed where the regression claims one and is not refuted."""
import warnings

import numpy as np
import statsmodels.api as sm

from records import GAVE_UP, Says, weeks

HAC_WEEKS = 9
SIMULATIONS = 100
TREATMENT = 1  # column of the dose


def wald(fit):
    estimate, error = fit.params[TREATMENT], fit.bse[TREATMENT]
    if not (np.isfinite(estimate) and np.isfinite(error) and error > 0):
        return GAVE_UP
    return Says(estimate, fit.tvalues[TREATMENT], fit.pvalues[TREATMENT])


def glm(week, x):
    return sm.GLM(week.count, x, family=sm.families.Poisson(), exposure=week.exposure)


def poisson(record):
    week = weeks(record)
    return wald(glm(week, week.x).fit())


def poisson_hac(record):
    week = weeks(record)
    return wald(glm(week, week.x).fit(cov_type="HAC", cov_kwds={"maxlags": HAC_WEEKS}))


def negative_binomial(record):
    week = weeks(record)
    poisson_fit = glm(week, week.x).fit()
    start = np.append(poisson_fit.params, 0.5)
    model = sm.NegativeBinomial(week.count, week.x, exposure=week.exposure)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fit = model.fit(start_params=start, method="bfgs", maxiter=500, disp=0)
        except np.linalg.LinAlgError:  # the edge itself: no curvature to invert
            return wald(poisson_fit)
    says = wald(fit) if fit.mle_retvals["converged"] else GAVE_UP
    return wald(poisson_fit) if says is GAVE_UP else says


def poisson_mode(week, x, start):
    """The coefficients of glm(week, x), by Newton's method: a hundred fits in the time of ten. An era
    without acts has no best coefficient: as statsmodels does, the smallest step is taken."""
    theta = start.copy()
    for _ in range(25):
        rate = week.exposure * np.exp(x @ theta)
        step = np.linalg.pinv((x * rate[:, None]).T @ x) @ (x.T @ (week.count - rate))
        theta += step
        if abs(step).max() < 1e-8:
            break
    return theta


def placebo(record):
    week = weeks(record)
    fit = glm(week, week.x).fit()
    regression = wald(fit)
    random = np.random.default_rng(record.seed)
    below = 0.0
    for _ in range(SIMULATIONS):
        x = week.x.copy()
        x[:, TREATMENT] = random.permutation(x[:, TREATMENT])
        estimate = poisson_mode(week, x, fit.params)[TREATMENT]
        below += (estimate < 0) + 0.5 * (estimate == 0)
    refuted = 2 * min(below / SIMULATIONS, 1 - below / SIMULATIONS) < 0.05
    return Says(regression.estimate, 0.0, 1.0) if refuted else regression


METHODS = {
    "poisson": poisson,
    "poisson-hac": poisson_hac,
    "negative-binomial": negative_binomial,
    "placebo": placebo,
}
