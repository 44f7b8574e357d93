// The sentence of the first page about policies; its rules stand in point.hpp.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "entente/report/charts/policy_charts.hpp"
#include "entente/report/sections/point.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// Every policy but the first by what it does to one outcome, the farthest
// first; those with fewer that cost nothing before those that do.
struct Story {
  const Context& context;
  const Json& comparison;
  const Json& outcome;
  std::vector<const Json*> fewer, tied, more;
  bool all_pay = true;                   // all that are fewer
  std::string reference, counted, when;  // escaped
};

const Json& said(const Story& story, const Json& policy) {
  return said_of(story.comparison, policy, text(story.outcome, "id"));
}

bool pays(const Context& context, const Json& comparison, const Json& policy) {
  const std::vector<const Json*> costs = costs_of(comparison);
  return std::any_of(costs.begin(), costs.end(), [&](const Json* cost) {
    return is_price(context, *cost,
                    change_of(said_of(comparison, policy, text(*cost, "id"))));
  });
}

Story story_of(const Context& context,
               const Json& comparison,
               const Json& outcome) {
  const Json& policies = part(comparison, "policies");
  Story out{context, comparison, outcome, {}, {}, {}, true, "", "", ""};
  for (std::size_t p = 1; p < policies.size(); ++p) {
    const Change change = change_of(said(out, policies[p]));
    (change == Change::fewer  ? out.fewer
     : change == Change::more ? out.more
                              : out.tied)
        .push_back(&policies[p]);
  }
  for (std::vector<const Json*>* of : {&out.fewer, &out.more})
    std::stable_sort(of->begin(), of->end(), [&](const Json* a, const Json* b) {
      return std::abs(number(said(out, *a), "difference")) >
             std::abs(number(said(out, *b), "difference"));
    });
  const auto paying = std::stable_partition(
      out.fewer.begin(), out.fewer.end(),
      [&](const Json* policy) { return !pays(context, comparison, *policy); });
  out.all_pay = paying == out.fewer.begin();
  out.reference = escape(quoted_title(comparison, text(policies[0], "id")));
  out.counted = escape(counted_words(context, outcome));
  out.when =
      fmt::format("in the {} after {}", horizon_words(last_days(comparison)),
                  in_words(day_in(comparison, "from", context.as_of)));
  return out;
}

std::string title(const Story& story, const Json& policy) {
  return escape(quoted_title(story.comparison, text(policy, "id")));
}

// "with 8 fewer drills held and 24 more in size of concessions"
std::string costs_words(const Story& story, const Json& policy) {
  const std::vector<const Json*> costs = costs_of(story.comparison);
  std::vector<std::string> out;
  for (const Json* cost : costs) {
    const Json& summary = said_of(story.comparison, policy, text(*cost, "id"));
    if (change_of(summary) == Change::tied) continue;
    out.push_back(change_words(*cost, summary) + " " +
                  counted_words(story.context, *cost));
  }
  if (!out.empty()) return "with " + listed(out);
  return costs.empty() ? "at a cost that is not counted"
                       : "at no cost that is counted";
}

enum class Counted { said, left_out };  // what is fewer or more
enum class Detail { whole, brief };     // theories and costs, or neither

// "“B” goes with 5 fewer X (80%: 2 to 8) under five of six theories, with
// ..., beyond the record"
std::string change(const Story& story,
                   const Json& policy,
                   Counted counted,
                   Detail detail) {
  const Json& summary = said(story, policy);
  std::string out =
      fmt::format("{} goes with <b>{}</b>{} ({})", title(story, policy),
                  escape(change_words(story.outcome, summary)),
                  counted == Counted::said ? " " + story.counted : "",
                  escape(band_words(story.outcome, summary)));
  if (detail == Detail::whole) {
    const std::string theories = theories_words(
        story.comparison,
        by_theory(story.comparison, policy, text(story.outcome, "id")),
        change_of(summary));
    out += (theories.empty() ? "" : " " + theories) + ", " +
           escape(costs_words(story, policy));
  }
  return out +
         (part(policy, "beyond_record").empty() ? "" : ", beyond the record");
}

