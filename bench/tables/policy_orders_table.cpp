#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "policy_orders.hpp"

namespace entente::bench {
namespace {

constexpr double kTie = 3;  // errors, as in decide/summary.cpp
// Surenesses of which the rule of decide/summary.cpp is one.
constexpr std::array<double, 4> kSure = {.8, .9, .95, .975};

// Fewer -1, tied 0, more 1, if the rule asked for so much sureness.
int called(const Difference& one, double sure) {
  if (std::abs(one.mean) <= kTie * one.error) return 0;
  return one.p_lower >= sure ? -1 : one.p_lower <= 1 - sure ? 1 : 0;
}

int verdict_of(const OrderedRecord& record, double sure) {
  return record.regions[0] >= sure ? -1 : record.regions[2] >= sure ? 1 : 0;
}

// Wilson (1927), 95 %.
std::string counted(int successes, int n) {
  constexpr double z = 1.959963984540054;
  const double share = static_cast<double>(successes) / n;
  const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half =
      z / (1 + z * z / n) *
      std::sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
  return fmt::format("{} of {} ({:.0f} to {:.0f} %)", successes, n,
                     100 * std::max(middle - half, 0.0),
                     100 * std::min(middle + half, 1.0));
}

struct Counts {
  int fewer = 0, tied = 0, more = 0;
};

template <class F>
Counts counts_of(const OrdersTally& tally, F&& call) {
  Counts out;
  for (const OrderedRecord& record : tally.records) {
    const int said = call(record);
    ++(said < 0 ? out.fewer : said > 0 ? out.more : out.tied);
  }
  return out;
}

std::string name_of(const OrdersTally& tally) {
  return tally.ratio ? fmt::format("{:g}", *tally.ratio) : "drawn";
}

using Rows = std::vector<std::vector<std::string>>;

template <class F>
void add_order(const std::vector<OrdersTally>& tallies,
               const std::string& rule,
               F&& call,
               Rows& rows) {
  for (const OrdersTally& tally : tallies) {
    if (tally.ratio == 1) continue;
    const auto n = static_cast<int>(tally.records.size());
    // As said of a record on which the policy truly has more.
    const Counts counts = counts_of(tally, [&](const OrderedRecord& one) {
      return one.truth < 0 ? -call(one) : call(one);
    });
    rows.push_back({rule, name_of(tally), counted(counts.more, n),
                    counted(counts.tied, n), counted(counts.fewer, n)});
  }
}

std::string order_table(const std::vector<OrdersTally>& tallies,
                        bool with_verdict) {
  Rows rows = {{"rule", "true ratio", "rightly", "tied", "wrongly"}};
  for (const double sure : kSure)
    add_order(
        tallies, fmt::format("policies, {:g} %", 100 * sure),
        [&](const OrderedRecord& one) { return called(one.much, sure); }, rows);
  if (with_verdict)
    for (const double sure : {.8, .95})
      add_order(
          tallies,
          sure < .9 ? "verdict, leans or stronger" : "verdict, supported",
          [&](const OrderedRecord& one) { return verdict_of(one, sure); },
          rows);
  return markdown_table(rows);
}

std::string none_table(const std::vector<OrdersTally>& tallies,
                       bool with_verdict) {
  Rows rows = {{"rule", "fewer or more, of the two policies",
                "fewer or more, anything"}};
  for (const OrdersTally& tally : tallies) {
    if (tally.ratio != 1) continue;
    const auto n = static_cast<int>(tally.records.size());
    for (const double sure : kSure) {
      const Counts two = counts_of(tally, [&](const OrderedRecord& one) {
        return called(one.much, sure);
      });
      const Counts any = counts_of(tally, [&](const OrderedRecord& one) {
        return std::any_of(one.all.begin(), one.all.end(),
                           [&](const Difference& difference) {
                             return called(difference, sure) != 0;
                           })
                   ? 1
                   : 0;
      });
      rows.push_back({fmt::format("policies, {:g} %", 100 * sure),
                      counted(two.fewer + two.more, n), counted(any.more, n)});
    }
    for (const double sure : {.8, .95}) {
      if (!with_verdict) break;
      const Counts two = counts_of(tally, [&](const OrderedRecord& one) {
        return verdict_of(one, sure);
      });
      rows.push_back(
          {sure < .9 ? "verdict, leans or stronger" : "verdict, supported",
           counted(two.fewer + two.more, n), ""});
    }
  }
  return markdown_table(rows);
}

std::string band_table(const std::vector<OrdersTally>& tallies) {
  Rows rows = {{"true ratio", "true difference, mean", "difference found, mean",
                "80 % band holds the true one", "true one is below the band",
                "above"}};
  for (const OrdersTally& tally : tallies) {
    const auto n = static_cast<int>(tally.records.size());
    double truth = 0, found = 0;
    int below = 0, above = 0;
    for (const OrderedRecord& one : tally.records) {
      truth += one.truth / n;
      found += one.much.mean / n;
      below += one.truth < one.much.low ? 1 : 0;
      above += one.truth > one.much.high ? 1 : 0;
    }
    rows.push_back({name_of(tally), fmt::format("{:+.1f}", truth),
                    fmt::format("{:+.1f}", found),
                    counted(n - below - above, n), counted(below, n),
                    counted(above, n)});
  }
  return markdown_table(rows);
}

}  // namespace

std::string orders_markdown(const std::vector<OrdersTally>& tallies,
                            const OrdersOptions& options,
                            const Provenance& provenance) {
  std::string out = "# How often a comparison of policies is wrong\n\n";
  out += in_markdown(provenance);
  out += fmt::format(
      "- {} records of each true ratio; {} draws of the parameters, {} futures "
      "each; base model alone\n\n",
      options.records, options.draws, options.per_draw);
  out += fmt::format(
      "Each record is simulated over the whole window of the case from its own "
      "base laws, both sides reacting day by day. The lever `{}` moves `{}` "
      "by\n"
      "the true ratio (RR60), or by one *drawn* from the prior that the fit "
      "has for it; no other effect of ours on theirs exists; all "
      "else is fitted to the real record with these held. The same laws are "
      "then fitted\nto the simulated record, and two policies compared over "
      "the "
      "two years after it: one never uses the lever, one uses it every {} days "
      "with size {:g}.\nAn order is *wrong* when the policy that truly has "
      "fewer is said to have more. In brackets: Wilson's 95 % intervals.\n\n",
      options.term, options.outcome, options.every, options.size);
  const bool judged = !options.claim.empty();
  out += "## Two policies, one of which truly has fewer\n" +
         order_table(tallies, judged) +
         "\nThe per cents are how sure P(lower) must be, beside a difference "
         "of three Monte Carlo errors, before a policy is called *fewer* or "
         "*more*.\n\n";
  out +=
      "## No effect at all\nAnything: both this policy and the one that goes "
      "on as until now, against never, on every outcome of theirs and every "
      "horizon.\n\n" +
      none_table(tallies, judged);
  out +=
      "\n## Of the right size?\nThe true difference is simulated from the "
      "same record's end at the true parameters (4,000 futures).\n\n" +
      band_table(tallies);
  return out;
}

}  // namespace entente::bench
