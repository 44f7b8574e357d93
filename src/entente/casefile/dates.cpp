#include "entente/casefile/dates.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include "entente/core/day.hpp"

namespace entente::casefile {
namespace {

// The whole numbers of a text and what stands between them.
struct Pieces {
  std::vector<int> numbers;
  std::string between;
};

Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    int number = 0;
    const auto [stop, error] = std::from_chars(at, end, number);
    if (*at != '-' && error == std::errc{}) {
      pieces.numbers.push_back(number);
      at = stop;
    } else {
      pieces.between += *at++;
    }
  }
  return pieces;
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1)
    return {};
  const std::string iso_text =
      std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) +
      (day < 10 ? "-0" : "-") + std::to_string(day);
  return parse_day(iso_text);
}

// Spreadsheets count days from 30 December 1899.
constexpr int kFirstSerial = 15000;  // 1941
constexpr int kLastSerial = 60000;   // 2064

std::string written(Day day, const std::string& what) {
  return "write " + iso(day) + ": this is " + what;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Of year, month and day in this order, which are not written YYYY-MM-DD.
std::string what_it_is(const Pieces& pieces) {
  if (pieces.numbers.size() > 3) return "a date with a time of day";
  if (pieces.between == "--") return "a date without its leading zeros";
  return pieces.between.find_first_not_of("/.-_ ") == std::string::npos
             ? "a date with other separators"
             : "a date with something beside it";
}

}  // namespace

std::string date_hint(std::string_view text) {
  const Pieces pieces = pieces_of(text);
  const std::vector<int>& n = pieces.numbers;
  if (n.size() == 1 && pieces.between.empty() && n[0] >= kFirstSerial &&
      n[0] <= kLastSerial) {
    return written(
        make_day(1899, 12, 30) + n[0],
        "a spreadsheet's number of a day; format the column as text");
  }
  if (n.size() == 1 && pieces.between.empty() && text.size() == 8) {
    if (const auto day = day_of(n[0] / 10000, n[0] / 100 % 100, n[0] % 100))
      return written(*day, "a date without hyphens");
  }
  if (n.size() >= 3 && n[0] >= 1000 && is_digit(text.front())) {
    if (const auto day = day_of(n[0], n[1], n[2]))
      return written(*day, what_it_is(pieces));
  }
  if (n.size() == 3 && n[2] >= 1000) {
    const auto us = day_of(n[2], n[0], n[1]);
    const auto other = day_of(n[2], n[1], n[0]);
    if (us && other && *us != *other) {
      return "write " + iso(*us) + " if this is month/day/year, " +
             iso(*other) + " if it is day/month/year";
    }
    if (us) return written(*us, "month/day/year");
    if (other) return written(*other, "day/month/year");
  }
  return "write for example 2001-02-28; a month or year goes on its first day "
         "with precision 'month' or 'year'";
}

}  // namespace entente::casefile
