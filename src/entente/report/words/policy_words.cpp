#include "entente/report/words/policy_words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/core/from_to.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

const Json& outcome_in(const Json& comparison,
                       const Json& policy,
                       std::string_view id) {
  static const Json kNothing;
  const long days = last_days(comparison);
  for (const Json& outcome : part(policy, "outcomes"))
    if (text(outcome, "id") == id && whole(outcome, "days") == days)
      return outcome;
  return kNothing;
}

std::vector<const Json*> outcomes_where(const Json& comparison, bool cost) {
  std::vector<const Json*> out;
  for (const Json& outcome : part(comparison, "outcomes"))
    if (flag(outcome, "cost") == cost) out.push_back(&outcome);
  return out;
}

}  // namespace

long last_days(const Json& comparison) {
  const std::vector<double> days = numbers(part(comparison, "days"));
  return days.empty() ? 0 : std::lround(days.back());
}

std::string horizon_words(long days) {
  const long years = std::lround(double(days) / 365.25);
  if (years < 1 || std::labs(days - std::lround(365.25 * double(years))) > 1)
    return days_in_words(days);
  return years == 1 ? "year" : small_number(years) + " years";
}

std::string horizon_of(long days) {
  const std::string words = horizon_words(days);
  return words == "year" ? "one year" : words;
}

const Json& said_of(const Json& comparison,
                    const Json& policy,
                    std::string_view outcome) {
  const Json& found = outcome_in(comparison, policy, outcome);
  const Json& mixture = part(found, "mixture");
  const Json& columns = part(found, "by_theory");
  return mixture.is_object() || columns.empty() ? mixture : columns[0];
}

const Json& by_theory(const Json& comparison,
                      const Json& policy,
                      std::string_view outcome) {
  return part(outcome_in(comparison, policy, outcome), "by_theory");
}

Change change_of(const Json& summary) {
  if (!summary.is_object() || flag(summary, "tied")) return Change::tied;
  return number(summary, "difference") < 0 ? Change::fewer : Change::more;
}

std::vector<const Json*> gains_of(const Json& comparison) {
  return outcomes_where(comparison, false);
}

std::vector<const Json*> costs_of(const Json& comparison) {
  return outcomes_where(comparison, true);
}

const Json* policy_by_id(const Json& comparison, std::string_view id) {
  for (const Json& policy : part(comparison, "policies"))
    if (text(policy, "id") == id) return &policy;
  return nullptr;
}

std::string quoted_title(const Json& comparison, std::string_view policy) {
  const Json* found = policy_by_id(comparison, policy);
  return "“" +
         (found == nullptr ? std::string(policy) : text(*found, "title")) + "”";
}

std::optional<PastHeld> past_held(const Json& comparison) {
  std::set<std::string> gains;
  for (const Json* outcome : gains_of(comparison))
    gains.insert(text(*outcome, "id"));
  PastHeld out;
  double all = 0;
  for (const Json& test : part(comparison, "back_test")) {
    if (whole(test, "days") != last_days(comparison) ||
        !gains.contains(text(test, "outcome")))
      continue;
    const double windows = number(test, "windows");
    all += windows;
    out.inside50 += windows * number(test, "inside50");
    out.inside80 += windows * number(test, "inside80");
    out.windows = std::max(out.windows, whole(test, "windows"));
  }
  if (all < 1) return {};
  out.inside50 /= all;
  out.inside80 /= all;
  return out;
}

double unit_of(const Json& outcome) {
  return text(outcome, "measure") == "lines_open" ? 100 : 1;
}

std::string amount(double value) {
  const double size = std::fabs(value);
  if (size < .0005) return "0";
  return fixed(size, size >= 2.95     ? 0
                     : size >= .095   ? 1
                     : size >= .00995 ? 2
                                      : 3);
}

std::string counted_words(const Context& context, const Json& outcome) {
  const std::string measure = text(outcome, "measure");
  if (measure == "lines_open")
    return fmt::format("of 100 days with {} open",
                       with_article(context.the_case.words.line));
  if (measure != "sizes") return lowered(context, text(outcome, "title"));
  const record::Group* group = context.group(text(outcome, "group"));
  return "in size of " +
         (group == nullptr ? text(outcome, "group") : group->many);
}

std::string mean_words(const Json& outcome, const Json& summary) {
  return amount(unit_of(outcome) * number(summary, "mean")) +
         (unit_of(outcome) == 1 ? "" : " in 100");
}

std::string change_words(const Json& outcome, const Json& summary) {
  const std::string size =
      amount(unit_of(outcome) * number(summary, "difference"));
  switch (change_of(summary)) {
    case Change::fewer:
      return size + " fewer";
    case Change::more:
      return size + " more";
    default:
      return "tied";
  }
}

std::string band_words(const Json& outcome, const Json& summary) {
  const double low = unit_of(outcome) * number(summary, "low");
  const double high = unit_of(outcome) * number(summary, "high");
  const bool falls = low < 0 && amount(low) != "0";
  const bool rises = high > 0 && amount(high) != "0";
  if (falls && rises)
    return fmt::format("80%: {} fewer to {} more", amount(low), amount(high));
  const double nearer = std::min(std::fabs(low), std::fabs(high));
  const double farther = std::max(std::fabs(low), std::fabs(high));
  const std::string ends = "80%: " + from_to(amount(nearer), amount(farther));
  if (!falls && !rises) return ends;
  // The change beside it says which, where it is not tied.
  const Change way = falls ? Change::fewer : Change::more;
  if (way == change_of(summary)) return ends;
  return ends + (falls ? " fewer" : " more");
}

std::string theories_words(const Json& comparison,
                           const Json& by_theory,
                           Change change) {
  const long all = static_cast<long>(part(comparison, "columns").size()) - 1;
  if (all < 1) return "";
  const long same =
      std::count_if(by_theory.begin(), by_theory.end(), [&](const Json& one) {
        return text(one, "theory") != "base" && change_of(one) == change;
      });
  if (all == 1)
    return same == 1 ? "under the one theory" : "not under the one theory";
  if (same == 0)
    return fmt::format("under none of {} theories alone", small_number(all));
  if (same == all)
    return fmt::format("under {} theories", all == 2
                                                ? std::string("both")
                                                : "all " + small_number(all));
  return fmt::format("under {} of {} theories", small_number(same),
                     small_number(all));
}

std::string effect_words(const Context& context,
                         const std::string& outcome,
                         const std::string& term) {
  const record::Group* group = context.group(outcome);
  std::string words = term_words(context, term);
  words.erase(std::min(words.find(" (half-life"), words.size()));
  return fmt::format("effect of {} on {}", words,
                     group == nullptr ? outcome : group->many);
}

bool more_is_better(const Context& context, const Json& outcome) {
  const record::Group* group = context.group(text(outcome, "group"));
  return group != nullptr && group->announced;
}

bool is_price(const Context& context, const Json& outcome, Change change) {
  if (change == Change::tied) return false;
  return (change == Change::fewer) == more_is_better(context, outcome);
}

}  // namespace entente::report
