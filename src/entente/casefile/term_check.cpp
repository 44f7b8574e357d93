#include "entente/casefile/term_check.hpp"

namespace entente::casefile {
namespace {

// A term longer than this was not written by a person.
constexpr std::size_t kLongestTerm = 400;

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

void TermCheck::check_tested(const std::string& text, Place place) {
  using theory::Op;
  const std::size_t before = diagnostics_.size();
  const theory::Term term = check(text, place);
  if (text.empty() || diagnostics_.size() > before) return;
  const bool of_group =
      theory::leaf(term) != nullptr && term.op != Op::in && term.op != Op::near;
  if (of_group) return;
  ++place.column;
  diagnostics_.push_back(
      {place, "'" + text + "' cannot be tested",
       "a verdict is about the acts of one group, each shown with what "
       "followed it",
       "write recent(group, half-life) or within(group, days) of one group"});
}

}  // namespace entente::casefile
