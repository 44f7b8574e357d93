#include "entente/forecast/scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/forecast/blocks.hpp"

namespace entente::forecast {
namespace {

constexpr int kResamples = 1000;
constexpr std::array<double, 6> kBins = {0, 0.1, 0.3, 0.5, 0.7, 0.9};

double squared(double x) {
  return x * x;
}

double yes(const PastForecast& forecast) {
  return forecast.came == Came::yes ? 1 : 0;
}

template <class F>
Marks marks_of(const std::vector<PastForecast>& scored, F&& probability) {
  Marks marks;
  const auto n = static_cast<double>(scored.size());
  for (const PastForecast& forecast : scored) {
    const double p = probability(forecast), y = yes(forecast);
    marks.brier += squared(p - y) / n;
    marks.log_score += log_score(p, forecast.came) / n;
  }
  return marks;
}

// Against the rival that `rival` reads from each forecast's rivals.
template <class F>
std::optional<Skill> skill_over(const std::vector<PastForecast>& scored,
                                const Draws& draws,
                                F&& rival) {
  const auto ours = [&](std::size_t i) {
    return squared(scored[i].probability - yes(scored[i]));
  };
  const auto theirs = [&](std::size_t i) {
    return squared(rival(scored[i]) - yes(scored[i]));
  };
  double sum = 0, rivals = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    sum += ours(i);
    rivals += theirs(i);
  }
  if (rivals <= 0 || scored.size() < kFewestOrigins) return {};
  std::vector<double> skills;
  for (std::uint32_t r = 0; r < kResamples; ++r) {
    double up = 0, down = 0;
    resample_blocks(scored.size(), draws, r, [&](std::size_t i) {
      up += ours(i);
      down += theirs(i);
    });
    skills.push_back(down > 0 ? 1 - up / down : 0);
  }
  std::sort(skills.begin(), skills.end());
  return Skill{1 - sum / rivals, skills[kResamples * 25 / 1000],
               skills[kResamples * 975 / 1000]};
}

void add_calibration(const std::vector<PastForecast>& scored, Score& score) {
  for (std::size_t b = 0; b < kBins.size(); ++b) {
    CalibrationBin bin;
    bin.from = kBins[b];
    bin.to = b + 1 < kBins.size() ? kBins[b + 1] : 1;
    for (const PastForecast& forecast : scored) {
      const bool inside =
          forecast.probability >= bin.from &&
          (forecast.probability < bin.to || b + 1 == kBins.size());
      if (!inside) continue;
      ++bin.n;
      bin.mean_forecast += forecast.probability;
      bin.share += yes(forecast);
    }
    if (bin.n == 0) continue;
    bin.mean_forecast /= bin.n;
    bin.share /= bin.n;
    score.calibration.push_back(bin);
  }
}

// Puts a forecast among those left out, or among those scored.
void sort_out(const PastForecast& forecast,
              LeftOut& left_out,
              std::vector<PastForecast>& scored) {
  switch (forecast.came) {
    case Came::not_over:
      return;
    case Came::not_covered:
      ++left_out.not_covered;
      return;
    case Came::month_only:
      ++left_out.month_only;
      return;
    case Came::not_read:
      ++left_out.not_read;
      return;
    default:
      if (is_scored(forecast)) {
        scored.push_back(forecast);
      } else {
        ++left_out.no_base_rate;
      }
  }
}

}  // namespace

double log_score(double p, Came came) {
  const double cut = std::clamp(p, kLogCut, 1 - kLogCut);
  return std::log(came == Came::yes ? cut : 1 - cut);
}

bool is_scored(const PastForecast& forecast) {
  return (forecast.came == Came::yes || forecast.came == Came::no) &&
         forecast.rivals.base_rate && forecast.rivals.two_speed;
}

Score score_of(const std::vector<PastForecast>& forecasts, std::uint64_t seed) {
  ENTENTE_EXPECTS(!forecasts.empty());
  Score score;
  score.id = forecasts[0].id;
  score.horizon = forecasts[0].horizon;
  std::vector<PastForecast> scored;
  for (const PastForecast& forecast : forecasts)
    sort_out(forecast, score.left_out, scored);
  score.origins = static_cast<int>(scored.size());
  if (scored.empty()) return score;
  for (const PastForecast& forecast : scored)
    score.happened += forecast.came == Came::yes ? 1 : 0;
  const auto base = [](const PastForecast& f) { return *f.rivals.base_rate; };
  const auto two = [](const PastForecast& f) { return *f.rivals.two_speed; };
  score.said =
      marks_of(scored, [](const PastForecast& f) { return f.probability; });
  score.law = marks_of(scored, [](const PastForecast& f) { return f.law; });
  score.pool = marks_of(scored, [](const PastForecast& f) { return f.pool; });
  score.base = marks_of(scored, base);
  score.two_speed = marks_of(scored, two);
  score.persistence = marks_of(
      scored, [](const PastForecast& f) { return *f.rivals.persistence; });
  const Draws draws(
      seed, Stream::bootstrap,
      theme(score.id.c_str()) + static_cast<std::uint64_t>(score.horizon));
  score.over_base = skill_over(scored, draws, base);
  score.over_two_speed = skill_over(scored, draws, two);
  add_calibration(scored, score);
  return score;
}

}  // namespace entente::forecast
