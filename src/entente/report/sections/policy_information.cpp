#include <algorithm>

#include <fmt/format.h>

#include "entente/report/sections/policy_parts.hpp"
#include "entente/report/words/claim_words.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// One effect, with all that profiles say of it.
struct Effect {
  std::string outcome, term;
  std::vector<const Json*> matters;  // of value_of_information
  double best_share = 0;             // of what knowing everything would save
};

bool matters(const Json& one) {
  const double gain = number(one, "gain");
  return gain > 0 && gain > 3 * number(one, "error");
}

double share_of_all(const Json& one) {
  const double highest = number(one, "highest");
  return highest > 0 ? std::min(1.0, number(one, "gain") / highest) : 0;
}

std::vector<Effect> effects_that_matter(const Json& comparison) {
  std::vector<Effect> out;
  for (const Json& one : part(comparison, "value_of_information")) {
    if (!matters(one)) continue;
    const Json& effect = part(one, "effect");
    auto found = std::find_if(out.begin(), out.end(), [&](const Effect& e) {
      return e.outcome == text(effect, "outcome") &&
             e.term == text(effect, "term");
    });
    if (found == out.end())
      found = out.insert(
          out.end(), {text(effect, "outcome"), text(effect, "term"), {}, 0});
    found->matters.push_back(&one);
    found->best_share = std::max(found->best_share, share_of_all(one));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Effect& a, const Effect& b) {
                     return a.best_share > b.best_share;
                   });
  return out;
}

bool is_open(const Json& claim) {
  const std::string word = text(claim, "word");
  return word == "unresolved" || word == "cannot be asked";
}

// Claims that test the effect.
std::vector<const Json*> claims_on(const Context& context,
                                   const Effect& effect) {
  std::vector<const Json*> out;
  for (const Json& claim : part(part(context.results, "claims"), "claims"))
    if (!is_measured(claim) && text(claim, "outcome") == effect.outcome &&
        text(claim, "treatment") == effect.term)
      out.push_back(&claim);
  return out;
}

std::string sentence(const Context& context,
                     const std::vector<Effect>& effects) {
  const Json& claims = part(part(context.results, "claims"), "claims");
  long open = 0, turning = 0, unasked = 0;
  for (const Json& claim : claims)
    open += is_open(claim) ? 1 : 0;
  for (const Effect& effect : effects) {
    const std::vector<const Json*> on = claims_on(context, effect);
    unasked += on.empty() ? 1 : 0;
    turning += std::count_if(on.begin(), on.end(),
                             [](const Json* c) { return is_open(*c); });
  }
  std::string out;
  if (open == 0) {
    out = claims.empty() ? "" : "No claim is open.";
  } else {
    const std::string of =
        open == 1 ? "the answer" : small_number(turning) + " of them";
    out = fmt::format("{} {} open; {} could change what is best.",
                      upper_first(small_number(open)),
                      open == 1 ? "claim is" : "claims are",
                      open > 1       ? of
                      : turning == 1 ? "to know its answer"
                                     : "not even its answer");
  }
  if (unasked > 0)
    out += fmt::format(
        "{}{} that no claim asks about could{}.", out.empty() ? "" : " ",
        unasked == 1 ? std::string("One effect")
                     : upper_first(small_number(unasked)) + " effects",
        out.empty() || turning == 0 ? " change what is best" : " too");
  if (effects.empty() && open == 0)
    out = "To know any one effect exactly would not change what is best.";
  return out;
}

std::string claim_html(const std::vector<const Json*>& claims) {
  std::string out;
  for (const Json* claim : claims)
    out += fmt::format("{}<a href=\"#claim-{}\">{}</a>: {}",
                       out.empty() ? "" : "; ",
                       escape_attribute(text(*claim, "id")),
                       escape("“" + text(*claim, "title") + "”"),
                       escape(text(*claim, "word")));
  return out.empty() ? "no claim asks" : out;
}

}  // namespace

Json information_view(const Context& context, const Json& comparison) {
  Json view, rows = Json::array();
  view["information_sentence"] = "";
  if (!part(comparison, "value_of_information").empty()) {
    constexpr std::size_t kShown = 6;
    const std::vector<Effect> effects = effects_that_matter(comparison);
    view["information_sentence"] = sentence(context, effects);
    for (const Effect& effect : effects) {
      if (rows.size() == kShown) break;
      std::vector<std::string> shares;
      for (const Json* one : effect.matters)
        for (const Json& profile : part(comparison, "profiles"))
          if (text(profile, "id") == text(*one, "profile"))
            shares.push_back(fmt::format("{} ({})", share(share_of_all(*one)),
                                         text(profile, "title")));
      rows.push_back({{"i_effect", upper_first(effect_words(
                                       context, effect.outcome, effect.term))},
                      {"i_claim_html", claim_html(claims_on(context, effect))},
                      {"i_share", listed(shares)}});
    }
  }
  view["any_information"] = !rows.empty();
  view["information_rows"] = std::move(rows);
  return view;
}

}  // namespace entente::report
