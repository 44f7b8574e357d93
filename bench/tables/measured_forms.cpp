#include "measured_forms.hpp"

#include <fmt/format.h>

#include "entente/core/check.hpp"

namespace entente::bench {
namespace {

using claim::Word;

int count(const FormCell& cell, Word word) {
  return cell.words[static_cast<std::size_t>(word)];
}

}  // namespace

int records_of(const FormCell& cell) {
  int records = 0;
  for (const int words : cell.words)
    records += words;
  return records;
}

int wrong_strong(const FormCell& cell) {
  return cell.claim == FormCell::Claim::holds ? count(cell, Word::contradicted)
                                              : count(cell, Word::supported);
}

int wrong_leans(const FormCell& cell) {
  return wrong_strong(cell) + (cell.claim == FormCell::Claim::holds
                                   ? count(cell, Word::leans_against)
                                   : count(cell, Word::leans_for));
}

std::string forms_markdown(const std::vector<FormCell>& cells,
                           const FormOptions& options,
                           const Provenance& provenance) {
  std::vector<std::vector<std::string>> rows = {
      {"form", "world", "truth", "claim is", "words", "mean", "wrong strong",
       "wrong leans"}};
  for (const FormCell& cell : cells)
    rows.push_back(
        {cell.form, cell.world, cell.truth,
         cell.claim == FormCell::Claim::holds ? "true" : "false",
         fmt::format(
             "{}/{}/{}/{}/{}", count(cell, Word::supported),
             count(cell, Word::leans_for), count(cell, Word::unresolved),
             count(cell, Word::leans_against), count(cell, Word::contradicted)),
         fmt::format("{:.3g}", cell.mean),
         fmt::format("{} of {}", wrong_strong(cell), records_of(cell)),
         fmt::format("{} of {}", wrong_leans(cell), records_of(cell))});
  return "# How often a measured claim gets the wrong word\n\n" +
         in_markdown(provenance) +
         fmt::format("- seed: {}; {} records a cell, of a hazard ratio {}\n\n",
                     options.seed, options.records, 10 * options.records) +
         R"(The claim says *above* in every row but those of a policy, where it says *fewer*; the words of the opposite claim are the same, read from the other
end. Words: supported / leans for / unresolved / leans against / contradicted, before any cap (a policy is capped: no word of it is strong). Wrong strong:
supported where false, or contradicted where true; wrong leans: leans or stronger, the wrong way.

- *hazard ratio*: seventeen acts are expected on the days of Korea's claim 4-hazard, whatever the ratio; threshold 0.8. Independent: at a constant rate on
  either side. Clusters: half of all acts are brought by an act before them, some weeks after it. Mean: of the ratio found.
- *episode*: records of the Korea case's base laws, both sides reacting; the span and outcome of claim 10; 499 simulations a record. Two and four times: the span
  holds further acts, at random. In the other two worlds what theirs do is remembered for years, or a slow tension that nobody records moves
  it. Mean: of the place.
- *gain*: fourteen years, six strikes a year of which half follow other strikes, three gifts a year at random, forecasts from the seventh year on; a gift multiplies
  the rate of new strikes by RR60. The claim is called true where the mean gain over the cell's records is above .005 nats. Mean: of the gain.
- *policy*: the strait; a lever of ours that moves seizures by the true ratio, used every 60 days or never (policy_orders.md holds the rest). Mean:
  of the difference in days.

)" + markdown_table(rows);
}

}  // namespace entente::bench
