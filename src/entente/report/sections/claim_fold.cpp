// What every claim folds out, whatever its form.
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/sections/claim_parts.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

const claim::ClaimSpec* spec_of(const Context& context, std::string_view id) {
  for (const claim::ClaimSpec& spec : context.the_case.claims) {
    if (spec.id == id) return &spec;
  }
  return nullptr;
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

std::string used_words(const Json& claim) {
  if (whole(claim, "days_used") == 0) return "";
  return fmt::format(
      "{} used{}; {} in them.", days_in_words(whole(claim, "days_used")),
      whole(claim, "days_lost") == 0
          ? std::string()
          : ", " + thousands(whole(claim, "days_lost")) +
                " not (poorly covered or not at risk)",
      count_of(whole(claim, "outcome_acts"), "an outcome act", "outcome acts"));
}

}  // namespace

void put_fold(Json& row, const Context& context, const Json& claim) {
  put_spec(row, spec_of(context, text(claim, "id")));
  row["word_note"] = verdict_note(claim);
  const std::string before = text(claim, "word_before_cap");
  row["before_cap"] = before != text(claim, "word") ? before : "";
  row["undo"] = paragraphs(undo_sentences(claim));
  row["used"] = used_words(claim);
  row["act_rows"] = act_rows(context, claim);
  row["has_acts"] = !row["act_rows"].empty();
  const std::size_t acts = part(claim, "acts").size();
  row["of_acts"] = acts > kCheckedByHand
                       ? fmt::format("the last {} of {}", kCheckedByHand,
                                     thousands(static_cast<long>(acts)))
                       : "";
}

}  // namespace entente::report
