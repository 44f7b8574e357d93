// The section of theories: evidence between packages that could both be true.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

const theory::TheorySpec* spec_of(const Context& context,
                                  std::string_view name) {
  for (const theory::TheorySpec& spec : context.the_case.theories) {
    if (spec.id == name) return &spec;
  }
  return nullptr;
}

std::string title_of(const Json& contest, std::string_view name) {
  for (const Json& theory : part(contest, "theories")) {
    if (text(theory, "name") == name) return text(theory, "title");
  }
  return std::string(name);
}

// Titles of the theories that differ from this one by less than three errors.
std::vector<std::string> ties_of(const Json& contest, std::string_view name) {
  std::vector<std::string> out;
  for (const Json& tie : part(contest, "ties")) {
    if (!tie.is_array() || tie.size() != 2) continue;
    const std::string a = tie[0].get<std::string>();
    const std::string b = tie[1].get<std::string>();
    if (a == name) out.push_back(title_of(contest, b));
    if (b == name) out.push_back(title_of(contest, a));
  }
  return out;
}

// What a theory without evidence counts as: behind every other.
constexpr double kNone = -1e300;

double evidence(const Json& theory) {
  return number(theory, "log_evidence", kNone);
}

// Share of the evidence at equal odds, with the effects' scale changed; a dash
// where there is no evidence.
std::string share_at(const Json& theories, const Json& one, const char* scale) {
  if (!maybe(part(one, scale), "log_evidence")) return "–";
  double best = kNone;
  for (const Json& theory : theories)
    best = std::max(best, evidence(part(theory, scale)));
  double sum = 0;
  for (const Json& theory : theories)
    sum += std::exp(evidence(part(theory, scale)) - best);
  return share(std::exp(evidence(part(one, scale)) - best) / sum);
}

const Json* best_of(const Json& theories) {
  const Json* best = nullptr;
  for (const Json& theory : theories) {
    if (best == nullptr || evidence(theory) > evidence(*best)) {
      best = &theory;
    }
  }
  return best;
}

std::string effect_svg(const Json& effect) {
  Drawing drawing(150, 16, "strip");
  const Scale x{-std::log(2.8), std::log(2.8), 2, 148, Law::linear};
  const double middle = number(effect, "rr60", 1);
  drawing.line("gr2", x(0), 1, x(0), 15);
  for (const double edge : {0.8, 1.25}) {
    drawing.line("edge", x(std::log(edge)), 2, x(std::log(edge)), 14);
  }
  drawing.line("ci95", x.held(std::log(number(effect, "rr60_low", 1))), 8,
               x.held(std::log(number(effect, "rr60_high", 1))), 8);
  drawing.circle("est", x.held(std::log(middle)), 8, 3.4);
  return drawing.svg();
}

// The sign as a verb of many: "concessions of late raise provocations".
std::string sign_words(const Json& effect) {
  const std::string sign = text(effect, "sign");
  return sign == "raises" ? "raise" : sign == "lowers" ? "lower" : "change";
}

Json effect_rows(const Context& context, const Json& theory) {
  Json rows = Json::array();
  for (const Json& effect : part(theory, "effects")) {
    Json row;
    const record::Group* outcome = context.group(text(effect, "outcome"));
    row["effect_term"] = text(effect, "term");
    row["effect_words"] = fmt::format(
        "{} {} {}", upper_first(term_words(context, text(effect, "term"))),
        sign_words(effect),
        outcome == nullptr ? text(effect, "outcome") : outcome->many);
    row["effect_reason"] = text(effect, "reason");
    row["effect_svg"] = effect_svg(effect);
    row["effect_rr"] =
        maybe(effect, "rr60")
            ? fmt::format("{} ({}–{})", ratio(number(effect, "rr60")),
                          fixed(number(effect, "rr60_low"), 2),
                          fixed(number(effect, "rr60_high"), 2))
            : std::string();
    rows.push_back(row);
  }
  return rows;
}

// What a reader must know of the integral behind the number, in words; empty
// when every factor is reliable.
std::string doubtful_factors(const Json& theory) {
  std::vector<std::string> names;
  for (const Json& factor : part(theory, "by_outcome")) {
    const Json& reliable = part(factor, "reliable");
    if (reliable.is_boolean() && !reliable.get<bool>()) {
      names.push_back(text(factor, "outcome"));
    }
  }
  if (names.empty()) return "";
  return "not reliable for " + listed(names) + ": too few effective draws";
}

Json theory_row(const Context& context,
                const Json& contest,
                const Json& theory,
                const Json& best) {
  const Json& theories = part(contest, "theories");
  const std::string name = text(theory, "name");
  Json row;
  const theory::TheorySpec* spec = spec_of(context, name);
  row["theory_title"] = text(theory, "title");
  row["theory_id"] = name;
  row["argument"] = spec == nullptr ? "" : spec->argument;
  row["holders"] = spec == nullptr ? "" : spec->holders;
  const bool known = maybe(theory, "log_evidence").has_value();
  const double behind = evidence(best) - evidence(theory);
  row["why_cannot"] = text(theory, "why_cannot");
  row["known"] = known;
  row["behind"] = !known ? "–" : &theory == &best ? "best" : fixed(behind, 1);
  row["evidence"] = known ? fixed(evidence(theory), 2) : "";
  row["evidence_error"] = fixed(number(theory, "mc_error"), 2);
  row["evidence_share"] = known ? share(number(theory, "share")) : "–";
  row["half_share"] = share_at(theories, theory, "half_scale");
  row["double_share"] = share_at(theories, theory, "double_scale");
  const std::vector<std::string> ties = ties_of(contest, name);
  row["tied_with"] = listed(ties);
  row["survives"] = flag(theory, "within_three_nats") ? "yes" : "no";
  row["unreliable"] = doubtful_factors(theory);
  row["effect_rows"] = effect_rows(context, theory);
  row["has_effects"] = !row["effect_rows"].empty();
  return row;
}

