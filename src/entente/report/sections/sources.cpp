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

constexpr std::size_t kShown = 12;

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
  return fmt::format(
      "{} acts are dated to the day, {} to the month, {} to the "
      "year.",
      thousands(day), thousands(month), thousands(year));
}

std::string priors_sentence(const Context& context) {
  std::vector<std::string> terms;
  for (const theory::NamedTerm& term : context.the_case.model.treatments) {
    terms.push_back(term_words(context, term.text));
  }
  if (terms.empty()) return "";
  return fmt::format(
      "In every model: {}. A theory’s effect has prior median {} on the "
      "rate ratio over 60 days after one typical act.",
      listed(terms), ratio(context.the_case.model.median_ratio));
}

}  // namespace

Json sources_view(const Context& context) {
  Json view;
  std::size_t others = 0;
  view["source_rows"] = source_rows(context, others);
  view["other_sources"] =
      others == 0 ? "" : thousands(static_cast<long>(others));
  view["precision_sentence"] = precision_sentence(context);
  view["priors_sentence"] = priors_sentence(context);
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
