#include "entente/report/words/claim_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "entente/report/words/words.hpp"

namespace entente::report {

bool is_measured(const Json& claim) {
  return region_words(text(claim, "form")).empty();
}

std::string region_words(std::string_view form) {
  if (form == "above") return "above ×1.25";
  if (form == "below") return "below ×0.8";
  if (form == "not_above") return "not above ×1.25";
  if (form == "not_below") return "not below ×0.8";
  return "";
}

std::vector<const Json*> counted_rows(const Json& claim) {
  std::vector<const Json*> rows;
  for (const Json& row : part(claim, "stability"))
    if (text(row, "same_as").empty()) rows.push_back(&row);
  return rows;
}

std::string tested_words(const Context& context, const Json& claim, long n) {
  if (part(claim, "state").is_object()) return count_of(n, "spell", "spells");
  const record::Group* group = nullptr;
  for (const claim::ClaimSpec& spec : context.the_case.claims)
    if (spec.id == text(claim, "id") && !spec.acts.empty())
      group = context.group(spec.acts);
  if (group == nullptr)
    group = group_in_term(context, text(claim, "treatment"));
  if (group == nullptr || group->one.empty()) return count_of(n, "act", "acts");
  return count_of(n, group->one, group->many);
}

std::string interval_words(const Json& claim) {
  const Json& corrected = part(claim, "corrected");
  const auto low = maybe(corrected, "low"), high = maybe(corrected, "high");
  if (!low && !high) return "open";
  if (!low) return "up to " + fixed(std::exp(*high), 2);
  if (!high) return fixed(std::exp(*low), 2) + " and more";
  return fixed(std::exp(*low), 2) + "–" + fixed(std::exp(*high), 2);
}

std::string edge_words(std::string_view form) {
  return form == "above" || form == "not_above" ? "×1.25" : "×0.8";
}

std::string word_flags(const Json& claim) {
  std::vector<std::string> flags;
  if (flag(claim, "capped")) flags.push_back("capped");
  const std::string upset = text(claim, "unresolved_by");
  if (upset == "day") flags.push_back("the opposite a day later");
  if (upset == "any act") flags.push_back("any act points the other way");
  if (upset == "opposite") flags.push_back("variants say the opposite");
  if (upset == "flips") flags.push_back("by its variants");
  const std::string edge = text(claim, "at_edge_of");
  if (!edge.empty()) flags.push_back("at the edge of “" + edge + "”");
  std::string out;
  for (const std::string& one : flags)
    out += (out.empty() ? "" : "; ") + one;
  return out;
}

std::string verdict_note(const Json& claim) {
  const auto probability = maybe(claim, "probability");
  if (text(claim, "word") == "cannot be asked" || !probability) return "";
  const std::string region = region_words(text(claim, "form"));
  std::string note = percent(*probability);
  note += region.empty() ? " for the claim" : " for “" + region + "”";
  if (flag(claim, "capped")) {
    note += "; capped, because our side chose the acts";
  }
  const std::string upset = text(claim, "unresolved_by");
  if (upset == "day") {
    note += "; the opposite when the acts are moved by a day";
  } else if (upset == "any act") {
    note += "; any act in sixty days points the other way";
  } else if (upset == "opposite") {
    note += "; more than one variant in ten says the opposite";
  } else if (flag(claim, "unresolved_by_flips")) {
    note += fmt::format("; {} of {} variants change the word",
                        part(claim, "flips").is_array()
                            ? part(claim, "flips").size()
                            : std::size_t{0},
                        counted_rows(claim).size());
  }
  const std::string edge = text(claim, "at_edge_of");
  if (!edge.empty()) {
    note += fmt::format(
        "; at the edge: another draw of the simulated records could give “{}”",
        edge);
  }
  return note;
}

namespace {

std::string flips_sentence(const Json& claim) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_word;
  std::size_t flips = 0;
  const std::vector<const Json*> counted = counted_rows(claim);
  for (const Json* row : counted) {
    if (!flag(*row, "flips")) continue;
    ++flips;
    const std::string word = text(*row, "word");
    auto found = std::find_if(by_word.begin(), by_word.end(),
                              [&](const auto& p) { return p.first == word; });
    if (found == by_word.end()) {
      by_word.emplace_back(word, std::vector<std::string>{});
      found = by_word.end() - 1;
    }
    found->second.push_back(text(*row, "name"));
  }
  const std::size_t all = counted.size();
  const std::size_t same = part(claim, "stability").size() - all;
  const std::string rest =
      same == 0 ? std::string()
                : fmt::format(" Another {} {} the same here.",
                              same == 1 ? std::string("one")
                                        : small_number(static_cast<long>(same)),
                              same == 1 ? "is" : "are");
  if (all == 0) return "";
  if (flips == 0)
    return fmt::format("None of {} variants changes it.", all) + rest;
  std::string out;
  for (const auto& [word, names] : by_word) {
    if (!out.empty()) out += "; ";
    const std::size_t shown = std::min<std::size_t>(names.size(), 3);
    std::vector<std::string> some(names.begin(),
                                  names.begin() + static_cast<long>(shown));
    if (shown < names.size()) {
      some.push_back(fmt::format("{} more", names.size() - shown));
    }
    out += fmt::format("{}: {}", listed(some), word);
  }
  return fmt::format("{} of {} variants {} it ({}).", flips, all,
                     flips == 1 ? "changes" : "change", out) +
         rest;
}

std::string more_acts_sentence(const Json& claim) {
  const auto needed = maybe(claim, "acts_to_decide");
  if (!needed) return "";
  return fmt::format("Some {} acts in all would decide it.",
                     thousands(std::lround(*needed)));
}

}  // namespace