std::string theories_headline(const Json& contest, const Json& best) {
  const Json& theories = part(contest, "theories");
  const long all = static_cast<long>(theories.size());
  const long survive =
      std::count_if(theories.begin(), theories.end(),
                    [](const Json& t) { return flag(t, "within_three_nats"); });
  double second = kNone;
  for (const Json& theory : theories) {
    if (&theory != &best) {
      second = std::max(second, evidence(theory));
    }
  }
  const double lead = evidence(best) - second;
  if (!maybe(best, "log_evidence"))
    return "No theory could be weighed on this record";
  if (all == 1)
    return "One theory, “" + text(best, "title") + "”, and no rival";
  const std::string kept =
      survive == all
          ? fmt::format("{} theories survive",
                        all == 2 ? "Both" : "All " + small_number(all))
          : fmt::format("{} of {} theories {}",
                        upper_first(small_number(survive)), small_number(all),
                        survive == 1 ? "survives" : "survive");
  const std::vector<std::string> ties = ties_of(contest, text(best, "name"));
  if (!ties.empty()) {
    return fmt::format(
        "{}; “{}” and {} are tied at the head", kept, text(best, "title"),
        ties.size() == 1
            ? "“" + ties[0] + "”"
            : fmt::format("{} others",
                          small_number(static_cast<long>(ties.size()))));
  }
  if (second == kNone)
    return fmt::format("{}; only “{}” could be weighed", kept,
                       text(best, "title"));
  if (lead < 3) {
    return fmt::format("{}, and none is far ahead (“{}” leads by {} nats)",
                       kept, text(best, "title"), fixed(lead, 1));
  }
  return fmt::format("{}; “{}” is ahead by {} nats", kept, text(best, "title"),
                     fixed(lead, 1));
}

std::string odds(double factor) {
  return fixed(factor, factor < 10 ? 1 : 0) + " to 1";
}

// The most that could be said for the theory without effects, and what is.
std::string null_sentence(const Json& contest) {
  const Json& strongest = part(contest, "strongest_for_null");
  const auto factor = maybe(strongest, "factor");
  if (!factor) return "";
  const std::string other = text(strongest, "theory");
  const Json* null = nullptr;
  const Json* against = nullptr;
  for (const Json& theory : part(contest, "theories")) {
    if (part(theory, "effects").empty()) null = &theory;
    if (text(theory, "name") == other) against = &theory;
  }
  std::string out = fmt::format(
      "Were every effect of “{}” estimated at exactly none, the record would "
      "give odds of {} for {} against it ({} nats): more than that no record "
      "of this size can say for it.",
      title_of(contest, other), odds(*factor),
      null == nullptr ? std::string("no effect")
                      : "“" + text(*null, "title") + "”",
      fixed(number(strongest, "nats"), 1));
  if (null != nullptr && against != nullptr && maybe(*null, "log_evidence") &&
      maybe(*against, "log_evidence")) {
    const double nats = evidence(*null) - evidence(*against);
    out += fmt::format(" It gives {}.",
                       nats >= 0 ? odds(std::exp(nats)) + " for it"
                                 : odds(std::exp(-nats)) + " against it");
  }
  return out;
}

}  // namespace

Json theories_view(const Context& context) {
  const Json& contest = part(context.results, "contest");
  const Json& theories = part(contest, "theories");
  Json view;
  view["any_theories"] = !theories.empty();
  view["theories_headline"] = "";
  if (theories.empty()) return view;
  const Json& best = *best_of(theories);
  view["theories_headline"] = theories_headline(contest, best);
  view["null_sentence"] = null_sentence(contest);
  std::vector<std::string> outcomes;
  for (const std::string& name : context.the_case.contest_outcomes) {
    const record::Group* group = context.group(name);
    outcomes.push_back(group == nullptr ? name : group->many);
  }
  view["outcomes_of_contest"] = listed(outcomes);
  std::vector<std::string> same = nuisance_words(context.the_case);
  const bool remembers = std::any_of(
      context.the_case.model.tiers.begin(), context.the_case.model.tiers.end(),
      [](const theory::Tier& tier) { return !tier.memory.empty(); });
  if (remembers) same.emplace_back("momentum");
  view["same_for_all"] = listed(same);
  std::vector<const Json*> order;
  for (const Json& theory : theories)
    order.push_back(&theory);
  std::stable_sort(
      order.begin(), order.end(),
      [](const Json* a, const Json* b) { return evidence(*a) > evidence(*b); });
  Json rows = Json::array();
  for (const Json* theory : order) {
    rows.push_back(theory_row(context, contest, *theory, best));
  }
  view["theory_rows"] = std::move(rows);
  return view;
}

}  // namespace entente::report
