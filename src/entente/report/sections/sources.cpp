// Where the record comes from, how it is computed, and what to take along.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/source_links.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

constexpr std::size_t kShown = 8;

Json source_rows(const Context& context, std::size_t& others) {
  std::map<std::string, std::pair<long, std::string>> by_citation;
  for (const record::Act& act : context.record().acts) {
    if (act.day > context.as_of) continue;
    std::vector<std::string> seen;
    for (const std::string& piece : record::source_pieces(act)) {
      const record::SourceRule* rule =
          record::rule_for(piece, context.record().sources);
      if (rule == nullptr) continue;
      if (std::find(seen.begin(), seen.end(), rule->citation) != seen.end()) {
        continue;
      }
      seen.push_back(rule->citation);
      auto& [n, source_class] = by_citation[rule->citation];
      ++n;
      source_class = rule->source_class;
    }
  }
  std::vector<std::pair<std::string, std::pair<long, std::string>>> rows(
      by_citation.begin(), by_citation.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.second.first > b.second.first;
  });
  others = rows.size() > kShown ? rows.size() - kShown : 0;
  Json out = Json::array();
  for (std::size_t i = 0; i < rows.size() && i < kShown; ++i) {
    out.push_back({{"s_name", rows[i].first},
                   {"s_class", rows[i].second.second},
                   {"s_acts", thousands(rows[i].second.first)}});
  }
  return out;
}

std::string precision_sentence(const Context& context) {
  long day = 0, month = 0, year = 0;
  for (const record::Act& act : context.record().acts) {
    if (act.day > context.as_of) continue;
    day += act.precision == record::Precision::day ? 1 : 0;
    month += act.precision == record::Precision::month ? 1 : 0;
    year += act.precision == record::Precision::year ? 1 : 0;
  }
  if (month == 0 && year == 0) return "All are dated to the day.";
  std::vector<std::string> parts{thousands(day) + " dated to the day"};
  if (month > 0) parts.push_back(thousands(month) + " to the month");
  if (year > 0) parts.push_back(thousands(year) + " to the year");
  return upper_first(listed(parts)) + ".";
}

std::string priors_sentence(const Context& context) {
  std::vector<std::string> terms;
  for (const theory::NamedTerm& term : context.the_case.model.treatments) {
    terms.push_back(term_words(context, term.text));
  }
  if (terms.empty()) return "";
  std::string out = fmt::format("In every model: {}.", listed(terms));
  if (!context.the_case.theories.empty()) {
    out += fmt::format(
        " A theory’s effect has prior median {} on the rate ratio over 60 days "
        "after one typical act.",
        ratio(context.the_case.model.median_ratio));
  }
  return out;
}

}  // namespace

Json sources_view(const Context& context) {
  Json view;
  std::size_t others = 0;
  view["source_rows"] = source_rows(context, others);
  view["any_sources"] = !view["source_rows"].empty();
  view["other_sources"] =
      others == 0 ? ""
                  : count_of(static_cast<long>(others), "more source stands",
                             "more sources stand");
  view["precision_sentence"] = precision_sentence(context);
  view["priors_sentence"] = priors_sentence(context);
  const std::vector<std::string> nuisance = nuisance_words(context.the_case);
  std::string background;
  for (const std::string& one : nuisance)
    background += (background.empty() ? "" : ", ") + one;
  view["background"] = background;
  const auto& treatments = context.the_case.model.treatments;
  view["example_term"] =
      treatments.empty() ? "" : term_words(context, treatments.front().text);
  view["any_forecast"] =
      !part(part(context.results, "forecast"), "items").empty();
  Json memory;
  for (const theory::Tier& tier : context.the_case.model.tiers) {
    if (tier.memory.empty()) continue;
    std::vector<std::string> days;
    for (const double h : tier.memory)
      days.push_back(fixed(h, 0));
    view["memory_days"] = listed(days);
    break;
  }
  view["downloads"] = downloads(context);
  return view;
}

}  // namespace entente::report
