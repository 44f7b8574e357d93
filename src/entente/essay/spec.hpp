// An essay taken apart by the case's author: what it asserts, one by one, in
// words of ours, and where each assertion leads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/core/diagnostic.hpp"

namespace entente::essay {

enum class Kind {
  fact,    // something that happened: acts of the record
  claim,   // a regularity: claims of the case, which get a verdict
  advice,  // what our side should do: policies of the case
  unasked  // nothing of the case answers it, and why
};

// What the record has of a fact.
enum class Finding { shows, in_part, contradicts, cannot_find };

// How the essay stands to a claim or to advice: its own, disputed by it, or
// only told of others.
enum class Stance { holds, denies, reports };

// How much of the essay's text was at hand. Sentences are numbered only where
// it was the whole.
enum class Text { whole, excerpts };

struct Assertion {
  int number = 0;               // the author's; once in an essay
  std::optional<int> sentence;  // of the essay, from 1
  std::string known_from;       // where it is quoted or told; excerpts only
  std::string says;             // in words of ours
  std::string quote;            // the essay's own few words, may be empty
  Kind kind = Kind::fact;
  Finding finding = Finding::shows;  // of a fact
  Stance stance = Stance::holds;     // of a claim or advice
  std::vector<std::string> acts;     // ids, of a fact
  std::string instead;  // what the record has instead: day, number, actor
  std::vector<std::string> claims, policies;  // ids
  std::string why;                            // it is not asked
  Place place;                                // of its number
};

struct Essay {
  std::string id;  // the file's name without .toml
  std::string title;
  std::string by;  // who wrote it, where and when
  Text text = Text::whole;
  std::string note;  // on the text that was at hand
  std::vector<Assertion> assertions;
};

std::string text_of(Kind kind);        // "fact", "claim", "advice", "unasked"
std::string text_of(Finding finding);  // "shows", "in part", ...
std::string text_of(Stance stance);    // "holds", "denies", "reports"
std::string text_of(Text text);        // "whole", "excerpts"

}  // namespace entente::essay