// "; two others go with fewer too"
std::string others(const Story& story,
                   const std::vector<const Json*>& of,
                   const char* word) {
  const auto rest = static_cast<long>(of.size()) - 1;
  if (rest < 1) return "";
  return fmt::format("; {} with {} too",
                     rest == 1 ? title(story, *of.back()) + " goes"
                               : small_number(rest) + " others go",
                     word);
}

std::string tied_words(const Story& story) {
  const auto n = static_cast<long>(story.tied.size());
  if (n == 0) return "";
  std::string who = "the other " + small_number(n);
  if (n <= 2) {
    std::vector<std::string> names;
    for (const Json* policy : story.tied)
      names.push_back(title(story, *policy));
    who = listed(names);
  }
  return fmt::format("; {} {} tied with {}", who, n == 1 ? "is" : "are",
                     story.reference);
}

// Where all are tied on the first outcome: the farthest on the next one on
// which any is not; nothing where all are tied on all.
std::string elsewhere(const Story& story) {
  for (const Json* outcome : gains_of(story.comparison)) {
    if (outcome == &story.outcome) continue;
    const Story other = story_of(story.context, story.comparison, *outcome);
    const Json* farthest = nullptr;
    for (const auto* of : {&other.fewer, &other.more})
      for (const Json* policy : *of)
        if (farthest == nullptr ||
            std::abs(number(said(other, *policy), "difference")) >
                std::abs(number(said(other, *farthest), "difference")))
          farthest = policy;
    if (farthest != nullptr)
      return " Elsewhere " +
             change(other, *farthest, Counted::said, Detail::whole) + ".";
  }
  return "";
}

std::string all_tied_words(const Story& story) {
  const auto n = static_cast<long>(story.tied.size());
  if (n == 1)
    return fmt::format(
               "<b>{} could not be told apart</b> from {} on {} {}: they are "
               "tied.",
               title(story, *story.tied.front()), story.reference,
               story.counted, story.when) +
           elsewhere(story);
  return fmt::format(
             "<b>no policy could be told apart</b> from {} on {} {}: all {} "
             "others are tied with it.",
             story.reference, story.counted, story.when, small_number(n)) +
         elsewhere(story);
}

std::string sentence(const Story& story) {
  std::string out = "If the association were causal, ";
  if (story.fewer.empty() && story.more.empty())
    return out + all_tied_words(story);
  Detail detail = Detail::whole;  // of the first policy that is named
  if (story.fewer.empty()) {
    out += fmt::format("<b>no policy would go with fewer {}</b> {} than {}: ",
                       story.counted, story.when, story.reference);
  } else {
    out += story.all_pay
               ? fmt::format("fewer {} {} would <b>not come for nothing</b>: ",
                             story.counted, story.when)
               : story.when + ", ";
    out += change(story, *story.fewer.front(),
                  story.all_pay ? Counted::left_out : Counted::said, detail) +
           others(story, story.fewer, "fewer");
    detail = Detail::brief;
    if (!story.more.empty()) out += "; ";
  }
  if (!story.more.empty())
    out += change(story, *story.more.front(), Counted::left_out, detail) +
           others(story, story.more, "more");
  return out + tied_words(story) + ".";
}

// How far the bands of levels are to be trusted; the doubts say more.
std::string back_test_words(const Json& comparison) {
  const auto held = past_held(comparison);
  if (!held) return "";
  return fmt::format(
      " Run from {} earlier dates, the law’s 80% bands held {} of what came "
      "(outcomes that are no cost).",
      held->windows, share(held->inside80));
}

}  // namespace

Point policy_point(const Context& context) {
  const Json& comparison = part(context.results, "policies");
  const std::vector<const Json*> gains = gains_of(comparison);
  if (part(comparison, "policies").size() < 2 || gains.empty()) return {};
  const Json& outcome = *gains.front();
  const long futures =
      whole(comparison, "draws") * whole(comparison, "per_draw");
  return {
      sentence(story_of(context, comparison, outcome)),
      policy_strip_svg(comparison, outcome),
      fmt::format("<b>{} futures</b> a policy{}, under the same "
                  "luck; bars: 80% of what the parameters leave open.{} "
                  "<a class=\"onward\" href=\"#policies\">All outcomes and "
                  "costs.</a>",
                  thousands(futures),
                  part(comparison, "columns").size() > 1 ? " and theory" : "",
                  escape(back_test_words(comparison)))};
}

}  // namespace entente::report
