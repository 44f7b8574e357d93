// RR60: the unit in which every effect is stated and given a prior.
#pragma once

namespace entente::theory {

// m_h = (1/60) sum over d = lag..60 of 2^(-d/h): mean over 60 days of what one
// act of weight 1 leaves in recent(g, h).
double window_weight(double half_life, int lag);

// s = log(median_ratio) / 0.67449: a half-normal log RR60 of this scale has
// the median log(median_ratio).
double log_rr60_sd(double median_ratio);

}  // namespace entente::theory
