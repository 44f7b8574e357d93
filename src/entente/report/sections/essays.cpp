// The section of essays: what each asserts, one row each, and where it leads.
#include <fmt/format.h>

#include "entente/report/sections/sections.hpp"
#include "entente/report/words/essay_words.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// Of so many acts of a fact the summary is told, of the others only the day.
constexpr std::size_t kAllTold = 3, kDaysAlone = 0;

std::string target(std::string_view kind,
                   const std::string& id,
                   const std::string& words) {
  return fmt::format("<a href=\"#{}-{}\">“{}”</a>", kind, escape_attribute(id),
                     escape(words));
}

record::Precision precision_of(const Json& act) {
  const std::string word = text(act, "precision");
  return word == "month"  ? record::Precision::month
         : word == "year" ? record::Precision::year
                          : record::Precision::day;
}

std::string acts_html(const Context& context,
                      const Json& acts,
                      std::size_t told) {
  std::string out;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const Json& act = acts[i];
    const std::string id = text(act, "id");
    if (!out.empty()) out += i <= told && told > 0 ? "; " : ", ";
    if (text(act, "day").empty()) {
      out += "an act after this date";
      continue;
    }
    out += linked(
        id, short_date(day_in(act, "day", context.as_of), precision_of(act)));
    if (i < told) out += " " + escape(shortened(text(act, "summary"), 110));
  }
  return out;
}

// "Shown", and the sentence's class beside it.
std::string found_words(const std::string& record) {
  if (record == "shows") return "Shown";
  if (record == "in part") return "Shown in part";
  if (record == "contradicts") return "Contradicted";
  return record == "not yet" ? "Not known yet" : "Not found";
}

std::string fact_html(const Context& context,
                      const Json& one,
                      std::size_t told) {
  std::string out = "<b>" + found_words(text(one, "record")) + ".</b>";
  const std::string instead = text(one, "instead");
  if (!instead.empty()) out += " " + escape(instead);
  const std::string acts = acts_html(context, part(one, "acts"), told);
  return acts.empty() ? out : out + " <span class=\"q\">" + acts + "</span>";
}

std::string claim_html(const Json& claim, const std::string& stance) {
  const std::string id = text(claim, "id"), word = text(claim, "word");
  const std::string title = text(claim, "title");
  if (word.empty()) return "“" + escape(title) + "” has no verdict here";
  std::string out = stance == "denies" ? "It denies " : "";
  out += target("claim", id, title) + ": <b>" + escape(word) + "</b>";
  const auto p = maybe(claim, "probability");
  return p ? out + " (" + escape(percent(*p)) + ")" : out;
}

// "5 fewer provocation days in the two years after 31 July 2026 than under “As
// until now” (80%: 2 to 8) under five of six theories"
std::string change_html(const Context& context,
                        const Json& change,
                        const Json& policy) {
  const Json& comparison = part(context.results, "policies");
  const std::string outcome = text(change, "outcome");
  for (const Json* gain : gains_of(comparison)) {
    if (text(*gain, "id") != outcome) continue;
    const Json& said = said_of(comparison, policy, outcome);
    const bool tied = change_of(said) == Change::tied;
    const std::string theories = theories_words(
        comparison, by_theory(comparison, policy, outcome), change_of(said));
    return escape(fmt::format(
        "{} {}{} in the {} after {} {} {} ({}){}", change_words(*gain, said),
        tied ? "on " : "", counted_words(context, *gain),
        horizon_words(last_days(comparison)),
        in_words(day_in(comparison, "from", context.as_of)),
        tied ? "with" : "than under",
        quoted_title(comparison, text(change, "to")), band_words(*gain, said),
        tied || theories.empty() ? "" : ", " + theories));
  }
  return "";
}

