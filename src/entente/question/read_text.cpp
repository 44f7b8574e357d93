#include "entente/question/read_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <set>

#include <fmt/format.h>

#include "entente/core/diagnostic.hpp"

namespace entente::question {
namespace {

using Words = std::vector<std::string>;

constexpr std::array kEmptyWords = {"a",  "an",   "the",  "will", "there",
                                    "be", "any",  "is",   "does", "do",
                                    "of", "with", "some", "one",  "another"};

// Lower case, letters and digits, without the plural's s and empty words.
Words words_of(const std::string& text) {
  Words out = {""};
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80) {
      out.back() += static_cast<char>(std::tolower(byte));
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  for (std::string& word : out)
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
      word.pop_back();
  std::erase_if(out, [](const std::string& word) {
    return word.empty() || std::find(kEmptyWords.begin(), kEmptyWords.end(),
                                     word) != kEmptyWords.end();
  });
  return out;
}

// As many words of a name as the text has.
std::string first_words(const std::string& name, const std::string& text) {
  auto left = std::count(text.begin(), text.end(), ' ');
  std::size_t end = 0;
  while (end < name.size() && (name[end] != ' ' || left-- > 0))
    ++end;
  return name.substr(0, end);
}

// Share of a name's words that are said, where all that is said is in it.
double match(const Words& said, const std::string& name) {
  const Words words = words_of(name);
  if (said.empty() || words.empty()) return 0;
  const std::set<std::string> of_name(words.begin(), words.end());
  const std::set<std::string> of_text(said.begin(), said.end());
  if (!std::includes(of_name.begin(), of_name.end(), of_text.begin(),
                     of_text.end()))
    return 0;
  return static_cast<double>(of_text.size()) /
         static_cast<double>(of_name.size());
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t,?.");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t,?.") - first + 1);
}

// Words that ask whether something does not happen.
constexpr std::array kNot = {"no", "not", "never", "none", "without"};

bool asks_for_none(const Words& said) {
  return std::any_of(said.begin(), said.end(), [](const std::string& word) {
    return std::find(kNot.begin(), kNot.end(), word) != kNot.end();
  });
}

// What comes before days, also those that are no days.
constexpr const char* kBegins =
    " (?:by|until|before|in|within|between|from|on|after|since) ";
constexpr const char* kDate = "([0-9]{4}-[0-9]{2}-[0-9]{2})";

Day month_end(int year, int month) {
  return (month == 12 ? make_day(year + 1, 1, 1)
                      : make_day(year, month + 1, 1)) -
         1;
}

// Reads a text bit by bit; what is read is taken out of `rest`.
class Reader {
 public:
  Reader(const std::string& text, const Vocabulary& words)
      : words_(words), rest_(" " + text + " ") {}

  Understood read() {
    QuestionSpec question;
    const bool dated = read_days(question);
    const bool some = read_least(question);
    read_actor(question);
    const bool named = read_outcome(question);
    if (dated && some && named) out_.question = std::move(question);
    return std::move(out_);
  }

 private:
  // Where the pattern is found: its groups; the text before and after stays.
  std::optional<Words> take(const std::string& pattern) {
    std::smatch found;
    const std::regex regex(pattern, std::regex::icase);
    if (!std::regex_search(rest_, found, regex)) return {};
    Words groups;
    for (std::size_t i = 1; i < found.size(); ++i)
      groups.push_back(found[i]);
    rest_ = found.prefix().str() + " " + found.suffix().str();
    return groups;
  }

  std::optional<Day> day(const std::string& text) {
    const auto day = parse_day(text);
    if (!day) {
      out_.not_read.push_back("'" + text + "' is no date");
      out_.hints.push_back("write it such as 2001-02-28");
    }
    return day;
  }

  bool set_span(QuestionSpec& question, Day from, Day to) {
    if (to < from || to <= words_.as_of) {
      out_.not_read.push_back(
          to > words_.as_of
              ? fmt::format("the days end on {}, before they begin on {}",
                            iso(to), iso(from))
              : fmt::format("{} is over: the record is known up to {}", iso(to),
                            iso(words_.as_of)));
      out_.hints.push_back("ask of days after " + iso(words_.as_of));
      return false;
    }
    question.window = {from, to};
    out_.read.push_back(fmt::format(
        "from {} to {}, {} {}", iso(from), iso(to), question.window.days(),
        question.window.days() == 1 ? "day" : "days"));
    return true;
  }

  bool read_days(QuestionSpec& question) {
    const Day next = words_.as_of + 1;
    const std::string both = std::string(" (?:between|from) ") + kDate +
                             " (?:and|to|until) " + kDate;
    if (const auto days = take(both)) {
      const auto from = day((*days)[0]), to = day((*days)[1]);
      return from && to && set_span(question, *from, *to);
    }
    if (const auto days = take(std::string(" (?:by|until) ") + kDate)) {
      const auto to = day((*days)[0]);
      return to && set_span(question, next, *to);
    }
    if (const auto days = take(std::string(" before ") + kDate)) {
      const auto to = day((*days)[0]);
      return to && set_span(question, next, *to - 1);
    }
    if (const auto length = take(" (?:with)?in (?:the next )?([0-9]{1,4}) "
                                 "(day|week|month)s?")) {
      const int unit = (*length)[1] == "day"    ? 1
                       : (*length)[1] == "week" ? 7
                                                : 30;
      return set_span(question, next,
                      words_.as_of + unit * std::stoi((*length)[0]));
    }
    if (const auto month = take(" in (([0-9]{4})-([0-9]{2}))(?![-0-9])")) {
      const int y = std::stoi((*month)[1]), m = std::stoi((*month)[2]);
      if (m >= 1 && m <= 12)
        return set_span(question, std::max(next, make_day(y, m, 1)),
                        month_end(y, m));
      return no_days("'" + (*month)[0] + "' is no month");
    }
    if (const auto year = take(" (?:in|by the end of) ([0-9]{4})(?![-0-9])")) {
      const int y = std::stoi((*year)[0]);
      return set_span(question, std::max(next, make_day(y, 1, 1)),
                      make_day(y, 12, 31));
    }
    if (const auto other = take(std::string(kBegins) +
                                "([0-9]+[-/.][-/.0-9]*[0-9])(?![-0-9])"))
      return no_days("'" + (*other)[0] + "' is no date");
    return no_days("no days are named");
  }

