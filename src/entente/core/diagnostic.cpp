#include "entente/core/diagnostic.hpp"

#include <algorithm>

#include "entente/core/suggest.hpp"

namespace entente {
std::string on_its_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool breaks =
        text[at] == '\n' && !text.substr(at).starts_with(kNextLine);
    out += breaks ? "\\n" : std::string(1, text[at]);
  }
  return out;
}

std::string to_text(const Diagnostic& diagnostic) {
  const Place& at = diagnostic.place;
  std::string text = at.file;
  if (at.line > 0) {
    text += ":" + std::to_string(at.line) + ":" +
            std::to_string(std::max(at.column, 1));
  }
  text += ": " + on_its_line(diagnostic.problem) + "\n";
  if (!diagnostic.why.empty())
    text += "  why: " + on_its_line(diagnostic.why) + "\n";
  if (!diagnostic.hint.empty())
    text += "  do:  " + on_its_line(diagnostic.hint) + "\n";
  return text;
}

std::string nearest(std::string_view word,
                    const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace entente
