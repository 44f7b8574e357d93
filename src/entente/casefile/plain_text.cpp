#include "entente/casefile/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "entente/core/utf8.hpp"

namespace entente::casefile {
namespace {

// Line and column of the byte that is read next.
struct Cursor {
  int line = 1;
  int column = 1;
  void pass(char32_t c) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
  }
};

bool is_forbidden(char32_t c) {
  return (is_control(c) && c != '\t' && c != '\n' && c != '\r') ||
         is_bidi_control(c);
}

std::string code_of(char32_t c) {
  std::array<char, 12> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
  return text.data();
}

Diagnostic forbidden(const Place& place, char32_t c) {
  if (is_bidi_control(c)) {
    return {place,
            "here is " + code_of(c) + ", which reorders the writing around it",
            "what a reader sees would differ from what stands in the file",
            "remove it; letters written from right to left need no control"};
  }
  return {place, "here is " + code_of(c) + ", a control character",
          "it would act on the page, table or terminal that it reaches",
          "remove it, or write a blank instead"};
}

// The encoding that the first bytes give away; empty where they do not.
std::string encoding_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv))
    return "UTF-16";
  // Without a mark: every second byte of plain letters is zero.
  if (bytes.size() >= 4 && ((bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0) ||
                            (bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0)))
    return "UTF-16";
  if (bytes.starts_with("PK\x03\x04"sv)) return "a spreadsheet (a ZIP archive)";
  return {};
}

}  // namespace

void check_bytes(std::string_view bytes,
                 const std::string& file,
                 Diagnostics& diagnostics) {
  const std::string encoding = encoding_of(bytes);
  if (!encoding.empty()) {
    diagnostics.push_back({{file, 1, 1},
                           "this file is " + encoding + ", not UTF-8",
                           "the files of a case are plain text in UTF-8",
                           "save it as UTF-8 (of a table: as CSV UTF-8)"});
    return;
  }
  Cursor now;
  bool control = false, reorders = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8_length(bytes, at);
    if (length == 0) {
      diagnostics.push_back(
          {{file, now.line, now.column},
           "here is a byte that is no text in UTF-8",
           "the files of a case are plain text in UTF-8; this one may be in "
           "another encoding, as cp949 or Latin-1",
           "save it as UTF-8 (of a table: as CSV UTF-8)"});
      return;
    }
    const char32_t c = character_at(bytes, at);
    bool& seen = is_bidi_control(c) ? reorders : control;
    if (is_forbidden(c) && !seen) {
      seen = true;
      diagnostics.push_back(forbidden({file, now.line, now.column}, c));
    }
    now.pass(c);
    at += length;
  }
}

void check_text(std::string_view text,
                const Place& place,
                Diagnostics& diagnostics) {
  for (std::size_t at = 0; at < text.size();
       at += std::max<std::size_t>(utf8_length(text, at), 1)) {
    if (utf8_length(text, at) == 0) {
      diagnostics.push_back({place, "this text is not UTF-8",
                             "the files of a case are plain text in UTF-8",
                             "write the characters themselves"});
      return;
    }
    const char32_t c = character_at(text, at);
    if (!is_forbidden(c)) continue;
    diagnostics.push_back(forbidden(place, c));
    return;
  }
}

}  // namespace entente::casefile
