#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/sections/claim_parts.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

// "9.1 outcome days a year in them, 8.0 outside"
std::string state_words(const Json& state) {
  const auto a_year = [&](const char* outcomes, const char* days) {
    return fixed(
        365.25 * number(state, outcomes) / std::max(number(state, days), 1.0),
        1);
  };
  return fmt::format("; {} outcome days a year in them, {} outside",
                     a_year("outcome_days", "days"),
                     a_year("outcome_days_outside", "days_outside"));
}

// "9 of 28 were followed within 60 days, 14.5 by the base rate"
void put_acts(Json& row, const Context& context, const Json& claim) {
  const long counted = whole(claim, "acts_counted");
  const long acts = whole(part(claim, "estimate"), "acts");
  row["acts_big"] = tested_words(context, claim, acts == 0 ? counted : acts);
  const Json& state = part(claim, "state");
  if (state.is_object())
    row["acts_big"] = text(row, "acts_big") + state_words(state);
  if (counted == 0 || !maybe(claim, "base_rate")) return;
  row["followed"] =
      fmt::format("{} of {}", whole(claim, "followed_count"), counted);
  row["expected"] = fixed(number(claim, "base_expected"), 1);
}

void put_mark(Json& row, const Json& claim) {
  const auto est = maybe(part(claim, "corrected"), "log_rr60");
  if (!est) return;
  row["mark_svg"] = ratio_mark_svg(claim);
  row["mark_bold"] = ratio(std::exp(*est));
  row["mark_words"] = "(" + interval_words(claim) + ")";
}

// Cells of the error table that are over their bound, in the claim's own row.
std::string over_bound_words(const Context& context, const std::string& id) {
  std::string out;
  for (const Json& rate : part(context.results, "error_rates")) {
    if (text(rate, "claim") != id || !flag(rate, "over_bound")) continue;
    const long strong = whole(rate, "wrong_strong");
    const bool strongly = strong > whole(rate, "most_strong");
    const std::string world = text(rate, "world");
    out += fmt::format(
        "{}{}: {} of {} simulated records are called wrongly{} (bound {})",
        out.empty() ? "" : "; ",
        world.empty() ? "Both sides react" : upper_first(world),
        strongly ? strong : whole(rate, "wrong_leans"), whole(rate, "records"),
        strongly ? ", and strongly" : "",
        whole(rate, strongly ? "most_strong" : "most_leans"));
    const double truth = number(rate, "ratio", 1);
    if (truth != 1) out += " at a true ratio of " + coarse_ratio(truth);
  }
  return out.empty() ? "" : out + ".";
}

std::string first_sentence(const std::string& said) {
  const std::size_t end = said.find(". ");
  return end == std::string::npos ? said : said.substr(0, end + 1);
}

}  // namespace

Json claim_line(const Context& context, const Json& claim) {
  Json row;
  for (const char* key : {"chance", "mark_svg", "mark_bold", "mark_words",
                          "acts_big", "followed", "expected"})
    row[key] = "";
  const std::string id = text(claim, "id");
  const std::string word = text(claim, "word");
  const bool asked = word != "cannot be asked";
  row["claim_anchor_html"] = escape_attribute("claim-" + id);
  row["claim_id_html"] = escape_attribute(id);
  row["claim_id"] = id;
  row["claim_title"] = text(claim, "title");
  row["word"] = word;
  row["ruler_svg"] = ruler_svg(word);
  row["word_flags"] = word_flags(claim);
  // All of it folds out.
  row["why_cannot"] = first_sentence(text(claim, "why_cannot"));
  const auto chance = maybe(claim, "probability");
  if (asked && chance) row["chance"] = percent(*chance);
  row["over_bound"] = over_bound_words(context, id);
  if (is_measured(claim)) return row;
  put_acts(row, context, claim);
  if (asked) put_mark(row, claim);
  return row;
}

}  // namespace entente::report
