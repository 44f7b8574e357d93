#include "entente/core/diagnostic.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace entente {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = std::tolower(static_cast<unsigned char>(a[i - 1])) ==
                        std::tolower(static_cast<unsigned char>(b[j - 1]));
      const std::size_t change = diagonal + (same ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
  const Place& at = diagnostic.place;
  std::string text = at.file;
  if (at.line > 0) {
    text += ":" + std::to_string(at.line) + ":" +
            std::to_string(std::max(at.column, 1));
  }
  text += ": " + diagnostic.problem + "\n";
  if (!diagnostic.why.empty()) text += "  why: " + diagnostic.why + "\n";
  if (!diagnostic.hint.empty()) text += "  do:  " + diagnostic.hint + "\n";
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
