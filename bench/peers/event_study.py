"""Event study: the outcome's daily rate after each tested act less that before it, over 30 and 60
days on either side, the day of the act left out.

- t-test on the acts' differences: MacKinlay 1997, "Event Studies in Economics and Finance", Journal
  of Economic Literature 35(1); scipy.stats.ttest_1samp (https://docs.scipy.org/doc/scipy/).
- permutation: as many days as there were acts are drawn in each era, 999 times, and treated as the
  acts were; p by Phipson and Smyth 2010 (doi:10.2202/1544-6115.1585), never 0.
An act without a whole window on both sides is left out; fewer than three acts say nothing."""
import numpy as np
import scipy.stats

from records import GAVE_UP, Says

PERMUTATIONS = 999


def differences(record, window):
    """Of every day of the record; NaN where a window is not wholly observed."""
    seen = np.concatenate([[0], np.cumsum(record.observed)])
    acts = np.concatenate([[0], np.cumsum(record.outcome)])
    out = np.full(len(record.day), np.nan)
    at = np.arange(window, len(record.day) - window)
    whole = (seen[at] - seen[at - window] == window) & (
        seen[at + 1 + window] - seen[at + 1] == window)
    out[at] = (acts[at + 1 + window] - acts[at + 1] - acts[at] + acts[at - window]) / window
    out[at[~whole]] = np.nan
    return out


def t_test(record, window):
    of_acts = differences(record, window)[record.tested > 0]
    of_acts = of_acts[~np.isnan(of_acts)]
    if len(of_acts) < 3 or np.ptp(of_acts) == 0:
        return GAVE_UP
    t, p = scipy.stats.ttest_1samp(of_acts, 0)
    return Says(of_acts.mean(), t, p)


def permutation(record, window):
    change = differences(record, window)
    usable = ~np.isnan(change)
    acted = usable & (record.tested > 0)
    if acted.sum() < 3:
        return GAVE_UP
    observed = change[acted].mean()
    random = np.random.default_rng(record.seed + [window])
    sums = np.zeros(PERMUTATIONS)
    for era in np.unique(record.era):
        days = np.flatnonzero(usable & (record.era == era))
        number = int((acted & (record.era == era)).sum())
        if number:
            sums += change[random.choice(days, (PERMUTATIONS, number))].sum(axis=1)
    placebo = sums / acted.sum()
    middle = placebo.mean()
    more = (abs(placebo - middle) >= abs(observed - middle) - 1e-12).sum()
    return Says(observed, (observed - middle) / placebo.std(ddof=1),
                (1 + more) / (1 + PERMUTATIONS))


METHODS = {
    "event-30-t": lambda record: t_test(record, 30),
    "event-60-t": lambda record: t_test(record, 60),
    "event-30-permutation": lambda record: permutation(record, 30),
    "event-60-permutation": lambda record: permutation(record, 60),
}
