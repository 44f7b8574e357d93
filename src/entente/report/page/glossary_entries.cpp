#include "entente/report/page/glossary_entries.hpp"

namespace entente::report {

std::span<const GlossaryEntry> glossary_entries() {
  static const std::vector<GlossaryEntry> entries = {
      {"band",
       "Band",
       {"80% band", "80% bands", "bands hold"},
       "The range in which the figure lies with the probability that stands "
       "beside it, as far as the model's parameters are not known; that the "
       "model itself may be wrong is not in it."},
      {"base-rate",
       "Base rate",
       {"base rate", "base rates"},
       "The share of all stretches of that length on the record that held at "
       "least one such act: what to expect of somebody who knows the past and "
       "no theory."},
      {"brier-score",
       "Brier score",
       {"Brier score"},
       "The mean squared distance between the probability that was said and "
       "what came (1 or 0): 0 is perfect, 0.25 is what always saying 50% "
       "earns."},
      {"capped",
       "Cap",
       {"capped", "cap"},
       "Where our side chose when to act, no verdict goes beyond “leans”, "
       "because the reasons of that choice are not on the record."},
      {"covered",
       "Covered",
       {"covered", "coverage"},
       "A day is covered for a group of acts when its sources were read for "
       "that day and can be trusted; what did not happen on other days is not "
       "known."},
      {"e-value",
       "E-value",
       {"E-value", "unseen cause"},
       "How strongly a cause that nobody recorded would have to go with both "
       "the act and what followed, as a rate ratio, to explain the finding "
       "away."},
      {"evidence",
       "Evidence",
       {"log evidence"},
       "How probable the theory made the whole record before it was seen, as a "
       "logarithm; a theory that allows for anything is punished for it."},
      {"futures",
       "Future",
       {"simulated futures", "futures"},
       "One run of the fitted law into the days to come, with both sides "
       "acting and answering by chance; thousands of them give the "
       "probabilities."},
      {"half-life",
       "Half-life",
       {"half-life", "half-lives"},
       "The days after which an act counts half as much as on its first day."},
      {"interval",
       "Interval",
       {"95% interval", "95% intervals", "50 and 95% intervals"},
       "A range made so that it holds the true value in 95 of 100 such "
       "records."},
      {"kappa",
       "Kappa",
       {"kappa"},
       "How far two codings agree beyond what chance would give: 0 is chance, "
       "1 is full agreement."},
      {"log-score",
       "Log score",
       {"log score"},
       "The mean logarithm of the probability that was given to what came: "
       "always negative, nearer to nought is better, and being surely wrong "
       "costs most."},
      {"mixture",
       "Mixture",
       {"by the mixture", "mixture"},
       "All theories that are still believed at once, each weighted by its "
       "share of the evidence."},
      {"monte-carlo-error",
       "Monte Carlo error",
       {"Monte Carlo error", "simulation errors"},
       "What a figure owes to the draws of chance in its computation; more "
       "draws make it smaller."},
      {"nats",
       "Nats",
       {"nats"},
       "Units of evidence on a logarithmic scale: 0.7 doubles the odds, 3 "
       "makes them twenty to one."},
      {"null",
       "Null",
       {"with no effect", "without an effect", "null", "nulls"},
       "What the same method shows on records that were simulated without the "
       "effect and with both sides reacting: the yardstick for what it shows "
       "on the real one."},
      {"persistence",
       "Persistence",
       {"persistence"},
       "The rival forecast that says: after a stretch like the last one, as "
       "often as on the record so far."},
      {"prior",
       "Prior",
       {"prior", "prior median", "prior scale"},
       "What is held probable before the record is read."},
      {"rate-ratio",
       "Rate ratio",
       {"rate ratio"},
       "How many times as often something comes in the sixty days after an act "
       "as it would have without it; ×1 is no change, ×2 twice as often."},
      {"regret",
       "Regret",
       {"regret"},
       "How much worse a policy does under a theory than the policy that would "
       "have been best under it."},
      {"skill",
       "Skill",
       {"skill"},
       "The part of a rival's Brier score that the forecast saves: 0% is no "
       "better than the rival, below nought is worse."},
      {"smallest-visible",
       "Smallest visible effect",
       {"smallest effect that would be seen", "smallest visible"},
       "The true rate ratio that a record of this size would show as “leans” "
       "in four cases of five; smaller ones mostly go unseen."},
      {"two-speed",
       "Two-speed rate",
       {"two-speed"},
       "The rival forecast from half the rate of the last 30 days and half "
       "that of the last 365, without any theory."},
      {"variant",
       "Variant",
       {"variants", "variant"},
       "The same question asked with one choice made otherwise, such as "
       "another start, coding or half-life."}};
  return entries;
}

}  // namespace entente::report
