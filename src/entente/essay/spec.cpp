#include "entente/essay/spec.hpp"

namespace entente::essay {

std::string text_of(Kind kind) {
  switch (kind) {
    case Kind::fact:
      return "fact";
    case Kind::claim:
      return "claim";
    case Kind::advice:
      return "advice";
    default:
      return "unasked";
  }
}

std::string text_of(Finding finding) {
  switch (finding) {
    case Finding::shows:
      return "shows";
    case Finding::in_part:
      return "in part";
    case Finding::contradicts:
      return "contradicts";
    default:
      return "cannot find";
  }
}

std::string text_of(Stance stance) {
  switch (stance) {
    case Stance::holds:
      return "holds";
    case Stance::denies:
      return "denies";
    default:
      return "reports";
  }
}

std::string text_of(Text text) {
  return text == Text::whole ? "whole" : "excerpts";
}

}  // namespace entente::essay
