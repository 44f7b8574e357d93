#include "entente/report/charts/text_lines.hpp"

#include <algorithm>

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

// Signs, not bytes, of UTF-8.
std::size_t signs_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

}  // namespace

std::vector<std::string> text_lines(std::string_view words,
                                    std::size_t letters,
                                    std::size_t most) {
  std::vector<std::string> lines;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty()) continue;
    const bool fits = !lines.empty() &&
                      signs_in(lines.back()) + 1 + signs_in(word) <= letters;
    if (fits) {
      lines.back() += " " + std::string(word);
    } else if (lines.size() < most) {
      lines.emplace_back(word);
    } else {
      lines.back() += "…";
      break;
    }
  }
  for (std::string& line : lines)
    if (signs_in(line) > letters + 1) line = shortened(line, letters);
  return lines;
}

}  // namespace entente::report
