// Doubts: days used and lost, coverage, two codings, what no method here sees.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/report/charts/time_charts.hpp"
#include "entente/report/facts/agreement.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/error_table.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

// Days of the window of which no row of some gate speaks.
long days_not_spoken_of(const record::Group& group, const Context& context) {
  const Day from = context.the_case.window.from;
  std::vector<char> silent(static_cast<std::size_t>(context.as_of - from + 1),
                           0);
  for (const std::string& gate : group.gates) {
    std::vector<char> spoken(silent.size(), 0);
    for (const record::Coverage& row : context.record().coverage) {
      if (row.family != gate) continue;
      const Day to = std::min(row.span.to, context.as_of);
      for (Day day = std::max(row.span.from, from); day <= to; ++day)
        spoken[static_cast<std::size_t>(day - from)] = 1;
    }
    for (std::size_t t = 0; t < silent.size(); ++t)
      silent[t] = static_cast<char>(silent[t] | (spoken[t] == 0 ? 1 : 0));
  }
  return std::count(silent.begin(), silent.end(), 1);
}

// Families of a group that are poor on some day of the window, with reasons.
std::string why_lost(const record::Group& group, const Context& context) {
  std::vector<std::string> reasons;
  for (const record::Coverage& window : context.record().coverage) {
    const bool gate = std::find(group.gates.begin(), group.gates.end(),
                                window.family) != group.gates.end();
    if (!gate || window.quality != record::Quality::poor) continue;
    if (window.span.to < context.the_case.window.from ||
        window.span.from > context.as_of) {
      continue;
    }
    reasons.push_back(fmt::format(
        "{} from {}{}{}", spaced(window.family),
        short_date(std::max(window.span.from, context.the_case.window.from)),
        window.span.to >= context.as_of ? ""
                                        : " to " + short_date(window.span.to),
        window.reason.empty() ? "" : ": " + lowered(context, window.reason)));
  }
  const long silent = days_not_spoken_of(group, context);
  if (silent > 0)
    reasons.push_back("no row of coverage.csv speaks of " +
                      count_of(silent, "day", "days"));
  return reasons.empty() ? "" : listed(reasons);
}

// Acts of a group that no fit reads, by why: "5 outside the window".
std::string unread_words(const Json& reading) {
  static const std::map<std::string, std::string> kWords = {
      {"uncovered", "on days not covered"},
      {"not_at_risk", "on days on which its lines rule it out"},
      {"outside_window", "outside the window"},
      {"excepted", "left out by name"},
      {"day_unverified", "with a day not verified"},
      {"month_or_year", "known to a month or year only"},
      {"unverified", "from memory"},
      {"digest", "from a digest"},
      {"no_group", "that no group takes"}};
  std::vector<std::string> parts;
  const Json& unread = part(reading, "unread");
  for (const auto& [reason, words] : kWords)
    if (unread.is_object() && unread.contains(reason))
      parts.push_back(thousands(whole(unread, reason.c_str())) + " " + words);
  return parts.empty() ? "none" : listed(parts);
}

const Json& reading_of(const Context& context, const std::string& group) {
  static const Json kNone;
  const Json& groups =
      part(part(part(context.results, "head"), "acts_read"), "groups");
  if (!groups.is_array()) return kNone;
  for (const Json& one : groups)
    if (text(one, "group") == group) return one;
  return kNone;
}

// What may be wrong with the case though it reads clean.
Json case_doubts(const Context& context) {
  Json rows = Json::array();
  const Json& doubts = part(part(context.results, "head"), "doubts");
  if (!doubts.is_array()) return rows;
  for (const Json& doubt : doubts) {
    const long line = whole(doubt, "line");
    Json row;
    row["c_place"] = text(doubt, "file") +
                     (line > 0 ? ", line " + std::to_string(line) : "");
    row["c_problem"] = upper_first(text(doubt, "problem"));
    row["c_why"] = upper_first(text(doubt, "why"));
    row["c_do"] = upper_first(text(doubt, "do"));
    rows.push_back(row);
  }
  return rows;
}

Json day_rows(const Context& context) {
  Json rows = Json::array();
  const Span window{context.the_case.window.from, context.as_of};
  std::vector<const record::Group*> groups = main_groups(context);
  for (const claim::ClaimSpec& claim : context.the_case.claims) {
    const record::Group* outcome = context.group(claim.outcome);
    if (outcome != nullptr &&
        std::find(groups.begin(), groups.end(), outcome) == groups.end()) {
      groups.insert(groups.begin() + 1, outcome);
    }
  }
  for (const record::Group* group : groups) {
    const std::vector<char> covered =
        record::covered_days(*group, context.record(), window);
    const long used = std::count_if(covered.begin(), covered.end(),
                                    [](char c) { return c != 0; });
    long acts = 0;
    for (const record::ActDay& act :
         record::act_days(*group, context.record())) {
      acts += window.holds(act.day) ? 1 : 0;
    }
    Json row;
    row["d_outcome"] = upper_first(group->many);
    row["d_acts"] = thousands(acts);
    row["d_used"] = thousands(used);
    row["d_lost"] = thousands(static_cast<long>(covered.size()) - used);
    row["d_unread"] = unread_words(reading_of(context, group->name));
    row["d_why"] = group->gates.empty()
                       ? "no family gates it: fitted over the whole window"
                       : why_lost(*group, context);
    rows.push_back(row);
  }
  return rows;
}

