#include "entente/desk/rooms/claim/chosen.hpp"

#include <algorithm>
#include <map>

namespace entente::desk {
namespace {

// Keys of the table of a measured form, as the menus have them.
const std::vector<std::string>& keys_of(const std::string& form) {
  static const std::map<std::string, std::vector<std::string>> all = {
      {"hazard", {"track", "from", "threshold"}},
      {"hazard ratio", {"track", "threshold", "holds", "apart"}},
      {"episode", {"from", "to", "holds"}},
      {"gain", {"horizons", "threshold", "holds"}}};
  static const std::vector<std::string> none;
  const auto found = all.find(form);
  return found == all.end() ? none : found->second;
}

bool reads_a_term(const std::string& form) {
  return form == "gain" || form == "above" || form == "below" ||
         form == "not above" || form == "not below";
}

// As it is typed, or put together from the menus.
std::string treatment_of(const Pairs& pairs) {
  std::string term = text_in(pairs, "term");
  if (!term.empty()) return term;
  const std::string op = text_in(pairs, "op");
  std::vector<std::string> arguments = {text_in(pairs, "of")};
  if (op == "in open" || op == "in shut")
    return keep::term_text("in", {arguments[0], op.substr(3)});
  if (op == "recent" || op == "within" || op == "near")
    arguments.push_back(text_in(pairs, "days"));
  if (op == "near") arguments.push_back(text_in(pairs, "days_after"));
  return keep::term_text(op, arguments);
}

// One a line.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::string line;
  for (const char c : text + "\n") {
    if (c != '\n' && c != '\r') {
      line += c;
    } else if (!line.empty()) {
      out.push_back(std::exchange(line, {}));
    }
  }
  return out;
}

}  // namespace

const std::vector<Written>& written_keys() {
  static const std::vector<Written> all = {
      {"title", "Title"},
      {"sentence", "The claim in one sentence"},
      {"says", "Who says it"},
      {"quote", "In their own words (may be left out)"},
      {"about", "What it is about: a heading (may be left out)"},
      {"definition", "Definition: what counts as what"},
      {"confounders", "What could mislead"},
      {"published", "What is published about it"},
      {"undo", "What would undo it"}};
  return all;
}

keep::ClaimTyped typed_of(const Pairs& pairs) {
  keep::ClaimTyped typed;
  typed.form = text_in(pairs, "form");
  typed.outcome = text_in(pairs, "outcome");
  if (reads_a_term(typed.form)) {
    typed.treatment = treatment_of(pairs);
    typed.acts = text_in(pairs, "acts");
    typed.replaces = all_in(pairs, "replaces");
    typed.beside = all_in(pairs, "beside");
    typed.with = lines_of(text_in(pairs, "with"));
  }
  for (const std::string& key : keys_of(typed.form))
    typed.measured.emplace_back(
        key,
        text_in(pairs, key == "from" || key == "to" ? "span_" + key : key));
  typed.title = text_in(pairs, "title");
  typed.sentence = text_in(pairs, "sentence");
  typed.says = text_in(pairs, "says");
  typed.quote = text_in(pairs, "quote");
  typed.about = text_in(pairs, "about");
  typed.definition = text_in(pairs, "definition");
  typed.confounders = text_in(pairs, "confounders");
  typed.published = text_in(pairs, "published");
  typed.undo = text_in(pairs, "undo");
  return typed;
}

keep::ClaimTyped asked_of_menus(const Pairs& pairs) {
  keep::ClaimTyped typed = typed_of(pairs);
  typed.quote.clear();
  typed.about.clear();
  typed.title =
      typed.outcome + (typed.treatment.empty() ? "" : ", " + typed.treatment);
  typed.sentence = "As it was asked at the desk: " + typed.form + ".";
  typed.says = typed.definition = typed.confounders = typed.published =
      typed.undo = "Not written yet.";
  return typed;
}

std::string asked_id(const casefile::Case& the_case) {
  std::string id = "asked";
  const auto taken = [&] {
    return std::any_of(the_case.claims.begin(), the_case.claims.end(),
                       [&](const auto& claim) { return claim.id == id; });
  };
  while (taken())
    id += "-now";
  return id;
}

casefile::Reading with_claim(const casefile::Files& files,
                             const std::string& case_id,
                             const std::string& id,
                             const keep::ClaimTyped& typed) {
  casefile::Files after = files;
  after["claims/" + id + ".toml"] = keep::claim_toml(typed);
  return casefile::read_case(after, case_id);
}

}  // namespace entente::desk