std::string policy_html(const Context& context,
                        const Json& policy,
                        const std::string& stance) {
  const std::string id = text(policy, "id"), title = text(policy, "title");
  const Json* compared = policy_by_id(part(context.results, "policies"), id);
  std::string out = stance == "denies" ? "It advises against " : "";
  out += compared == nullptr ? "“" + escape(title) + "”"
                             : target("says", id, title);
  const Json& change = part(policy, "change");
  if (compared == nullptr || !change.is_object())
    return out + ", with which nothing is compared";
  return out + ": " + change_html(context, change, *compared);
}

std::string answer_html(const Context& context, const Json& one) {
  const std::string kind = text(one, "kind"), stance = text(one, "stance");
  if (kind == "fact") return fact_html(context, one, kAllTold);
  if (kind == "unasked") return "Not asked: " + escape(text(one, "why"));
  std::string out = stance == "reports" ? "Only told of others. " : "";
  std::string before;
  for (const Json& claim : part(one, "claims")) {
    out += before + claim_html(claim, stance);
    before = "; ";
  }
  for (const Json& policy : part(one, "policies")) {
    out += before + policy_html(context, policy, stance);
    before = "; ";
  }
  return out + ".";
}

Json row_of(const Context& context, const Json& essay, const Json& one) {
  const std::string n = fixed(number(one, "number"), 0);
  const auto sentence = maybe(one, "sentence");
  return {{"e_anchor_html",
           escape_attribute("essay-" + text(essay, "id") + "-" + n)},
          {"e_number", n},
          {"e_says", text(one, "says")},
          {"e_quote", text(one, "quote")},
          {"e_place", sentence ? "sentence " + fixed(*sentence, 0)
                               : text(one, "known_from")},
          {"e_kind", text(one, "kind")},
          {"e_answer_html", answer_html(context, one)}};
}

// Facts that the record does not simply show.
Json otherwise_rows(const Context& context, const Json& essay) {
  Json rows = Json::array();
  for (const Json& one : part(essay, "assertions"))
    if (text(one, "kind") == "fact" && text(one, "record") != "shows")
      rows.push_back({{"o_says", text(one, "says")},
                      {"o_number", fixed(number(one, "number"), 0)},
                      {"o_answer_html", fact_html(context, one, kDaysAlone)}});
  return rows;
}

Json essay_view(const Context& context, const Json& essay) {
  Json rows = Json::array();
  for (const Json& one : part(essay, "assertions"))
    rows.push_back(row_of(context, essay, one));
  Json otherwise = otherwise_rows(context, essay);
  const Json& counts = part(essay, "counts");
  std::vector<std::string> rest;
  if (const long n = whole(counts, "advice"); n > 0)
    rest.push_back(count_of(n, "piece of advice", "pieces of advice"));
  if (const long n = whole(counts, "unasked"); n > 0)
    rest.push_back(count_of(n, "assertion", "assertions") +
                   " that nothing here asks");
  const std::string sentence = counts_sentence(counts);
  return {{"essay_title", text(essay, "title")},
          {"essay_by", text(essay, "by")},
          {"essay_sentence",
           sentence + (sentence.empty() ? "" : ". ") +
               (rest.empty() ? "" : upper_first(listed(rest)) + ".")},
          {"essay_note", text(essay, "note")},
          {"n_assertions",
           count_of(static_cast<long>(rows.size()), "assertion", "assertions")},
          {"any_otherwise", !otherwise.empty()},
          {"otherwise", std::move(otherwise)},
          {"essay_rows", std::move(rows)}};
}

}  // namespace

Json essays_view(const Context& context) {
  const Json& essays = part(context.results, "essays");
  Json view, list = Json::array();
  for (const Json& essay : essays)
    list.push_back(essay_view(context, essay));
  view["any_essays"] = !list.empty();
  view["essay_list"] = std::move(list);
  const std::string sentence = counts_sentence(counts_of_all(essays));
  view["essays_headline"] =
      sentence.empty() ? "What essays say, and what the record has of it"
                       : sentence;
  return view;
}

}  // namespace entente::report
