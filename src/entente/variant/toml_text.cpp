#include "entente/variant/toml_text.hpp"

#include <algorithm>

namespace entente::variant {
namespace {

// One beyond the closing quotation marks of the text that begins at `from`.
std::size_t text_end(std::string_view bytes, std::size_t from) {
  const char quote = bytes[from];
  const std::string three(3, quote);
  const bool is_long = bytes.substr(from).starts_with(three);
  const std::string mark = is_long ? three : std::string(1, quote);
  std::size_t at = from + mark.size();
  while (at < bytes.size() && !bytes.substr(at).starts_with(mark))
    at += quote == '"' && bytes[at] == '\\' ? 2 : 1;
  at = std::min(at + mark.size(), bytes.size());
  // A long text may end with up to two quotation marks of its own.
  while (is_long && at < bytes.size() && bytes[at] == quote)
    ++at;
  return at;
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

std::size_t bracket_end(std::string_view bytes, std::size_t from) {
  int depth = 0;
  for (std::size_t at = from; at < bytes.size();) {
    const char c = bytes[at];
    if (is_quote(c)) {
      at = text_end(bytes, at);
      continue;
    }
    if (c == '#') {
      at = std::min(bytes.find('\n', at), bytes.size());
      continue;
    }
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    ++at;
    if (depth == 0) return at;
  }
  return bytes.size();
}

}  // namespace

std::size_t byte_at(std::string_view bytes, const Place& place) {
  std::size_t at = 0;
  for (int line = 1; line < place.line; ++line)
    at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  for (int column = 1; column < place.column && at < bytes.size(); ++column) {
    ++at;
    while (at < bytes.size() &&
           (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U)
      ++at;
  }
  return at;
}

std::size_t value_end(std::string_view bytes, std::size_t from) {
  if (from >= bytes.size()) return bytes.size();
  const char c = bytes[from];
  if (is_quote(c)) return text_end(bytes, from);
  if (c == '[' || c == '{') return bracket_end(bytes, from);
  std::size_t end =
      std::min(bytes.find_first_of(",]}#\r\n", from), bytes.size());
  while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
    --end;
  return end;
}

}  // namespace entente::variant
