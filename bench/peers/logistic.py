"""Logistic regression on days: whether the outcome happens on a day, on the dose of tested acts in
the 30 (or 60) days before it, or on whether there was any in the 60 days, beside the outcome's own past as log(1 + n) of its acts in the last
30, 90 and 365 days, the other treatments' doses, two harmonics of the season and the era. Counts
of the past as covariates are the usual remedy for dependence in time (Beck, Katz and Tucker 1998,
doi:10.2307/2991857); statsmodels Logit (https://www.statsmodels.org/stable/discretemod.html)."""
import warnings

import numpy as np
import statsmodels.api as sm

from records import GAVE_UP, Says, eras, last, season

PAST = (30, 90, 365)
TREATMENT = 1


def logistic(record, window, form=lambda dose: dose):
    days = np.flatnonzero(record.observed)
    x = np.column_stack(
        [np.ones(len(days)), form(last(record.dose, window)[days])]
        + [np.log1p(last(record.outcome, past)[days]) for past in PAST]
        + [form(last(other, window)[days]) for other in record.others]
        + season(record.day[days], 2) + eras(record.era[days]))
    happened = record.outcome[days] > 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fit = sm.Logit(happened, x).fit(disp=0, maxiter=100)
            converged = fit.mle_retvals["converged"]
        except np.linalg.LinAlgError:
            # An era without acts has no best coefficient, and no curvature to
            # invert: weighted least squares by a pseudo-inverse pass over it.
            fit = sm.GLM(happened, x, family=sm.families.Binomial()).fit()
            converged = fit.converged
    if not converged or not np.isfinite(fit.bse[TREATMENT]):
        return GAVE_UP
    return Says(fit.params[TREATMENT], fit.tvalues[TREATMENT], fit.pvalues[TREATMENT])


METHODS = {
    "logistic-30": lambda record: logistic(record, 30),
    "logistic-60": lambda record: logistic(record, 60),
    "logistic-60-any": lambda record: logistic(record, 60, lambda dose: (dose > 0).astype(float)),
}
