#include "entente/report/words/essay_words.hpp"

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// "contradicts two", nothing where there is none.
void add(std::vector<std::string>& parts,
         const char* words,
         long n,
         const char* after = "") {
  if (n > 0)
    parts.push_back(fmt::format("{}{}{}", words, small_number(n), after));
}

std::string facts_words(const Json& counts) {
  const long facts = whole(counts, "facts");
  if (facts == 0) return "";
  std::vector<std::string> parts;
  add(parts, "shows ", whole(counts, "shown"));
  add(parts, "shows ", whole(counts, "in_part"), " in part");
  add(parts, "contradicts ", whole(counts, "contradicted"));
  add(parts, "cannot find ", whole(counts, "not_found"));
  add(parts, "does not know ", whole(counts, "not_yet"), " yet");
  if (facts == 1) return "The record " + listed(parts) + " fact";
  return fmt::format("Of {} facts the record {}", small_number(facts),
                     listed(parts));
}

// The one claim of an essay, and what came of it.
std::string the_one_claim(const Json& counts) {
  if (whole(counts, "for") > 0) return "it supports or leans for the one claim";
  if (whole(counts, "against") > 0)
    return "it contradicts or leans against the one claim";
  return whole(counts, "open") > 0 ? "the one claim stays open"
                                   : "the one claim is only told of others";
}

std::string claims_words(const Json& counts) {
  const long claims = whole(counts, "claims");
  const long judged = whole(counts, "for") + whole(counts, "against") +
                      whole(counts, "open") + whole(counts, "told");
  if (judged == 0) return "";
  if (claims == 1) return the_one_claim(counts);
  std::vector<std::string> parts;
  add(parts, "supports or leans for ", whole(counts, "for"));
  add(parts, "contradicts or leans against ", whole(counts, "against"));
  if (!parts.empty()) parts[0] = "it " + parts[0];
  add(parts, "", whole(counts, "open"),
      whole(counts, "open") == 1 ? " stays open" : " stay open");
  add(parts, "", whole(counts, "told"),
      whole(counts, "told") == 1 ? " is only told of others"
                                 : " are only told of others");
  return fmt::format("of {} claims {}", small_number(claims), listed(parts));
}

}  // namespace

Json counts_of_all(const Json& essays) {
  Json out = Json::object();
  for (const Json& essay : essays)
    for (const auto& [name, n] : part(essay, "counts").items())
      out[name] = whole(out, name.c_str()) + n.get<long>();
  return out;
}

std::string counts_sentence(const Json& counts) {
  const std::string facts = facts_words(counts);
  const std::string claims = claims_words(counts);
  if (facts.empty()) return upper_first(claims);
  return claims.empty() ? facts : facts + "; " + claims;
}

}  // namespace entente::report
