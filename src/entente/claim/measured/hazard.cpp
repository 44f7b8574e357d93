#include "entente/claim/measured/hazard.hpp"

#include <algorithm>

#include <boost/math/special_functions/gamma.hpp>

#include "entente/core/check.hpp"
#include "entente/record/track.hpp"

namespace entente::claim {

HazardResult hazard_of(const theory::Setting& setting,
                       const HazardSpec& spec,
                       Day from) {
  const auto track = std::find_if(
      setting.tracks->begin(), setting.tracks->end(),
      [&](const record::Track& t) { return t.name == spec.track; });
  ENTENTE_EXPECTS(track != setting.tracks->end());
  HazardResult out;
  out.from = from;
  int open_days = 0;
  record::State before = record::State::none;
  for (const record::Spell& spell : record::spells(
           *track, *setting.record, record::Eligible::fit, setting.window.to)) {
    const Day begin = std::max(spell.span.from, from);
    const Day end = std::min(spell.span.to, setting.window.to);
    if (spell.state == record::State::open) {
      open_days += std::max(end - begin + 1, 0);
    } else if (spell.dated && spell.span.from > from &&
               before == record::State::open) {
      // Only what ends open days that are counted: a cut before any recorded
      // opening has no exposure.
      ++out.events;
    }
    before = spell.state;
  }
  out.open_years = open_days / 365.25;
  const double shape = spec.prior_shape + out.events;
  const double rate = spec.prior_years + out.open_years;
  out.rate = shape / rate;
  out.low = boost::math::gamma_p_inv(shape, 0.025) / rate;
  out.high = boost::math::gamma_p_inv(shape, 0.975) / rate;
  out.probability = boost::math::gamma_q(shape, rate * spec.threshold);
  return out;
}

}  // namespace entente::claim
