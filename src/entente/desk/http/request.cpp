#include "entente/desk/http/request.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/core/utf8.hpp"

namespace entente::desk {
namespace {

constexpr std::size_t kMostPairs = 1000;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    const char32_t c = character_at(text, at);
    if (is_control(c) && c != '\t' && c != '\n' && c != '\r') return false;
    at += length;
  }
  return true;
}

// As forms are sent (application/x-www-form-urlencoded).
std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+') {
      out += ' ';
    } else if (text[at] != '%') {
      out += text[at];
    } else {
      if (at + 2 >= text.size()) return {};
      const int high = digit_of(text[at + 1]), low = digit_of(text[at + 2]);
      if (high < 0 || low < 0) return {};
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  if (!is_text(out)) return {};
  return out;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:";
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += '+';
    } else if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> find(const Pairs& pairs, std::string_view key) {
  for (const auto& [name, value] : pairs)
    if (name == key) return value;
  return {};
}

std::string text_in(const Pairs& pairs, std::string_view key) {
  return find(pairs, key).value_or("");
}

std::vector<std::string> all_in(const Pairs& pairs, std::string_view key) {
  std::vector<std::string> values;
  for (const auto& [name, value] : pairs)
    if (name == key) values.push_back(value);
  return values;
}

Pairs without(Pairs pairs, const std::vector<std::string_view>& keys) {
  std::erase_if(pairs, [&](const auto& pair) {
    return std::find(keys.begin(), keys.end(), pair.first) != keys.end();
  });
  return pairs;
}

std::optional<Pairs> pairs_of(std::string_view text) {
  Pairs pairs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.empty()) continue;
    const std::size_t equals = std::min(one.find('='), one.size());
    auto key = decoded(one.substr(0, equals));
    auto value = decoded(one.substr(std::min(equals + 1, one.size())));
    if (!key || !value || pairs.size() == kMostPairs) return {};
    pairs.emplace_back(std::move(*key), std::move(*value));
  }
  return pairs;
}

std::string address(std::string_view path, const Pairs& query) {
  std::string out(path);
  char before = '?';
  for (const auto& [key, value] : query) {
    out += before + encoded(key) + "=" + encoded(value);
    before = '&';
  }
  return out;
}

Response plain(int status, std::string text) {
  return {status, "text/plain; charset=utf-8", std::move(text), {}, {}};
}

Response redirect(std::string to) {
  Response response = plain(303, "see " + to + "\n");
  response.headers.emplace_back("Location", std::move(to));
  return response;
}

}  // namespace entente::desk
