#include "entente/core/day.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace entente {
namespace {

std::chrono::year_month_day civil(Day day) {
  return std::chrono::sys_days{std::chrono::days{day}};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

constexpr std::array<const char*, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

}  // namespace

Day make_day(int year, int month, int day) {
  const std::chrono::sys_days days = std::chrono::year{year} /
                                     std::chrono::month(month) /
                                     std::chrono::day(day);
  return static_cast<Day>(days.time_since_epoch().count());
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return {};
  const auto date = std::chrono::year{*year} / std::chrono::month(*month) /
                    std::chrono::day(*day);
  if (!date.ok()) return {};
  return make_day(*year, *month, *day);
}

std::string iso(Day day) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year_of(day),
                month_of(day), day_of_month(day));
  return text.data();
}

std::string in_words(Day day) {
  return std::to_string(day_of_month(day)) + " " + kMonths[month_of(day) - 1] +
         " " + std::to_string(year_of(day));
}

int year_of(Day day) {
  return static_cast<int>(civil(day).year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(civil(day).month()));
}
int day_of_month(Day day) {
  return static_cast<int>(static_cast<unsigned>(civil(day).day()));
}

}  // namespace entente
