#include "entente/report/words/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <initializer_list>

#include <fmt/format.h>

#include "entente/core/check.hpp"
#include "entente/core/utf8.hpp"
#include "entente/report/words/markup.hpp"

namespace entente::report {

std::string escape(std::string_view text) {
  constexpr std::string_view kFirstStrongIsolate = "\u2068";
  constexpr std::string_view kPopIsolate = "\u2069";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length > 0 && is_right_to_left(character_at(text, at))) {
      return std::string(kFirstStrongIsolate) + escape_attribute(text) +
             std::string(kPopIsolate);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return escape_attribute(text);
}

namespace {

int whole_percent(double value) {
  return static_cast<int>(std::lround(100 * value));
}

}  // namespace

std::string percent(double probability) {
  if (probability < 0.01) return "<1%";
  if (probability > 0.99) return ">99%";
  return fmt::format("{}%", whole_percent(probability));
}

std::string share(double value) {
  if (value <= 0) return "0%";
  if (value >= 1) return "100%";
  return percent(value);
}

std::string percent_band(double low, double high) {
  const std::string from = percent(low), to = percent(high);
  if (from == to) return from;
  return from.substr(0, from.size() - 1) + "–" + to;
}

std::string likelihood(double probability) {
  ENTENTE_EXPECTS(probability >= 0 && probability <= 1);
  struct Edge {
    int from;  // [%]
    const char* word;
  };
  static constexpr std::array<Edge, 7> kEdges{{{95, "almost certain"},
                                               {80, "very likely"},
                                               {55, "likely"},
                                               {45, "roughly even chance"},
                                               {20, "unlikely"},
                                               {5, "very unlikely"},
                                               {0, "almost no chance"}}};
  const int printed = whole_percent(probability);
  std::size_t i = 0;
  while (printed < kEdges[i].from)
    ++i;
  return kEdges[i].word;
}

Predicate predicate(double probability) {
  const std::string word = likelihood(probability);
  if (word == "roughly even chance") return {"has", "a " + word};
  if (word == "almost no chance") return {"has", word};
  return {"is", word};
}

std::optional<int> place_on_ruler(std::string_view verdict) {
  static constexpr std::array<std::string_view, 5> kWords{
      "contradicted", "leans against", "unresolved", "leans for", "supported"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (kWords[i] == verdict) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string thousands(long value) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return value < 0 ? "−" + digits : digits;
}

std::string small_number(long value) {
  static constexpr std::array<const char*, 13> kWords{
      "none",  "one",   "two",  "three", "four",   "five",  "six",
      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (value < 0 || value >= static_cast<long>(kWords.size())) {
    return thousands(value);
  }
  return kWords[static_cast<std::size_t>(value)];
}

std::string count_of(long n, std::string_view one, std::string_view many) {
  if (n == 0) return fmt::format("no {}", many);
  if (n != 1) return fmt::format("{} {}", thousands(n), many);
  return "1 " + without_article(one);
}

std::string without_article(std::string_view one) {
  for (const std::string_view article : {"a ", "an "}) {
    if (one.starts_with(article))
      return std::string(one.substr(article.size()));
  }
  return std::string(one);
}

std::string with_article(std::string_view one) {
  if (one.empty()) return "";
  std::string word(one.substr(0, one.find_first_of(" -")));
  const auto capital = [&](std::size_t i) {
    return i < word.size() && word[i] >= 'A' && word[i] <= 'Z';
  };
  // Spelt out letter by letter: an ICBM, an MP, a UN.
  const bool spelt = word.size() > 1 && capital(0) && capital(1);
  for (char& c : word)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto begins = [&](std::initializer_list<std::string_view> with) {
    return std::any_of(with.begin(), with.end(), [&](std::string_view start) {
      return word.starts_with(start);
    });
  };
  bool vowel = std::string_view("aeiou").find(word[0]) != std::string::npos;
  if (spelt) {
    vowel = std::string_view("aefhilmnorsx").find(word[0]) != std::string::npos;
  } else if (begins({"hour", "honest", "honour", "honor", "heir"})) {
    vowel = true;
  } else if (begins({"eu", "ewe", "uni", "use", "usu", "uti", "ura", "ukr",
                     "one", "once", "ouija"})) {
    vowel = begins({"unin", "unid", "unim"});  // uninvited, unidentified
  } else if (begins({"8", "11", "18"})) {
    vowel = word.size() < 2 || word[0] == '8' || word.size() == 2;
  }
  return (vowel ? "an " : "a ") + std::string(one);
}

std::string ratio(double value) {
  if (!(value <= 100)) return "×>100";
  if (value >= 10) return "×" + fixed(value, 0);
  return "×" + fixed(value, 2);
}

std::string coarse_ratio(double value) {
  if (!(value <= 100)) return "×>100";
  if (value >= 10) return "×" + fixed(value, 0);
  return "×" + fixed(value, value < 0.95 ? 2 : 1);
}

std::string fixed(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", std::fabs(value), decimals);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? "−" + text : text;
}

std::string signed_number(double value, int decimals) {
  const std::string text = fixed(value, decimals);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return (value > 0 && !zero ? "+" : "") + text;
}

std::string days_in_words(long days) {
  return days == 1 ? "1 day" : thousands(days) + " days";
}

std::string short_date(Day day, record::Precision precision) {
  static constexpr std::array<const char*, 12> kMonths{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun",
      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const char* month = kMonths[static_cast<std::size_t>(month_of(day) - 1)];
  switch (precision) {
    case record::Precision::year:
      return std::to_string(year_of(day));
    case record::Precision::month:
      return fmt::format("{} {}", month, year_of(day));
    case record::Precision::day:
      break;
  }
  return fmt::format("{} {} {}", day_of_month(day), month, year_of(day));
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string lower_first(std::string_view text) {
  std::string out(text);
  if (out.size() > 1 && std::islower(static_cast<unsigned char>(out[1]))) {
    out[0] =
        static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
  } else if (out.size() > 1 && out[1] == ' ') {  // "A line restored"
    out[0] =
        static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
  }
  return out;
}

std::string upper_first(std::string_view text) {
  std::string out(text);
  if (!out.empty()) {
    out[0] =
        static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t cut = text.rfind(' ', limit);
  if (cut == std::string_view::npos || cut < limit / 2) {
    cut = limit;  // do not cut inside a UTF-8 sequence
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) {
      --cut;
    }
  }
  while (cut > 0 && (text[cut - 1] == ',' || text[cut - 1] == ';' ||
                     text[cut - 1] == ' ')) {
    --cut;
  }
  return std::string(text.substr(0, cut)) + "…";
}

}  // namespace entente::report
