// A question in a reader's words.
//   cruise missile by 2026-12-31
//   at least 3 talks between 2026-09-01 and 2026-09-30
//   nuclear test within 90 days
//   boat seized by Varn in 2027
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/question/spec.hpp"
#include "entente/record/act.hpp"
#include "entente/record/group.hpp"

namespace entente::question {

// Words by which an outcome can be named.
struct Named {
  std::string group;               // or
  std::vector<std::string> kinds;  // a kind
  std::string title;               // for the reader
  std::vector<std::string> words;  // any of these names it
};
struct Vocabulary {
  std::vector<Named> outcomes;  // groups first, in the case's order
  std::vector<std::pair<std::string, std::vector<std::string>>> actors;
  Day as_of = 0;
};

// Groups that a reader may mean (those that are outcomes of a law or of a
// forecast come first), then kinds.
struct Understood {
  std::optional<QuestionSpec> question;
  std::vector<std::string> read;      // what was understood, in sentences
  std::vector<std::string> not_read;  // and what not
  std::vector<std::string> hints;     // what could be meant, what can be said
};
Understood read_text(const std::string& text, const Vocabulary& words);

}  // namespace entente::question
