// The section of claims: one row each, which opens to all that is behind it.
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/measured_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

struct Names {
  std::string outcome_one, outcome_many;
};

Names outcome_names(const Context& context, const Json& claim) {
  const std::string outcome = text(claim, "outcome");
  const record::Group* group = context.group(outcome);
  if (group == nullptr || group->one.empty()) {
    return {outcome, outcome};
  }
  return {group->one, group->many};
}

const claim::ClaimSpec* spec_of(const Context& context, std::string_view id) {
  for (const claim::ClaimSpec& spec : context.the_case.claims) {
    if (spec.id == id) return &spec;
  }
  return nullptr;
}

void put_estimate(Json& row, const Json& claim) {
  const Json& corrected = part(claim, "corrected");
  const auto est = maybe(corrected, "log_rr60");
  if (!est || text(claim, "word") == "cannot be asked") return;
  row["estimate"] = ratio(std::exp(*est));
  row["interval"] = interval_words(claim);
  const Band band = null_band(claim);
  if (band.high > band.low) {
    row["no_effect"] = fmt::format("{}–{}", ratio(std::exp(band.low)),
                                   fixed(std::exp(band.high), 2));
  }
}

void put_counts(Json& row, const Context& context, const Json& claim) {
  const Names names = outcome_names(context, claim);
  const long counted = whole(claim, "acts_counted");
  const long acts = whole(part(claim, "estimate"), "acts");
  row["acts_big"] = tested_words(context, claim, acts == 0 ? counted : acts);
  const auto base = maybe(claim, "base_rate");
  if (counted == 0 || !base) return;
  row["followed"] =
      fmt::format("{} of {}", whole(claim, "followed_count"), counted);
  row["followed_by"] = names.outcome_one;
  row["expected"] = fixed(number(claim, "base_expected"), 1);
  row["base_rate"] = share(*base);
}

void put_smallest(Json& row, const Json& claim) {
  const Json& estimate = part(claim, "estimate");
  const auto leaning = maybe(estimate, "smallest_leaning");
  const auto supported = maybe(estimate, "smallest_supported");
  if (leaning) row["smallest_leaning"] = coarse_ratio(*leaning);
  if (supported) row["smallest_supported"] = coarse_ratio(*supported);
}

// The last so many acts are checked by hand; all stand in claim-acts.csv.
constexpr std::size_t kCheckedByHand = 500;

Json act_rows(const Context& context, const Json& claim) {
  Json rows = Json::array();
  const Json& all = part(claim, "acts");
  for (std::size_t i = all.size() > kCheckedByHand ? all.size() - kCheckedByHand
                                                   : 0;
       i < all.size(); ++i) {
    const Json& entry = all[i];
    const Day day = day_in(entry, "day", context.as_of);
    Json row;
    row["act_day"] = short_date(day);
    std::string what;
    for (const Json& id : part(entry, "ids")) {
      if (!id.is_string()) continue;
      const record::Act* act = context.act(id.get<std::string>());
      if (!what.empty()) what += "; ";
      what += linked(id.get<std::string>(), act == nullptr
                                                ? id.get<std::string>()
                                                : shortened(act->summary, 96));
    }
    row["what_html"] = what;
    row["act_weight"] = fixed(number(entry, "weight"), 0);
    const Json& followed = part(entry, "followed");
    row["strip_svg"] = followed_svg(day, followed);
    const long n = followed.is_array() ? static_cast<long>(followed.size()) : 0;
    row["n_followed"] = std::to_string(n);
    const auto first = maybe(entry, "first_after");
    row["first_after"] = first ? "day " + thousands(std::lround(*first)) : "–";
    rows.push_back(row);
  }
  return rows;
}

std::string nulls_note(const Json& claim) {
  const Json& null = part(claim, "null");
  const long replicates = whole(null, "replicates");
  if (replicates == 0) return "";
  std::string note = fmt::format(
      "Without any effect the method would show {} on this record ({} "
      "simulated "
      "records, both sides reacting), with {} times the spread that it states.",
      ratio(std::exp(number(null, "median"))), replicates,
      fixed(number(null, "spread_ratio"), 2));
  const auto alone = maybe(null, "self_exciting_median");
  if (alone && std::fabs(*alone - number(null, "median")) > 0.1) {
    note += fmt::format(
        " With our side as recorded, not reacting, it would show {}: the two "
        "nulls differ, so how our side reacts matters here.",
        ratio(std::exp(*alone)));
  } else if (alone) {
    note += fmt::format(" With our side as recorded it would show {}.",
                        ratio(std::exp(*alone)));
  }
  const long failed = whole(null, "not_converged");
  const long ran = whole(null, "runaway");
  std::vector<std::string> odd;
  if (failed > 0) {
    odd.push_back(count_of(failed, "a fit", "fits") + " did not converge");
  }
  if (ran > 0) {
    odd.push_back(count_of(ran, "a record", "records") +
                  " held more than three times as many acts as the real one");
  }
  if (!odd.empty()) note += " " + listed(odd) + "; all are kept.";
  return note;
}

