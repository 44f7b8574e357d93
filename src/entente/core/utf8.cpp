#include "entente/core/utf8.hpp"

#include <array>
#include <cstdio>

#include "entente/core/check.hpp"

namespace entente {
namespace {

bool within(char32_t c, char32_t from, char32_t to) {
  return c >= from && c <= to;
}

template <class... Values>
std::string printed(const char* form, Values... values) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), form, values...);
  return text.data();
}

}  // namespace

std::size_t utf8_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i])
                            : static_cast<unsigned char>(0);
  };
  const auto follows = [&](std::size_t i, int from = 0x80, int to = 0xBF) {
    return byte(i) >= from && byte(i) <= to;
  };
  if (at >= bytes.size()) return 0;
  const int first = byte(at);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const int from = first == 0xE0 ? 0xA0 : 0x80;
    const int to = first == 0xED ? 0x9F : 0xBF;
    return follows(at + 1, from, to) && follows(at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const int from = first == 0xF0 ? 0x90 : 0x80;
    const int to = first == 0xF4 ? 0x8F : 0xBF;
    return follows(at + 1, from, to) && follows(at + 2) && follows(at + 3) ? 4
                                                                           : 0;
  }
  return 0;
}

char32_t character_at(std::string_view bytes, std::size_t at) {
  const std::size_t length = utf8_length(bytes, at);
  ENTENTE_EXPECTS(length > 0);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + i]));
  };
  if (length == 1) return byte(0);
  char32_t c = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    c = (c << 6) | (byte(i) & 0x3F);
  return c;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

bool is_control(char32_t c) {
  return c < 0x20 || within(c, 0x7F, 0x9F) || c == 0x2028 || c == 0x2029;
}

bool is_bidi_control(char32_t c) {
  return within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069);
}

bool is_right_to_left(char32_t c) {
  return within(c, 0x0590, 0x08FF) || c == 0x200F ||
         within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFE) ||
         within(c, 0x10800, 0x10FFF) || within(c, 0x1E800, 0x1EFFF);
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
      out +=
          printed("\\x%02x",
                  static_cast<unsigned>(static_cast<unsigned char>(text[at])));
      ++at;
      continue;
    }
    const char32_t c = character_at(text, at);
    const bool speaks = is_control(c) && c != '\t' && c != '\n';
    if (speaks || is_bidi_control(c)) {
      out += printed("\\u%04x", static_cast<unsigned>(c));
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

}  // namespace entente
