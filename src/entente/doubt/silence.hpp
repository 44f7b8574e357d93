// Silences at the ends of a record that its own rates make improbable.
#pragma once

#include <optional>
#include <vector>

#include "entente/inference/fit.hpp"
#include "entente/theory/law.hpp"

namespace entente::doubt {

// A group's law with season, eras and memory and without effects, fitted to
// the window between its first and its last act, both left out: a stretch that
// begins at an act was chosen by it.
struct QuietLaw {
  std::size_t group = 0;
  Day first = 0, last = 0;  // act days in the window
  theory::Law law;
  inference::Fit fit;
  std::vector<std::vector<double>> excitation;  // [half-life][window day]
};

// Nothing where the group has no law, fewer than three act days in the window,
// or a fit that does not converge.
std::optional<QuietLaw> quiet_law(const theory::Panel& panel,
                                  std::size_t group);

// log P(no act on the days of `span` | the acts before it), natural:
//   log E[exp(-S)],  S = sum over the days of Lambda(t) given the acts before
//   the span, log S ~ N(log S at the mode, its variance by the delta method)
// so that memory decays through the silence and the error of the rate is
// integrated out. A leading stretch has no acts before it: its Lambda is the
// background alone, which states too great a probability, never too small.
double log_silence(const theory::Panel& panel,
                   const QuietLaw& quiet,
                   Span span);

enum class End { leading, trailing };

// A stretch at an end of the window without an act of the group, or, where
// there is none, of the whole record, whose probability is below kImprobable.
struct Silence {
  std::optional<std::size_t> group;
  End end = End::trailing;
  Span span;
  double log_probability = 0;
};

constexpr double kImprobable = 1e-3;

// Silences of groups, and of all groups that share no act together. A group
// that is silent with the record, and was not improbably so before it, is left
// to the record's own. None where the record reaches beyond that end of the
// window.
std::vector<Silence> improbable_silences(const theory::Panel& panel);

}  // namespace entente::doubt