  bool no_days(const std::string& why) {
    out_.not_read.push_back(why);
    out_.hints.push_back(
        "end with 'by DATE', 'between DATE and DATE', 'within 90 days', 'in "
        "YYYY-MM' or 'in YYYY' (with days after " +
        iso(words_.as_of) + ")");
    return false;
  }

  // False: so many days are no question.
  bool read_least(QuestionSpec& question) {
    for (const char* pattern :
         {" at least ([0-9]{1,4}) ", " ([0-9]{1,4}) or more ",
          " ([0-9]{1,4}) times? (?:or more)?"}) {
      const auto count = take(pattern);
      if (!count) continue;
      const int least = std::stoi((*count)[0]);
      if (least < 1) {
        out_.not_read.push_back("'at least 0' holds whatever happens");
        out_.hints.push_back("ask of at least 1 day");
        return false;
      }
      question.least = least;
      out_.read.push_back(
          fmt::format("on at least {} {}", least, least == 1 ? "day" : "days"));
      return true;
    }
    return true;
  }

  void read_actor(QuestionSpec& question) {
    std::smatch found;
    static const std::regex by(" by (.+)$", std::regex::icase);
    if (!std::regex_search(rest_, found, by)) return;
    const Words said = words_of(found[1]);
    const auto named = [&](const auto& actor) {
      return std::any_of(
          actor.second.begin(), actor.second.end(),
          [&](const std::string& name) { return match(said, name) > 0; });
    };
    const auto actor =
        std::find_if(words_.actors.begin(), words_.actors.end(), named);
    const std::string text = trimmed(found[1]);
    if (actor == words_.actors.end()) {
      out_.not_read.push_back("'" + text + "' is no actor of this case");
      std::string all;
      for (const auto& one : words_.actors)
        all += (all.empty() ? "" : ", ") + one.first;
      out_.hints.push_back("an actor is " + all + " or its name");
      unknown_actor_ = true;
    } else {
      question.actors = {actor->first};
      out_.read.push_back("an act of " + actor->second.back());
    }
    rest_ = found.prefix().str();
  }

  // "the group 'clash'", "the kind 'Clash'": both may have one name.
  static std::string called(const Named& one, const std::string& group) {
    return (group.empty() ? "the kind '" : "the group '") + one.title + "'";
  }

  bool read_outcome(QuestionSpec& question) {
    const std::string text = trimmed(rest_);
    const Words said = words_of(text);
    const Named* best = nullptr;
    double most = 0;
    Words also;
    for (const Named& one : words_.outcomes) {
      double score = 0;
      for (const std::string& name : one.words)
        score = std::max(score, match(said, name));
      if (score == 0 || score < most) continue;
      // A group is no group by actor: its kinds are what is meant then.
      if (!question.actors.empty() && one.kinds.empty()) continue;
      if (score == most) {
        also.push_back(called(one, one.group));
        continue;
      }
      best = &one;
      most = score;
      also.clear();
    }
    if (best == nullptr) return no_outcome(text);
    question.group = question.actors.empty() ? best->group : "";
    if (question.group.empty()) question.kinds = best->kinds;
    question.text = text;
    std::string sentence = called(*best, question.group);
    for (std::size_t i = 0; i < also.size() && i < 3; ++i)
      sentence += (i == 0 ? " (not " : ", ") + also[i];
    out_.read.push_back(sentence + (also.empty() ? "" : ")"));
    return !unknown_actor_;
  }

  bool no_outcome(const std::string& text) {
    if (asks_for_none(words_of(text))) {
      out_.not_read.push_back("'" + text +
                              "' asks whether something does not happen");
      out_.hints.push_back(
          "ask whether it happens: that it does not is 100% less the answer");
      return false;
    }
    out_.not_read.push_back(text.empty() ? "nothing is named that may happen"
                                         : "'" + text +
                                               "' names nothing that may "
                                               "happen in this case");
    Words names, first;
    for (const Named& one : words_.outcomes) {
      for (const std::string& name : one.words) {
        names.push_back(name);
        names.push_back(first_words(name, text));
      }
      if (!one.group.empty() && first.size() < 12) first.push_back(one.title);
    }
    const std::string near = nearest(text, names);
    if (!near.empty()) out_.hints.push_back("did you mean '" + near + "'?");
    std::string all;
    for (const std::string& one : first)
      all += (all.empty() ? "" : ", ") + one;
    out_.hints.push_back(
        "what may be asked: a group of case.toml (" + all +
        ", ...) or a kind of kinds.csv, by its name, label or title");
    return false;
  }

  const Vocabulary& words_;
  std::string rest_;
  bool unknown_actor_ = false;
  Understood out_;
};

}  // namespace

Understood read_text(const std::string& text, const Vocabulary& words) {
  return Reader(text, words).read();
}

}  // namespace entente::question
