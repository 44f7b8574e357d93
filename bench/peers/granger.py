"""Granger causality on weekly counts: does the number of tested acts help to predict the outcome's
beside the outcome's own past? A vector autoregression of the two series, its order (1 to 8 weeks)
by AIC, then the F test of all lags, as the documentation of statsmodels puts it
(https://www.statsmodels.org/stable/vector_ar.html: VAR.select_order, VARResults.test_causality).
The test has no sign; the sum of the lags' coefficients gives it one."""
import numpy as np
import scipy.stats
from statsmodels.tsa.api import VAR

from records import GAVE_UP, Says, weeks

MOST_WEEKS = 8


def granger(record):
    week = weeks(record)
    series = np.column_stack([week.count, week.tested])
    if series.std(axis=0).min() == 0:
        return GAVE_UP
    model = VAR(series)
    order = max(1, model.select_order(MOST_WEEKS).aic)
    fit = model.fit(order)
    p = fit.test_causality(0, [1], kind="f").pvalue
    total = fit.coefs[:, 0, 1].sum()
    return Says(total, np.sign(total) * scipy.stats.norm.isf(max(p, 1e-300) / 2), p)


METHODS = {"granger": granger}
