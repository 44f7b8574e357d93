#include "entente/casefile/term_check.hpp"

#include <algorithm>

#include "entente/core/suggest.hpp"

namespace entente::casefile {
namespace {

// A term longer than this was not written by a person.
constexpr std::size_t kLongestTerm = 400;

bool reads_a_state(const theory::Term& term) {
  return term.op == theory::Op::in || term.op == theory::Op::near ||
         std::any_of(term.operands.begin(), term.operands.end(), reads_a_state);
}

}  // namespace

TermCheck::TermCheck(const Names& names, Diagnostics& diagnostics)
    : vocabulary_{names.all(Thing::group), names.all(Thing::track),
                  names.all(Thing::event)},
      diagnostics_(diagnostics) {}

theory::Term TermCheck::check(const std::string& text,
                              Place place,
                              theory::Grammar grammar) {
  if (text.empty()) return {};
  if (text.size() > kLongestTerm) {
    const bool effect = grammar == theory::Grammar::effect;
    diagnostics_.push_back({place, "this term is too long",
                            "a term is one short expression",
                            effect ? "split it into several effects"
                                   : "split it into several rules"});
    return {};
  }
  ++place.column;  // the quotation mark
  return theory::parse_term(text, place, vocabulary_, diagnostics_, grammar);
}

void TermCheck::check_listed(const std::string& text, const Place& place) {
  if (!text.empty()) {
    check(text, place);
    return;
  }
  diagnostics_.push_back({place, "an empty term",
                          "every term of a list is a column of the model",
                          "write a term or remove it from the list"});
}

void TermCheck::check_tested(const std::string& text,
                             Place place,
                             const std::string& acts) {
  const std::size_t before = diagnostics_.size();
  const theory::Term term = check(text, place);
  if (text.empty() || diagnostics_.size() > before) return;
  ++place.column;
  const std::set<std::string> groups = theory::groups_read(term);
  if (groups.empty() && !reads_a_state(term)) {
    diagnostics_.push_back(
        {place, "'" + text + "' cannot be tested",
         "a verdict is about acts or a state, shown with what followed it",
         "write recent(group, half-life), within(group, days) or in(track, "
         "open)"});
  }
  if (groups.size() > 1 && !groups.contains(acts)) {
    const std::vector<std::string> names(groups.begin(), groups.end());
    diagnostics_.push_back(
        {place, "'" + text + "' reads acts of several groups",
         "a verdict lists the acts that it is about, moves them by a day and "
         "leaves some of them out",
         "say which with acts = \"" + names[0] + "\"; the term reads " +
             one_of_text(names)});
  }
}

}  // namespace entente::casefile