// What is done about other terms that read acts which are tested.
std::string doubles_words(const Json& claim) {
  std::string out;
  for (const Json& one : part(claim, "doubles")) {
    const std::string remedy = text(one, "remedy");
    const std::string acts = count_of(whole(one, "acts"), "act", "acts");
    const std::string term = text(one, "term");
    if (!out.empty()) out += " ";
    if (remedy == "left out") {
      out += fmt::format(
          "“{}” reads {} that are tested and is left out: the record cannot "
          "tell the two apart.",
          term, acts);
    } else if (remedy == "stands beside") {
      out += fmt::format(
          "“{}” reads {} that are tested and stands beside them on purpose: "
          "the effect is what comes on top.",
          term, acts);
    } else {
      out +=
          fmt::format("{} that are tested are taken out of “{}”.", acts, term);
    }
  }
  return out;
}

void put_measured(Json& row, const Context& context, const Json& claim) {
  const MeasuredWords words = measured_words(context, claim);
  row["glyph_svg"] = measured_svg(claim);
  row["glyph_words"] = words.glyph;
  row["acts_big"] = words.counted;
  row["measure"] = words.measure;
  row["other_starts"] = words.other;
}

Json paragraphs(const std::vector<std::string>& sentences) {
  Json out = Json::array();
  for (const std::string& sentence : sentences) {
    out.push_back({{"sentence", sentence}});
  }
  return out;
}

void put_spec(Json& row, const claim::ClaimSpec* spec) {
  for (const char* key : {"says", "quote", "claim_sentence", "definition",
                          "confounders", "published", "undo_spec"}) {
    row[key] = "";
  }
  if (spec == nullptr) return;
  row["says"] = spec->says;
  row["quote"] = spec->quote;
  row["claim_sentence"] = spec->sentence;
  row["definition"] = spec->definition;
  row["confounders"] = spec->confounders;
  row["published"] = spec->published;
  row["undo_spec"] = spec->undo;
}

Json claim_view(const Context& context, const Json& claim) {
  Json row;
  const std::string id = text(claim, "id");
  for (const char* key :
       {"estimate", "interval", "no_effect", "followed", "followed_by",
        "expected", "base_rate", "smallest_leaning", "smallest_supported",
        "glyph_svg", "glyph_words", "measure", "spec_svg", "null_chart_svg",
        "nulls_note", "treatment", "doubles", "other_starts", "used"}) {
    row[key] = "";
  }
  row["claim_anchor_html"] = escape_attribute("claim-" + id);
  row["claim_id"] = id;
  row["claim_title"] = text(claim, "title");
  put_spec(row, spec_of(context, id));
  const std::string word = text(claim, "word");
  row["word"] = word;
  row["ruler_svg"] = ruler_svg(word);
  row["word_note"] = verdict_note(claim);
  row["why_cannot"] = text(claim, "why_cannot");
  const std::string before = text(claim, "word_before_cap");
  row["before_cap"] = before != word ? before : "";
  row["undo"] = paragraphs(undo_sentences(claim));
  if (whole(claim, "days_used") > 0) {
    row["used"] = fmt::format(
        "{} used{}; {} in them.", days_in_words(whole(claim, "days_used")),
        whole(claim, "days_lost") == 0
            ? std::string()
            : ", " + thousands(whole(claim, "days_lost")) +
                  " not (poorly covered or not at risk)",
        count_of(whole(claim, "outcome_acts"), "an outcome act",
                 "outcome acts"));
  }
  row["act_rows"] = act_rows(context, claim);
  row["has_acts"] = !row["act_rows"].empty();
  const std::size_t acts = part(claim, "acts").size();
  row["of_acts"] = acts > kCheckedByHand
                       ? fmt::format("the last {} of {}", kCheckedByHand,
                                     thousands(static_cast<long>(acts)))
                       : "";
  if (is_measured(claim)) {
    put_measured(row, context, claim);
    return row;
  }
  row["treatment"] = text(claim, "treatment");
  row["doubles"] = doubles_words(claim);
  put_estimate(row, claim);
  put_counts(row, context, claim);
  put_smallest(row, claim);
  if (word != "cannot be asked") row["glyph_svg"] = regions_svg(claim);
  row["glyph_words"] = word == "cannot be asked" ? "" : regions_words(claim);
  row["spec_svg"] = stability_svg(claim);
  row["null_chart_svg"] = null_svg(claim);
  row["nulls_note"] = nulls_note(claim);
  return row;
}

}  // namespace

Json claims_view(const Context& context) {
  const Json& claims = part(part(context.results, "claims"), "claims");
  Json view, effects = Json::array(), measured = Json::array();
  for (const Json& claim : claims) {
    (is_measured(claim) ? measured : effects)
        .push_back(claim_view(context, claim));
  }
  const Json* lead = least_welcome(claims);
  for (Json* list : {&effects, &measured}) {
    for (Json& row : *list) {
      row["lead"] = lead != nullptr && row["claim_id"] == text(*lead, "id");
    }
  }
  view["claims_headline"] = claims.empty() ? "No claim was put to the record"
                                           : claims_headline(claims);
  view["any_effects"] = !effects.empty();
  view["any_measured"] = !measured.empty();
  view["effects"] = std::move(effects);
  view["measured_claims"] = std::move(measured);
  view["n_claims"] = small_number(static_cast<long>(claims.size()));
  return view;
}

}  // namespace entente::report
