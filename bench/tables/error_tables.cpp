#include "error_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/claim/error_rates.hpp"
#include "entente/claim/estimate.hpp"
#include "entente/core/quantile.hpp"

namespace entente::bench {
namespace {

using claim::Word;
using nlohmann::ordered_json;

constexpr std::array kWords = {Word::supported,    Word::leans_for,
                               Word::unresolved,   Word::leans_against,
                               Word::contradicted, Word::cannot_be_asked};

// Wilson's interval at 95 % (Wilson 1927, JASA 22, 209-212).
struct Interval {
  double low = 0, high = 0;
};
Interval wilson(int hits, int trials) {
  constexpr double z = 1.959964;
  const double n = trials, p = hits / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half =
      z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string share(int hits, int trials) {
  const Interval at = wilson(hits, trials);
  return fmt::format("{} of {} ({:.0f}–{:.0f} %)", hits, trials, 100 * at.low,
                     100 * at.high);
}

std::string form_text(claim::Form form) {
  switch (form) {
    case claim::Form::above:
      return "above";
    case claim::Form::below:
      return "below";
    case claim::Form::not_above:
      return "not above";
    default:
      return "not below";
  }
}

template <class F>
std::vector<double> values(const Tally& tally, F&& value) {
  std::vector<double> out;
  for (const Outcome& one : tally.outcomes)
    if (std::isfinite(value(one))) out.push_back(value(one));
  return out;
}

template <class F>
double median(const Tally& tally, F&& value) {
  return quantile(values(tally, value), 0.5);
}

std::string world_title(const std::string& id) {
  for (const WorldSpec& world : worlds())
    if (world.id == id) return world.title;
  return id;
}

int larger(const Tally& tally) {
  return static_cast<int>(
      std::count_if(tally.outcomes.begin(), tally.outcomes.end(),
                    [](const Outcome& one) { return one.largest > 3; }));
}

int trials(const Tally& tally) {
  return static_cast<int>(tally.outcomes.size());
}

std::string mark(int wrong, double bound) {
  return wrong > bound ? " **over**" : "";
}

std::vector<std::string> word_row(const Tally& tally) {
  const int strong = tally.wrong_strong();
  const int leans = tally.wrong_leans();
  const int n = trials(tally);
  std::vector<std::string> row = {tally.cell.claim, form_text(tally.form),
                                  tally.cell.world,
                                  fmt::format("{:g}", tally.cell.ratio),
                                  tally.claim_is_true() ? "true" : "false"};
  std::array<int, 6> counts{};
  for (std::size_t w = 0; w < kWords.size(); ++w)
    counts[w] = tally.count(kWords[w]);
  row.push_back(fmt::format("{}/{}/{}/{}/{}/{}", counts[0], counts[1],
                            counts[2], counts[3], counts[4], counts[5]));
  row.push_back(fmt::format("{}/{}/{}/{}", counts[0] + counts[1], counts[2],
                            counts[3] + counts[4], counts[5]));
  row.push_back(share(strong, n) + mark(strong, claim::most_wrong_strong(n)));
  row.push_back(share(leans, n) + mark(leans, claim::most_wrong_leans(n)));
  return row;
}

std::vector<std::string> size_row(const Tally& tally) {
  const auto corrected = [](const Outcome& one) { return one.corrected; };
  const double half = 0.5 * (quantile(values(tally, corrected), 0.84) -
                             quantile(values(tally, corrected), 0.16));
  return {
      tally.cell.claim,
      tally.cell.world,
      fmt::format("{:g}", tally.cell.ratio),
      fmt::format("{:.0f}", median(tally, [](auto& o) { return o.acts; })),
      fmt::format("{:.0f}", median(tally, [](auto& o) { return o.treated; })),
      fmt::format("{:+.2f}", median(tally, [](auto& o) { return o.estimate; }) -
                                 tally.true_log_ratio),
      fmt::format("{:+.2f}", median(tally, corrected) - tally.true_log_ratio),
      fmt::format("{:.2f}", half),
      fmt::format("{:.2f}",
                  median(tally, [](auto& o) { return o.corrected_se; })),
      fmt::format("{}", larger(tally)),
      fmt::format("{:.1f} %", 100 * median(tally, [](auto& o) {
                                return o.clamped_share;
                              }))};
}

ordered_json cell_json(const Tally& tally, double strong, double leans) {
  return {{"claim", tally.cell.claim}, {"world", tally.cell.world},
          {"ratio", tally.cell.ratio}, {"wrong_strong", strong},
          {"wrong_leans", leans},      {"records", trials(tally)}};
}

double rate(int hits, const Tally& tally) {
  return static_cast<double>(hits) / trials(tally);
}

}  // namespace

std::string errors_markdown(const std::vector<Tally>& tallies,
                            const TableOptions& options,
                            const Provenance& provenance) {
  std::string out = "# How often a verdict is wrong\n\n";
  out += in_markdown(provenance);
  out += fmt::format(
      "- seed: {}; {} nulls a verdict, two-sided, no stability "
      "rows\n\n",
      options.seed, options.nulls);
  out +=
      "Each record is simulated over the whole window of the case from its own "
      "base model, fitted to the real record with the tested effect\nheld at "
      "the true ratio: both sides and talks day by day, history before the "
      "window, schedule, calendar, coverage, source density, typical\nweights "
      "and tiers as recorded. Then steps 1 to 3 of the verdict.\n\n"
      "What a true ratio is: the factor on the background of the outcome, "
      "averaged over the sixty days after one typical act (RR60), held in the\n"
      "outcome's law whichever side's it is. For a term of several groups an "
      "act of the group that the claim is about, by what it adds to the term "
      "on\naverage; for a state the factor while it lasts, with its days as "
      "recorded. Where the outcome is ours or joint its law reads the case's\n"
      "responses beside the tested term, and the other side goes on reading "
      "the treatments.\n\n"
      "Worlds:\n";
  for (const WorldSpec& world : worlds())
    out += fmt::format("- *{}*: {}\n", world.id, world.title);
  out +=
      "\nA tension is an AR(1) of 365 days on the log rate, with standard "
      "deviation 0.9 (unseen) or 0.8 (seen), that raises the\noutcome's, "
      "whatever the outcome is. Where it is seen, the tested acts come less "
      "while it is high (*calm*) or more (*crisis*); where they are\nnot "
      "simulated, as a schedule or the state of a deal, all simulated groups "
      "of the sides other than the outcome's do. The backgrounds are\nmoved "
      "until the median record is as large as the real one. Remembered for "
      "years: half-lives of 3 to 640 days, shares falling as a power\nlaw, "
      "the branching as fitted. Two states: instead of memory, theirs and the "
      "outcome have campaigns, a Markov chain on the rate of each\ngroup, "
      "fitted to the record; the tested effect multiplies the whole rate for "
      "sixty days, whatever an act weighs (a state or a term of\nseveral "
      "groups: while it holds).\n";
  out +=
      "\nWords: supported / leans for / unresolved / leans against / "
      "contradicted / cannot be asked. After the cap: leans for / unresolved "
      "/\nleans against / cannot be asked. Wrong strong: supported where false "
      "or contradicted where true, before the cap; bound 9 of 100 and "
      "15 of\n200, the 95 % point of one in twenty. Wrong leans: leans or "
      "stronger, the wrong "
      "way; bound 20 %. In brackets Wilson's 95 % interval.\n\n";
  std::vector<std::vector<std::string>> rows = {
      {"claim", "asserts", "world", "true ratio", "claim is",
       "words before the cap", "after", "wrong strong", "wrong leans"}};
  for (const Tally& tally : tallies)
    rows.push_back(word_row(tally));
  out += markdown_table(rows);
  out +=
      "\n## What the records were like\n\n"
      "Medians over the records of a cell. Bias: median estimate minus the "
      "truth, log scale, before and after the null's correction; spread:\n"
      "half the distance of the 16 and 84 % quantiles of the corrected "
      "estimate; error: the one that the word was made with. Large: records "
      "that\nhold more than three times the acts of the real one in some "
      "simulated group. Clamped: share of term-days cut to the recorded "
      "range.\n\n";
  rows = {{"claim", "world", "true ratio", "outcome acts", "treatment acts",
           "bias", "corrected", "spread", "error", "large", "clamped"}};
  for (const Tally& tally : tallies)
    rows.push_back(size_row(tally));
  return out + markdown_table(rows);
}

std::string errors_json(const std::vector<Tally>& tallies,
                        const TableOptions& options,
                        const Provenance& provenance) {
  ordered_json out = {{"made_by", in_json(provenance)},
                      {"seed", options.seed},
                      {"nulls", options.nulls}};
  for (const Tally& tally : tallies) {
    const int n = trials(tally);
    ordered_json cell = cell_json(tally, rate(tally.wrong_strong(), tally),
                                  rate(tally.wrong_leans(), tally));
    const Interval strong = wilson(tally.wrong_strong(), n);
    const Interval leans = wilson(tally.wrong_leans(), n);
    cell["wrong_strong_95"] = {strong.low, strong.high};
    cell["wrong_leans_95"] = {leans.low, leans.high};
    cell["claim_is_true"] = tally.claim_is_true();
    for (const Word word : kWords) {
      cell["words"][claim::text_of(word)] = tally.count(word);
      ordered_json& capped =
          cell["words_after_cap"][claim::text_of(claim::capped(word))];
      capped = (capped.is_null() ? 0 : capped.get<int>()) + tally.count(word);
    }
    out["cells"].push_back(std::move(cell));
  }
  return out.dump(1) + "\n";
}

std::string rates_json(const std::vector<Tally>& tallies, const Provenance&) {
  ordered_json out = ordered_json::array();
  for (const Tally& tally : tallies)
    out.push_back(cell_json(tally, rate(tally.wrong_strong(), tally),
                            rate(tally.wrong_leans(), tally)));
  return out.dump(1) + "\n";
}

std::string rates_csv(const std::vector<Tally>& tallies,
                      const Provenance& provenance) {
  std::string out =
      "claim,world,ratio,records,wrong_strong,wrong_leans,commit\n";
  for (const Tally& tally : tallies)
    out += fmt::format("{},{},{:g},{},{},{},{}\n", tally.cell.claim,
                       world_title(tally.cell.world), tally.cell.ratio,
                       trials(tally), tally.wrong_strong(), tally.wrong_leans(),
                       provenance.commit);
  return out;
}

}  // namespace entente::bench
