// Every term of a case, checked by the parser that the model uses.
#pragma once

#include <string>

#include "entente/casefile/names.hpp"
#include "entente/theory/term.hpp"

namespace entente::casefile {

class TermCheck {
 public:
  TermCheck(const Names& names, Diagnostics& diagnostics);

  // The term; a number 0 where it is empty or reported. `place` is that of
  // the text's quotation mark.
  theory::Term check(const std::string& text,
                     Place place,
                     theory::Grammar grammar = theory::Grammar::effect);
  // One of a list of terms: none may be empty.
  void check_listed(const std::string& text, const Place& place);
  // A term that a claim tests. Its table lists the acts of one group, which
  // `acts` names where the term reads several, or the spells of a state.
  void check_tested(const std::string& text,
                    Place place,
                    const std::string& acts);

 private:
  theory::Vocabulary vocabulary_;
  Diagnostics& diagnostics_;
};

}  // namespace entente::casefile