Json agreement_rows(const Context& context) {
  Json rows = Json::array();
  for (const Agreement& one : agreement_of(context.record(), 15, 4)) {
    Json row;
    std::string what = one.what;
    for (const record::Kind& kind : context.record().kinds) {
      if (kind.kind == one.what)
        what = "terms of: " + lowered(context, kind.label);
    }
    row["a_what"] = what;
    row["a_n"] = thousands(one.n);
    row["a_same"] = share(one.same);
    row["a_kappa"] = fixed(one.kappa, 2);
    rows.push_back(row);
  }
  return rows;
}

Json doubt_rows(const Context& context) {
  Json rows = Json::array();
  std::vector<const record::Doubt*> order;
  for (const record::Doubt& doubt : context.record().doubts) {
    const record::Act* act = context.act(doubt.id);
    if (act != nullptr && act->day <= context.as_of) order.push_back(&doubt);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](const record::Doubt* a, const record::Doubt* b) {
                     return context.act(a->id)->day > context.act(b->id)->day;
                   });
  for (const record::Doubt* doubt : order) {
    const record::Act& act = *context.act(doubt->id);
    Json row;
    row["doubt_html"] = linked(act.id, short_date(act.day, act.precision));
    row["doubt_act"] = act.summary;
    row["doubt_text"] = doubt->doubt;
    row["doubt_by"] = doubt->source;
    rows.push_back(row);
  }
  return rows;
}

long count_checks(const Context& context, record::Check check) {
  const auto& acts = context.record().acts;
  return std::count_if(acts.begin(), acts.end(), [&](const record::Act& act) {
    return act.check == check && act.day <= context.as_of;
  });
}

// Acts that are shown and stand in no fit, by why.
std::string unfit_sentence(const Context& context) {
  const long memory = count_checks(context, record::Check::unverified);
  const long digest = count_checks(context, record::Check::digest);
  const long no_day = count_checks(context, record::Check::date_unverified);
  std::vector<std::string> unfit;
  if (memory > 0) {
    unfit.push_back(count_of(memory, "act", "acts") + " from memory");
  }
  if (digest > 0) {
    unfit.push_back(
        (memory > 0 ? thousands(digest) : count_of(digest, "act", "acts")) +
        " from digests");
  }
  std::string out;
  if (!unfit.empty()) out = listed(unfit) + ": shown, and in no fit.";
  if (no_day > 0) {
    out +=
        fmt::format("{}{} a day that was not verified.", out.empty() ? "" : " ",
                    no_day == 1 ? std::string("1 act has")
                                : thousands(no_day) + " acts have");
  }
  return out;
}

// Of the outcomes that are no cost, over the last horizon.
std::string back_test_doubt(const Json& comparison) {
  if (!comparison.is_object()) return "";
  const auto held = past_held(comparison);
  if (!held) return "";
  const long days = last_days(comparison);
  std::string out = fmt::format(
      "Policies rest on a law that, run from {} past days, had {} of what came "
      "in the {} after inside its 80% bands",
      small_number(held->windows), share(held->inside80), horizon_words(days));
  for (const Json& one : part(comparison, "back_widening")) {
    if (whole(one, "days") != days || whole(one, "windows") == 0) continue;
    const auto factor = maybe(one, "factor"), drifting = maybe(one, "drifting");
    if (factor && *factor <= 1) continue;
    out += factor ? fmt::format("; to hold 80% they must be {} times as wide",
                                fixed(*factor, 1))
                  : std::string("; widening alone does not make them hold 80%");
    out += fmt::format(
        " (tried on later windows with what those before taught: {} inside as "
        "they are, {} widened{})",
        share(number(one, "inside80")), share(number(one, "widened")),
        drifting ? ", " + share(*drifting) + " with levels that move"
                 : std::string());
  }
  return out + ". Levels were tried so; no record tests a difference.";
}

}  // namespace

Json doubts_view(const Context& context) {
  Json view;
  const Span window{context.the_case.window.from, context.as_of};
  view["coverage_svg"] = coverage_svg(context);
  view["coverage_get"] =
      beside("fig-coverage", "coverage.csv", coverage_csv(context.record()));
  view["window_from"] = std::to_string(year_of(window.from));
  view["window_to"] = short_date(window.to);
  view["window_days"] = thousands(window.days());
  view["day_rows"] = day_rows(context);
  const Json& read = part(part(context.results, "head"), "acts_read");
  view["any_read"] = read.is_object();
  if (read.is_object()) {
    view["read_sentence"] =
        fmt::format("Of {}, fits read {}; not read: {}.",
                    count_of(whole(read, "acts"), "act", "acts"),
                    thousands(whole(read, "read")), unread_words(read));
  }
  view["case_doubts"] = case_doubts(context);
  view["any_case_doubts"] = !view["case_doubts"].empty();
  view["agreement_rows"] = agreement_rows(context);
  view["any_agreement"] = !view["agreement_rows"].empty();
  view["doubt_rows"] = doubt_rows(context);
  view["n_doubts"] =
      count_of(static_cast<long>(view["doubt_rows"].size()),
               "doubt about a single act", "doubts about single acts");
  view["any_doubts"] = !view["doubt_rows"].empty();
  put_error_rates(view, context);
  view["unfit_sentence"] = unfit_sentence(context);
  view["back_test_doubt"] = back_test_doubt(part(context.results, "policies"));
  return view;
}

}  // namespace entente::report
