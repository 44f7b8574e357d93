// The list of all acts: where every figure of the page leads, with the source
// of each.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/packed.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/tables/export_tables.hpp"
#include "entente/report/words/markup.hpp"
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

using Anchors = std::set<std::string, std::less<>>;

// Targets of links to acts in all text of a view, as they stand there.
void add_anchors(Anchors& anchors, const Json& view) {
  if (view.is_structured()) {
    for (const Json& one : view)
      add_anchors(anchors, one);
    return;
  }
  if (!view.is_string()) return;
  const auto& text = view.get_ref<const std::string&>();
  constexpr std::string_view kStart = "\"#act-";
  for (std::size_t at = text.find(kStart); at != std::string::npos;
       at = text.find(kStart, at + 1)) {
    anchors.insert(text.substr(at + 1, text.find('"', at + 1) - at - 1));
  }
}

// Acts that an act of the list is said to answer, and theirs, are listed too.
std::set<std::size_t> listed_acts(const Context& context, const Json& views) {
  Anchors anchors;
  add_anchors(anchors, views);
  const auto& acts = context.record().acts;
  std::set<std::size_t> out;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (!anchors.contains(escape_attribute(act_anchor(acts[i].id)))) continue;
    for (std::size_t at = i; out.insert(at).second;) {
      const auto before = context.act_by_id.find(acts[at].answers);
      if (before == context.act_by_id.end()) break;
      at = before->second;
    }
  }
  return out;
}

// As many acts as a page can list and still be sent and opened.
constexpr std::size_t kMostListed = 20000;

}  // namespace

Json acts_view(const Context& context, const Json& views) {
  Json view, years = Json::array();
  const auto& acts = context.record().acts;
  const bool all = acts.size() <= kMostListed;
  const std::set<std::size_t> named =
      all ? std::set<std::size_t>{} : listed_acts(context, views);
  view["all_acts_html"] = all ? "" : packed_link(acts_table(context).csv);
  view["n_listed"] = all ? "" : thousands(static_cast<long>(named.size()));
  int year = 0;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (!all && !named.contains(i)) continue;
    const record::Act& act = acts[i];
    if (years.empty() || year_of(act.day) != year) {
      year = year_of(act.day);
      years.push_back(
          {{"act_year", std::to_string(year)}, {"year_acts", Json::array()}});
    }
    Json row;
    row["act_id_html"] = escape_attribute(act.id);
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
  view["any_acts"] = !years.empty();
  view["act_years"] = std::move(years);
  view["n_acts"] = count_of(static_cast<long>(acts.size()), "act", "acts");
  return view;
}

}  // namespace entente::report
