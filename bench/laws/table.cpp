#include "table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/claim/regions.hpp"
#include "entente/core/quantile.hpp"

namespace entente::bench {
namespace {

using Records = std::vector<std::array<Said, kCandidates.size()>>;

std::vector<double> above(const Records& records, std::size_t k) {
  std::vector<double> out;
  for (const auto& one : records)
    out.push_back(one[k].above);
  return out;
}

int leaning(const Records& records, std::size_t k) {
  return static_cast<int>(
      std::count_if(records.begin(), records.end(), [&](const auto& one) {
        return claim::word_of(one[k].above) <= claim::Word::leans_for;
      }));
}

int against(const Records& records, std::size_t k) {
  return static_cast<int>(
      std::count_if(records.begin(), records.end(), [&](const auto& one) {
        return claim::word_of(one[k].above) >= claim::Word::leans_against;
      }));
}

double bias(const Records& records, std::size_t k, double truth) {
  std::vector<double> values;
  for (const auto& one : records)
    values.push_back(one[k].estimate - one[k].shift - truth);
  return quantile(values, 0.5);
}

std::vector<std::string> row_of(const TrialCell& cell, std::size_t k) {
  const auto none = above(cell.none, k), twice = above(cell.twice, k);
  const int n = static_cast<int>(none.size());
  return {cell.claim,
          cell.world,
          title_of(kCandidates[k]),
          fmt::format("{}", n),
          fmt::format("{}", leaning(cell.none, k)),
          fmt::format("{}", leaning(cell.twice, k)),
          fmt::format("{}", against(cell.twice, k)),
          fmt::format("{}", found_at_one_in_twenty(none, twice)),
          fmt::format("{:.2f}", area_under_curve(none, twice)),
          fmt::format("{:+.2f}", bias(cell.none, k, 0)),
          fmt::format("{:+.2f}", bias(cell.twice, k, std::log(2)))};
}

// The worst world of each candidate, over the claims.
std::vector<std::vector<std::string>> worst_rows(
    const std::vector<TrialCell>& cells) {
  std::vector<std::vector<std::string>> rows = {
      {"law", "wrong leans, most",
       "doubling contradicted or leaned against, "
       "most",
       "doubling leans for or better, fewest", "area, least"}};
  for (std::size_t k = 0; k < kCandidates.size(); ++k) {
    std::array<double, 4> worst = {-1, -1, 2, 2};
    std::array<std::string, 4> where;
    const auto take = [&](std::size_t i, double value, bool is_worse,
                          const TrialCell& cell) {
      if (!is_worse) return;
      worst[i] = value;
      where[i] = fmt::format("{} of {}", cell.claim, cell.world);
    };
    for (const TrialCell& cell : cells) {
      const auto n = static_cast<double>(cell.none.size());
      const double wrong = leaning(cell.none, k) / n;
      const double missed = against(cell.twice, k) / n;
      const double seen = leaning(cell.twice, k) / n;
      const double area =
          area_under_curve(above(cell.none, k), above(cell.twice, k));
      take(0, wrong, wrong > worst[0], cell);
      take(1, missed, missed > worst[1], cell);
      take(2, seen, seen < worst[2], cell);
      take(3, area, area < worst[3], cell);
    }
    rows.push_back({title_of(kCandidates[k])});
    for (std::size_t i = 0; i < worst.size(); ++i)
      rows.back().push_back(
          i == 3 ? fmt::format("{:.2f} ({})", worst[i], where[i])
                 : fmt::format("{:.0f} % ({})", 100 * worst[i], where[i]));
  }
  return rows;
}

std::vector<std::vector<std::string>> evidence_rows(
    const std::vector<RealEvidence>& real) {
  std::vector<std::vector<std::string>> rows = {{"tested effect of claim"}};
  for (const Candidate candidate : kCandidates)
    rows[0].push_back(title_of(candidate));
  for (const RealEvidence& one : real) {
    rows.push_back({one.claim});
    for (const inference::Evidence& evidence : one.of)
      rows.back().push_back(fmt::format(
          "{:+.2f} ± {:.2f}{}", evidence.log_evidence - one.of[0].log_evidence,
          std::hypot(evidence.mc_error, one.of[0].mc_error),
          evidence.verdict == inference::Evidence::Verdict::reliable
              ? ""
              : " (unreliable)"));
  }
  return rows;
}

}  // namespace

double area_under_curve(const std::vector<double>& none,
                        const std::vector<double>& twice) {
  double wins = 0;
  for (const double high : twice)
    for (const double low : none)
      wins += high > low ? 1 : high == low ? 0.5 : 0;
  return wins / static_cast<double>(none.size() * twice.size());
}

int found_at_one_in_twenty(const std::vector<double>& none,
                           const std::vector<double>& twice) {
  std::vector<double> sorted = none;
  std::sort(sorted.begin(), sorted.end());
  const double edge = sorted[sorted.size() - 1 - sorted.size() / 20];
  return static_cast<int>(std::count_if(twice.begin(), twice.end(),
                                        [&](double x) { return x > edge; }));
}

std::string laws_markdown(const std::vector<TrialCell>& cells,
                          const std::vector<RealEvidence>& real,
                          const TrialOptions& options,
                          const Provenance& provenance) {
  std::string out = "# Other laws of the outcome, tried\n\n";
  out += in_markdown(provenance);
  out += fmt::format("- seed: {}; {} nulls a verdict\n\n", options.seed,
                     options.nulls);
  out +=
      "The worlds are those of verdict_errors.md, without an effect and with a "
      "true ratio of 2. Every law reads the same record and the same\n"
      "treatments, and is put through the verdict's steps: its estimate with "
      "the normal approximation, the program's null histories (effects\n"
      "on the background, the tested one none) estimated again by the law "
      "itself, regions. The claim is *above* in all rows.\n\n"
      "- *effects on the background*: what the program does\n"
      "- *the tested effect on memory too*, *every effect on memory too*: "
      "exp(effects) multiplies background and memory\n"
      "- *counts of the past*: no memory; log(1 + n) of the outcome's acts of "
      "the last 30, 90 and 365 days in the exponential, N(0, 0.5^2) each\n"
      "- *two hidden states*: no memory; campaigns that nobody records, a "
      "Markov chain by day, multiply the whole rate by f, last *on* days, "
      "with\n"
      "*off* days between them on average; log f N(1.5, 0.75^2), log on "
      "N(4.1, 1), log off N(5.5, 1)\n\n"
      "## The worst world of each law\n\n";
  out += markdown_table(worst_rows(cells));
  out +=
      "\n## Every world\n\n"
      "Wrong leans: records without an effect that lean for it or better. "
      "Found: records with a doubling that lean for it or better. Against:\n"
      "with a doubling, leaning against or contradicted. At 1 in 20: records "
      "with a doubling whose probability lies above that of all but one in\n"
      "twenty without one. Area: under the curve of that probability. Bias: "
      "median corrected estimate less the true log ratio.\n\n";
  std::vector<std::vector<std::string>> rows = {
      {"claim", "world", "law", "records", "wrong leans", "found", "against",
       "at 1 in 20", "area", "bias, no effect", "bias, doubling"}};
  for (const TrialCell& cell : cells)
    for (std::size_t k = 0; k < kCandidates.size(); ++k)
      rows.push_back(row_of(cell, k));
  out += markdown_table(rows);
  out +=
      "\n## Evidence on the real record\n\n"
      "Log evidence of the outcome's law less that of the program's, in nats, "
      "every effect with the standard prior.\n\n";
  return out + markdown_table(evidence_rows(real));
}

}  // namespace entente::bench
