// The list of all acts: where every figure of the page leads, with the source
// of each.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/sections/sections.hpp"
#include "entente/report/words/source_links.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

std::string check_words(record::Check check) {
  switch (check) {
    case record::Check::sourced:
      return "";
    case record::Check::date_unverified:
      return "day not verified";
    case record::Check::unverified:
      return "from memory, in no fit";
    case record::Check::digest:
      return "from a digest, in no fit";
    case record::Check::not_said:
      return "check not said";
  }
  return "";
}

std::string coding_html(const Context& context, const record::Act& act) {
  std::vector<std::string> parts{
      escape(actors_of(context, act)),
      escape(lowered(context, kind_label(act, context.record().kinds)))};
  if (!act.terms.empty() && act.terms != "n/a") {
    parts.push_back(escape(act.terms));
  }
  if (act.severity) parts.push_back("size " + fixed(*act.severity, 0));
  const std::string check = check_words(act.check);
  if (!check.empty()) parts.push_back(check);
  if (!act.answers.empty()) {
    const record::Act* before = context.act(act.answers);
    parts.push_back(
        before == nullptr
            ? "answers " + escape(act.answers)
            : "answers " + linked(before->id,
                                  short_date(before->day, before->precision)));
  }
  std::string out;
  for (const std::string& one : parts) {
    if (!out.empty()) out += "; ";
    out += one;
  }
  return out;
}

std::string sources_html(const record::Act& act) {
  std::string out;
  for (const std::string& piece : record::source_pieces(act)) {
    if (!out.empty()) out += ", ";
    out += source_html(piece);
  }
  return out;
}

}  // namespace

Json acts_view(const Context& context) {
  Json view, years = Json::array();
  const auto& acts = context.record().acts;
  int year = 0;
  for (const record::Act& act : acts) {
    if (years.empty() || year_of(act.day) != year) {
      year = year_of(act.day);
      years.push_back(
          {{"act_year", std::to_string(year)}, {"year_acts", Json::array()}});
    }
    Json row;
    row["act_id"] = act.id;
    row["act_date"] = short_date(act.day, act.precision);
    row["act_end"] = act.end > act.day ? "to " + short_date(act.end) : "";
    row["act_summary"] = act.summary;
    row["act_coding_html"] = coding_html(context, act);
    row["act_sources_html"] = sources_html(act);
    row["act_later"] = act.day > context.as_of;
    years.back()["year_acts"].push_back(std::move(row));
  }
  for (Json& one : years) {
    one["act_count"] = thousands(static_cast<long>(one["year_acts"].size()));
  }
  view["act_years"] = std::move(years);
  view["n_acts"] = count_of(static_cast<long>(acts.size()), "act", "acts");
  return view;
}

}  // namespace entente::report