std::vector<std::string> undo_sentences(const Json& claim) {
  std::vector<std::string> out;
  for (std::string sentence :
       {flips_sentence(claim), more_acts_sentence(claim)}) {
    if (!sentence.empty()) out.push_back(std::move(sentence));
  }
  return out;
}

namespace {

std::map<std::string, long> word_counts(const Json& claims) {
  std::map<std::string, long> counts;
  for (const Json& claim : claims)
    ++counts[text(claim, "word")];
  return counts;
}

}  // namespace

long undecided(const Json& claims) {
  auto counts = word_counts(claims);
  return counts["unresolved"] + counts["cannot be asked"];
}

std::string claims_headline(const Json& claims) {
  auto counts = word_counts(claims);
  const auto some = [&](const char* word, const char* is_one,
                        const char* are_many) {
    const long n = counts[word];
    return n == 0 ? std::string()
                  : fmt::format("{} {}", small_number(n),
                                n == 1 ? is_one : are_many);
  };
  std::vector<std::string> parts;
  for (std::string words :
       {some("supported", "is supported", "are supported"),
        some("contradicted", "is contradicted", "are contradicted")}) {
    if (!words.empty()) parts.push_back(std::move(words));
  }
  if (parts.empty()) parts.push_back("none is supported or contradicted");
  const long for_it = counts["leans for"], against = counts["leans against"];
  if (for_it > 0) {
    parts.push_back("the record leans for " + small_number(for_it));
  }
  if (against > 0) {
    parts.push_back((for_it > 0 ? "against " : "the record leans against ") +
                    small_number(against));
  }
  const long open = undecided(claims);
  if (open > 0) {
    parts.push_back(fmt::format("{} cannot be decided", small_number(open)));
  }
  const long all = static_cast<long>(claims.size());
  if (all == 1) return "One claim: " + listed(parts);
  return fmt::format("Of {} claims {}", small_number(all), listed(parts));
}

namespace {

// "1.3", "fewer than 0.1".
std::string expected(double words) {
  return words < 0.05 ? "fewer than 0.1" : fixed(words, 1);
}

}  // namespace

std::string many_claims_sentence(const Json& many) {
  const long leaning = whole(many, "leaning"), asked = whole(many, "asked");
  if (leaning == 0) return "";
  const double wrong = number(many, "expected_wrong");
  std::string out = fmt::format(
      "{} of {} {} {}. By the rule's own probabilities {}.",
      upper_first(small_number(leaning)), small_number(asked),
      asked == 1 ? "word" : "words",
      leaning == 1 ? "leans or says more" : "lean or say more",
      leaning == 1 ? "its chance to be wrong is " + percent(wrong)
                   : expected(wrong) + " of these are expected to be wrong");
  const Json& worst = part(many, "worst");
  if (!worst.is_object()) return out;
  return out + fmt::format(
                   " In the worst of the simulated worlds ({}) the rule would "
                   "lean the wrong way on {} of the {} that {} tried there.",
                   text(worst, "world"), expected(number(worst, "wrong")),
                   small_number(whole(worst, "tried")),
                   whole(worst, "tried") == 1 ? "was" : "were");
}

}  // namespace entente::report
