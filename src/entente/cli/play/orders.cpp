// What a line says in a month of a game.
#include <algorithm>
#include <charconv>
#include <vector>

#include "entente/cli/play/play_verb.hpp"
#include "entente/core/utf8.hpp"

namespace entente::cli {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& line) {
  constexpr const char* between = " \t\r,";
  Words words;
  for (auto at = line.find_first_not_of(between); at != std::string::npos;) {
    const auto end = std::min(line.find_first_of(between, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(between, end);
  }
  return words;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

std::optional<int> number_in(const std::string& word) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return {};
  return number;
}

// "2026-08-14", or the 14 of a day of the month.
std::optional<Day> day_in(const std::string& word, Span month) {
  if (const auto day = parse_day(word)) return day;
  const auto number = number_in(word);
  if (!number) return {};
  for (Day day = month.from; day <= month.to; ++day)
    if (day_of_month(day) == *number) return day;
  return {};
}

// A group by its name, or by its place in the list.
std::string group_in(const Words& words,
                     const std::vector<std::string>& listed) {
  const std::string name = joined(words);
  const auto number = number_in(name);
  if (number && *number >= 1 && *number <= static_cast<int>(listed.size()))
    return listed[static_cast<std::size_t>(*number - 1)];
  return name;
}

Diagnostic no_order(const std::string& line) {
  return {{},
          "'" + visible(line) + "' is no choice",
          "a choice is an act of ours, or what is let go",
          "write a group, perhaps a size, and days, such as \"1 2 on 14\"; ? "
          "tells more"};
}

// Days from the word after "on", or the last word alone.
bool split_days(const Words& words, Words& head, Words& days) {
  const auto on = std::find(words.rbegin(), words.rend(), "on");
  if (on != words.rend()) {
    const auto at =
        words.size() - 1 - static_cast<std::size_t>(on - words.rbegin());
    head.assign(words.begin(), words.begin() + static_cast<long>(at));
    days.assign(words.begin() + static_cast<long>(at) + 1, words.end());
  } else if (words.size() > 1) {
    head.assign(words.begin(), words.end() - 1);
    days = {words.back()};
  }
  return !head.empty() && !days.empty();
}

bool says_on(const std::string& line) {
  return line.find(" on ") != std::string::npos;
}

class Reader {
 public:
  Reader(const std::string& line,
         const play::Offered& offered,
         const play::Game& game,
         int m,
         const play::Month& so_far)
      : line_(line),
        offered_(offered),
        game_(game),
        m_(m),
        so_far_(so_far),
        month_(play::month_of_game(game, m)) {}

  OrderRead choice(Words words) {
    const bool lets_go =
        words.size() > 2 && words[0] == "let" && words[1] == "go";
    if (lets_go) words.erase(words.begin(), words.begin() + 2);
    Words head, days;
    if (lets_go && words.size() == 1 && offered_.levers.announced.size() == 1) {
      head = {offered_.levers.announced[0]};
      days = words;
    } else if (!split_days(words, head, days)) {
      return {{}, no_order(line_)};
    }
    out_.order.what = Order::What::choose;
    for (const std::string& word : days) {
      const auto day = day_in(word, month_);
      if (!day) return {{}, says_on(line_) ? no_day(word) : no_order(line_)};
      auto wrong = lets_go ? add_let_go(head, *day) : add_act(head, *day);
      if (wrong) return {{}, std::move(wrong)};
    }
    return out_;
  }

 private:
  Diagnostic no_day(const std::string& word) const {
    return {{},
            "'" + visible(word) + "' is no day of " + iso(month_.from) +
                " to " + iso(month_.to),
            "what is done is chosen month by month",
            "write such as " + iso(month_.from) + ", or the day alone"};
  }

  std::optional<Diagnostic> add_act(Words head, Day day) {
    play::Act act;
    act.on = day;
    if (head.size() > 1)
      if (const auto size = number_in(head.back())) {
        act.size = *size;
        head.pop_back();
      }
    act.group = group_in(head, offered_.levers.acts);
    auto wrong = play::wrong_with(offered_, game_, m_, so_far_, act);
    so_far_.acts.push_back(act);
    out_.order.chosen.acts.push_back(std::move(act));
    return wrong;
  }

  std::optional<Diagnostic> add_let_go(const Words& head, Day day) {
    play::LetGo one;
    one.group = group_in(head, offered_.levers.announced);
    one.on = day;
    auto wrong = play::wrong_with(offered_, game_, m_, so_far_, one);
    so_far_.let_go.push_back(one);
    out_.order.chosen.let_go.push_back(std::move(one));
    return wrong;
  }

  const std::string& line_;
  const play::Offered& offered_;
  const play::Game& game_;
  int m_;
  play::Month so_far_;
  Span month_;
  OrderRead out_;
};

}  // namespace

OrderRead read_order(const std::string& line,
                     const play::Offered& offered,
                     const play::Game& game,
                     int m,
                     const play::Month& so_far) {
  using What = Order::What;
  const Words words = words_of(line);
  if (words.empty()) return {{What::pass, {}}, {}};
  static const std::vector<std::pair<std::string, What>> keys = {
      {"next", What::pass},         {"n", What::pass},
      {"rest", What::rest},         {"r", What::rest},
      {"forecast", What::forecast}, {"f", What::forecast},
      {"undo", What::undo},         {"u", What::undo},
      {"help", What::help},         {"?", What::help},
      {"quit", What::quit},         {"q", What::quit}};
  if (words.size() == 1)
    for (const auto& [key, what] : keys)
      if (words[0] == key) return {{what, {}}, {}};
  return Reader(line, offered, game, m, so_far).choice(words);
}

}  // namespace entente::cli
