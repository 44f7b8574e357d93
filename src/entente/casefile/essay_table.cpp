// essays/*.toml
#include <algorithm>
#include <map>
#include <optional>

#include "entente/casefile/settings.hpp"

namespace entente::casefile {
namespace {

using essay::Assertion;
using essay::Essay;
using essay::Finding;
using essay::Kind;
using essay::Stance;
using essay::Text;

// An essay's text is its author's: a quotation is a few words [bytes].
constexpr std::size_t kLongestQuote = 240;

// Nothing, and said, where the key is missing or is none of the words.
std::optional<Kind> kind_in(Fields& fields) {
  const std::string word = fields.text("kind");
  const std::vector<Kind> kinds = {Kind::fact, Kind::claim, Kind::advice,
                                   Kind::unasked};
  std::vector<std::string> words;
  for (const Kind kind : kinds) {
    if (word == text_of(kind)) return kind;
    words.push_back(text_of(kind));
  }
  if (!word.empty())
    fields.report("kind", "unknown kind '" + word + "'",
                  "an assertion is " + one_of_text(words),
                  did_you_mean(word, words, "choose one of these words"));
  return {};
}

// Keys that one kind of assertion has and others have not.
const std::vector<std::pair<std::string, std::vector<Kind>>> kKeys = {
    {"record", {Kind::fact}},     {"acts", {Kind::fact}},
    {"instead", {Kind::fact}},    {"claims", {Kind::claim}},
    {"policies", {Kind::advice}}, {"stance", {Kind::claim, Kind::advice}},
    {"why", {Kind::unasked}},
};

void refuse_keys_of_others(Fields& fields, std::optional<Kind> kind) {
  for (const auto& [key, kinds] : kKeys) {
    if (!fields.has(key) || !kind) continue;
    if (std::find(kinds.begin(), kinds.end(), *kind) != kinds.end()) continue;
    fields.report(key,
                  "'" + key + "' stands in an assertion of the kind '" +
                      text_of(*kind) + "'",
                  "it would be read by nobody there",
                  "remove it, or make two assertions of this one");
  }
}

std::vector<std::string> names_in(Fields& fields,
                                  const std::string& key,
                                  Thing thing,
                                  Names& names) {
  std::vector<std::string> out;
  for (const Placed& one : fields.texts(key)) {
    if (std::find(out.begin(), out.end(), one.text) == out.end()) {
      names.use(thing, one.text, one.place);
      out.push_back(one.text);
      continue;
    }
    fields.report(key, "'" + one.text + "' stands in '" + key + "' twice",
                  "it would be counted twice", "remove one of the two");
  }
  return out;
}

// A list that must name one thing at least.
std::vector<std::string> some_in(Fields& fields,
                                 const std::string& key,
                                 const std::string& what,
                                 Thing thing,
                                 Names& names) {
  std::vector<std::string> out = names_in(fields, key, thing, names);
  if (out.empty() && (!fields.has(key) || fields.list_or_null(key) != nullptr))
    fields.report(key, what + " names nothing in '" + key + "'",
                  "an assertion leads somewhere, or is 'unasked'",
                  "add " + key +
                      " = [\"ID\"], or make it kind = \"unasked\" "
                      "and say why");
  return out;
}

void read_fact(Fields& fields, Assertion& out, Names& names) {
  out.acts = names_in(fields, "acts", Thing::act, names);
  out.instead = fields.text_or("instead", "");
  if (out.acts.empty() && out.instead.empty()) {
    fields.report("acts", "a fact needs 'acts' or 'instead'",
                  "a fact is shown by acts; where the record has none, it is "
                  "said what it has",
                  "add acts = [\"ID\"], or instead = \"...\" with the day, "
                  "number or actor that the record has");
  }
  out.finding = fields.choice<Finding>("record",
                                       {{"shows", Finding::shows},
                                        {"in part", Finding::in_part},
                                        {"contradicts", Finding::contradicts},
                                        {"cannot find", Finding::cannot_find}},
                                       {});
  const bool nothing = out.acts.empty() && out.instead.empty();  // said above
  if (nothing || !fields.has("record")) return;
  const std::string said = "'record' says \"" + text_of(out.finding) + "\"";
  if (out.finding == Finding::shows && !out.instead.empty())
    fields.report("instead", said + ", and 'instead' says something else",
                  "what the record shows needs no other account",
                  "remove 'instead', or write record = \"in part\"");
  if (out.finding != Finding::shows && out.instead.empty())
    fields.report("record", said + ", and there is no 'instead'",
                  "a reader must see what the record has in its place",
                  "add instead = \"...\": day, number or actor");
  if (out.finding != Finding::cannot_find && out.acts.empty())
    fields.report("record", said + ", and no act is named",
                  "acts are what the record has",
                  "add acts = [\"ID\"], or write record = \"cannot find\"");
}

// What is known of where the assertion stands in the essay.
void read_place(Fields& fields, Assertion& out, Text text) {
  if (fields.has("sentence")) out.sentence = fields.whole("sentence");
  out.known_from = fields.text_or("known_from", "");
  if (text == Text::whole && !out.sentence)
    fields.report("sentence", "this assertion has no 'sentence'",
                  "the whole text was read, so a reader can be sent to the "
                  "sentence",
                  "add sentence = 3, or text = \"excerpts\" above");
  if (text == Text::excerpts && out.sentence)
    fields.report("sentence", "'sentence' numbers a text that was not read",
                  "text = \"excerpts\" says that it was not at hand as a whole",
                  "say in known_from where the assertion is quoted or told");
  if (text == Text::excerpts && out.known_from.empty())
    fields.report("known_from", "this assertion has no 'known_from'",
                  "text = \"excerpts\" says that the essay was not at hand as "
                  "a whole",
                  "say where the assertion is quoted or told");
}

void read_quote(Fields& fields, Assertion& out) {
  out.quote = fields.text_or("quote", "");
  if (out.quote.size() <= kLongestQuote) return;
  fields.report("quote",
                "the quotation has " + std::to_string(out.quote.size()) +
                    " characters; at most " + std::to_string(kLongestQuote) +
                    " are taken",
                "an essay's text is its author's, and a case is passed on",
                "keep the few words that matter, and put the rest in your own");
}

Assertion read_assertion(const TomlValue& table,
                         Text text,
                         Names& names,
                         Diagnostics& diagnostics) {
  Fields fields(table, "an [[assertion]]", diagnostics);
  Assertion out;
  out.number = fields.whole("number");
  out.place = fields.place("number");
  read_place(fields, out, text);
  out.says = fields.text("says");
  read_quote(fields, out);
  const std::optional<Kind> kind = kind_in(fields);
  refuse_keys_of_others(fields, kind);
  out.kind = kind.value_or(Kind::unasked);
  if (kind == Kind::fact) read_fact(fields, out, names);
  if (kind == Kind::claim)
    out.claims = some_in(fields, "claims", "a claim", Thing::claim, names);
  if (kind == Kind::advice)
    out.policies = some_in(fields, "policies", "advice", Thing::policy, names);
  if (kind == Kind::claim || kind == Kind::advice)
    out.stance = fields.choice<Stance>("stance",
                                       {{"holds", Stance::holds},
                                        {"denies", Stance::denies},
                                        {"reports", Stance::reports}},
                                       Stance::holds);
  if (kind == Kind::unasked) out.why = fields.text("why");
  fields.refuse_unknown();
  return out;
}

void check_numbers(const Essay& read, Diagnostics& diagnostics) {
  std::map<int, int> first;  // number -> line
  for (const Assertion& one : read.assertions) {
    const int line = one.place.line;
    if (one.number == 0 || first.emplace(one.number, line).second) continue;
    diagnostics.push_back(
        {one.place,
         "the number " + std::to_string(one.number) + " is given twice",
         "it stands already in line " + std::to_string(first[one.number]) +
             ", and links name an assertion by it",
         "give one of the two a number of its own"});
  }
}

}  // namespace

Essay read_essay(const TomlValue& table,
                 const std::string& id,
                 Names& names,
                 Diagnostics& diagnostics) {
  Fields fields(table, "an essay", diagnostics);
  Essay out;
  out.id = id;
  out.title = fields.text("title");
  out.by = fields.text("by");
  out.text = fields.choice<Text>(
      "text", {{"whole", Text::whole}, {"excerpts", Text::excerpts}}, {});
  out.note = fields.text_or("note", "");
  if (out.text == Text::excerpts && out.note.empty())
    fields.report("note", "an essay of which excerpts were read needs 'note'",
                  "a reader must know what was at hand instead of the text",
                  "add note = \"...\"");
  for (const TomlValue* one : fields.tables("assertion"))
    out.assertions.push_back(
        read_assertion(*one, out.text, names, diagnostics));
  check_numbers(out, diagnostics);
  if (!fields.has("assertion"))
    fields.report("assertion", "an essay needs one [[assertion]] at least",
                  "it is read for what it asserts", "add [[assertion]]");
  fields.refuse_unknown();
  return out;
}

}  // namespace entente::casefile
