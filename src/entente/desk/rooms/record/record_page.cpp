#include "entente/desk/rooms/record/record_page.hpp"

#include <algorithm>

#include "entente/desk/rooms/record/asked.hpp"
#include "entente/desk/rooms/record/facets.hpp"
#include "entente/record/act_words.hpp"
#include "entente/report/charts/record_axis.hpp"
#include "entente/report/words/context.hpp"
#include "entente/report/words/source_links.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using record::Act;

constexpr long kRows = 200;  // of a page

// In short: the act's page has them whole.
std::string sources_html(const Act& act) {
  constexpr std::size_t kMostBytes = 34, kMost = 2;
  const auto pieces = record::source_pieces(act);
  std::string out;
  for (std::size_t i = 0; i < std::min(pieces.size(), kMost); ++i)
    out += (out.empty() ? "" : ", ") +
           report::source_html(report::is_address(pieces[i])
                                   ? pieces[i]
                                   : report::shortened(pieces[i], kMostBytes));
  if (pieces.size() > kMost)
    out += " and " + std::to_string(pieces.size() - kMost) + " more";
  return out;
}

Json row_view(const casefile::Case& the_case, const Act& act) {
  const bool checked = act.check == record::Check::sourced;
  return {
      {"row_date", report::short_date(act.day, act.precision)},
      {"row_end", act.end > act.day ? report::short_date(act.end) : ""},
      {"row_who", report::actors_of(the_case, act)},
      {"row_html", in_attribute(act_address(act.id))},
      {"row_summary", std::string(act.summary.view())},
      {"row_kind", report::kind_label(act, the_case.record.kinds)},
      {"row_check", checked ? "" : std::string(record::check_word(act.check))},
      {"row_sources_html", sources_html(act)}};
}

// The days that the axis shows: those that are asked, else all of the record.
Span shown_days(const record::Record& record, const record::Choice& choice) {
  Span span{0, 0};
  if (!record.acts.empty())
    span = {record.acts.front().day, record.acts.back().day};
  const Span all = span;
  span.from = choice.from.value_or(span.from);
  span.to = choice.to.value_or(span.to);
  if (span.from > span.to) return all;
  return span;
}

// Ways along the axis, each an address with a key.
Json moves_view(const Visit& visit,
                const record::Record& record,
                Span shown,
                bool chosen) {
  Json view = Json::array();
  const auto add = [&](const char* key, const char* words,
                       std::optional<Span> to) {
    view.push_back(
        {{"move_key", key},
         {"move_words", words},
         {"move_html", in_attribute(address(
                           "/record", with_days(visit.request.query, to)))}});
  };
  if (record.acts.empty()) return view;
  const int part = std::max(shown.days() / 4, 1), half = 2 * part;
  const Span all{record.acts.front().day, record.acts.back().day};
  const Span wider{shown.from - half, shown.to + half};
  if (shown.days() > 7)
    add("+", "Closer", Span{shown.from + part, shown.to - part});
  if (chosen) {
    const bool is_all = wider.from <= all.from && wider.to >= all.to;
    add("-", "Wider", is_all ? std::nullopt : std::optional(wider));
    add("<", "Earlier", Span{shown.from - half, shown.to - half});
    add(">", "Later", Span{shown.from + half, shown.to + half});
    add("0", "All years", std::nullopt);
  }
  return view;
}

Json pages_view(const Visit& visit, long page, long pages) {
  const Pairs query = without(visit.request.query, {"page"});
  const auto page_html = [&](long number) {
    Pairs pairs = query;
    if (number > 1) pairs.emplace_back("page", std::to_string(number));
    return in_attribute(address("/record", pairs));
  };
  Json view;
  view["any_pages"] = pages > 1;
  view["page_words"] =
      "Page " + report::thousands(page) + " of " + report::thousands(pages);
  view["before_html"] = page > 1 ? page_html(page - 1) : "";
  view["after_html"] = page < pages ? page_html(page + 1) : "";
  return view;
}

void add_rows(const casefile::Case& the_case,
              const record::Found& found,
              const Asked& asked,
              long page,
              Json& view) {
  Json rows = Json::array();
  const auto n = static_cast<long>(found.acts.size());
  for (long i = kRows * (page - 1); i < std::min(kRows * page, n); ++i) {
    const long at = asked.order == Order::newest ? n - 1 - i : i;
    const std::size_t act = found.acts[static_cast<std::size_t>(at)];
    rows.push_back(row_view(the_case, the_case.record.acts[act]));
  }
  view["any_rows"] = !rows.empty();
  view["rows"] = std::move(rows);
}

// What the form keeps beside what is typed in it.
Json kept_view(const Pairs& query) {
  Json view = Json::array();
  for (const auto& [key, value] : without(query, {"q", "from", "to", "page"}))
    view.push_back({{"kept_key_html", in_attribute(key)},
                    {"kept_html", in_attribute(value)}});
  return view;
}

}  // namespace

std::string act_address(std::string_view id) {
  return address("/record/act", {{"id", std::string(id)}});
}

Response record_page(const Visit& visit) {
  const Loaded& loaded = *visit.state.loaded;
  const casefile::Case& the_case = loaded.the_case;
  const Pairs& query = visit.request.query;
  const Asked asked = asked_of(query);
  const record::Found found = loaded.finder().find(asked.choice);
  const auto n = static_cast<long>(found.acts.size());
  const long pages = std::max((n + kRows - 1) / kRows, 1L);
  const long page = std::min(asked.page, pages);
  Json view = pages_view(visit, page, pages);
  view["facets"] = facets_view(visit, asked.choice, found);
  view["chosen"] = chosen_view(visit, asked.choice);
  view["any_chosen"] = !query.empty();
  view["typed_html"] = in_attribute(asked.typed);
  view["from_html"] = in_attribute(text_in(query, "from"));
  view["to_html"] = in_attribute(text_in(query, "to"));
  view["kept"] = kept_view(query);
  view["problem"] = asked.problem;
  view["found"] = report::thousands(n);
  view["of_all"] = report::count_of(
      static_cast<long>(the_case.record.acts.size()), "act", "acts");
  const Span shown = shown_days(the_case.record, asked.choice);
  view["axis_svg"] = report::record_axis_svg(the_case, found.acts, shown);
  view["axis_from"] = iso(shown.from);
  view["axis_to"] = iso(shown.to);
  view["moves"] = moves_view(visit, the_case.record, shown,
                             asked.choice.from || asked.choice.to);
  add_rows(the_case, found, asked, page, view);
  const bool newest = asked.order == Order::newest;
  view["order_words"] = newest ? "Newest first" : "Oldest first";
  view["other_order"] = newest ? "oldest first" : "newest first";
  view["order_html"] = in_attribute(
      address("/record", with(query, "order", newest ? "oldest" : "")));
  const Pairs all = without(query, {"page", "order"});
  for (const char* ending : {"csv", "json", "bib"})
    view[std::string(ending) + "_html"] =
        in_attribute(address(std::string("/record.") + ending, all));
  return show(visit, {"Record", "record", std::move(view)});
}

}  // namespace entente::desk
