// The words of the glossary.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::report {

struct GlossaryEntry {
  std::string id;  // of its anchor, without "g-"
  std::string title;
  std::vector<std::string_view> phrases;  // by which it is found in a text
  std::string sentence;
};

// By their titles.
std::span<const GlossaryEntry> glossary_entries();

}  // namespace entente::report
