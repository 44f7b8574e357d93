#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

#include "entente/core/suggest.hpp"
#include "entente/theory/term.hpp"

namespace entente::theory {
namespace {

// What a number in a function may be.
struct Limits {
  double least = 0, most = 0;
  bool whole = false;
  const char* why = "";
  const char* hint = "";
};
constexpr Limits kHalfLife = {14, 3650, false,
                              "no effect across groups may be shorter than 14 "
                              "days, nor longer than ten years",
                              "write a number from 14 to 3650"};
constexpr Limits kWindow = {
    1, 60, true,
    "within() takes 1 to 60 whole days: its effect is measured over 60",
    "write a whole number up to 60"};
// Of conditions, which no effect is measured by.
constexpr Limits kAnyHalfLife = {1, 3650, false,
                                 "a half-life is 1 day to ten years",
                                 "write a number from 1 to 3650"};
constexpr Limits kAnyWindow = {1, 3660, true,
                               "within() takes 1 to 3660 whole days",
                               "write a whole number of days such as 90"};
constexpr Limits kAround = {0, 3660, true, "near() takes 0 to 3660 whole days",
                            "write a whole number such as 7"};

constexpr double kMostNumber = 1e6;

// Brackets inside brackets: each level of an effect leaves at most three values
// waiting, of a condition, which may compare, four; TermState has room for 32.
constexpr int kDeepest = 9;
constexpr int kDeepestCondition = 6;

const std::vector<std::string> kFunctions = {"recent", "within",    "since",
                                             "in",     "under_way", "near",
                                             "min",    "max",       "log1p"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() &&
         std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return text;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  if (!std::isfinite(value)) return {};
  return value;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

// Recursive descent: condition := sum [(>|<|>=|<=) sum]; sum := product {(+|-)
// product}; product := factor {* factor}; factor := number | -factor |
// (condition) | function(arguments), of which min and max take conditions.
class Parser {
 public:
  Parser(std::string_view text,
         const Place& place,
         const Vocabulary& vocabulary,
         Grammar grammar,
         Diagnostics& out)
      : text_(text),
        place_(place),
        vocabulary_(vocabulary),
        grammar_(grammar),
        out_(out) {}

  Term parse() {
    Term term = comparison();
    skip();
    if (!failed_ && at_ < text_.size()) {
      mistake(at_, "'" + std::string(text_.substr(at_)) + "' is left over",
              "a term is one expression", "remove it or join it with + - *");
    }
    return failed_ ? Term{} : term;
  }

 private:
  void mistake(std::size_t at,
               std::string problem,
               std::string why,
               std::string hint) {
    if (failed_) return;  // the first mistake of a term explains the others
    failed_ = true;
    Place place = place_;
    place.column += static_cast<int>(at);
    out_.push_back(
        {place, std::move(problem), std::move(why), std::move(hint)});
  }

  bool is_effect() const { return grammar_ == Grammar::effect; }

  void skip() {
    while (at_ < text_.size() &&
           std::isspace(static_cast<unsigned char>(text_[at_])))
      ++at_;
  }

  bool take(char wanted) {
    skip();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  void expect(char wanted) {
    if (!take(wanted)) {
      mistake(at_, std::string("'") + wanted + "' is missing",
              "'" + std::string(text_) + "' ends or goes on without it",
              std::string("write '") + wanted + "' there");
    }
  }

  static Term join(Op op, Term left, Term right) {
    Term term;
    term.op = op;
    term.operands.push_back(std::move(left));
    term.operands.push_back(std::move(right));
    return term;
  }

  // Two sums compared, or one.
  Term comparison() {
    Term left = sum();
    skip();
    if (failed_ || at_ >= text_.size()) return left;
    const char sign = text_[at_];
    if (sign != '<' && sign != '>') return left;
    if (grammar_ == Grammar::effect) {
      mistake(at_, "an effect compares nothing",
              "only the conditions of a policy do",
              "write a term such as within(group, 30)");
      return left;
    }
    ++at_;
    const bool equal = take('=');
    const Op op = sign == '>' ? (equal ? Op::at_least : Op::above)
                              : (equal ? Op::at_most : Op::below);
    return join(op, std::move(left), sum());
  }

  Term sum() {
    Term left = product();
    while (!failed_) {
      if (take('+')) {
        left = join(Op::add, std::move(left), product());
      } else if (take('-')) {
        left = join(Op::subtract, std::move(left), product());
      } else {
        break;
      }
    }
    return left;
  }

  Term product() {
    Term left = factor();
    while (!failed_ && take('*'))
      left = join(Op::multiply, std::move(left), factor());
    return left;
  }

  Term factor() {
    skip();
    if (take('('))
      return nested([&] {
        Term inside = comparison();
        expect(')');
        return inside;
      });
    if (take('-'))
      return nested([&] { return join(Op::subtract, Term{}, factor()); });
    if (at_ < text_.size() &&
        (std::isdigit(static_cast<unsigned char>(text_[at_])) ||
         text_[at_] == '.')) {
      return number();
    }
    return function();
  }

  template <class Read>
  Term nested(Read&& read) {
    const int deepest = is_effect() ? kDeepest : kDeepestCondition;
    if (depth_ == deepest) {
      mistake(0, "this term is nested too deep",
              "brackets stand in brackets up to " + std::to_string(deepest) +
                  " times",
              is_effect() ? "write it flat or split it into several effects"
                          : "write it flat or split it into several rules");
    }
    if (failed_) return {};
    ++depth_;
    Term term = read();
    --depth_;
    return term;
  }

  Term number() {
    Term term;
    const char* begin = text_.data() + at_;
    const auto [end, error] =
        std::from_chars(begin, text_.data() + text_.size(), term.first);
    if (error != std::errc{}) {
      mistake(at_, "'" + std::string(text_.substr(at_)) + "' is no number",
              "a factor begins with a digit, '(' or a function", "write 0.5");
    }
    if (!failed_ && term.first > kMostNumber) {
      mistake(at_, "a number in a term is too large",
              "terms count acts and days", "write a number below a million");
    }
    at_ += static_cast<std::size_t>(end - begin);
    return term;
  }

  Term function() {
    const std::size_t start = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) ||
            text_[at_] == '_'))
      ++at_;
    const std::string name(text_.substr(start, at_ - start));
    if (name == "season") {
      mistake(start, "season() is not for effects",
              "the season is nuisance: the program puts it into every theory",
              "leave it out");
      return {};
    }
    if (std::find(kFunctions.begin(), kFunctions.end(), name) ==
        kFunctions.end()) {
      const std::string near = nearest(name, kFunctions);
      mistake(start,
              name.empty() ? "a term is missing here"
                           : "'" + name + "' is no function of terms",
              "the functions are " + listed(kFunctions),
              near.empty() ? "write one of them: " + listed(kFunctions)
                           : "did you mean " + near + "?");
      return {};
    }
    expect('(');
    Term term = nested([&] { return call(name); });
    expect(')');
    return term;
  }

  Term call(const std::string& name) {
    Term term;
    if (name == "min" || name == "max") {
      Term left = comparison();
      expect(',');
      return join(name == "min" ? Op::min : Op::max, std::move(left),
                  comparison());
    }
    if (name == "log1p") return log1p();
    if (name == "in") return in();
    if (name == "near") {
      term.op = Op::near;
      term.name = known(vocabulary_.events, "event");
      term.first = argument("days before", kAround);
      term.second = argument("days after", kAround);
      return term;
    }
    term.name = known(vocabulary_.groups, "group");
    if (name == "recent") {
      term.op = Op::recent;
      term.first =
          argument("half-life in days", is_effect() ? kHalfLife : kAnyHalfLife);
    } else if (name == "within") {
      term.op = Op::within;
      term.first =
          argument("number of days", is_effect() ? kWindow : kAnyWindow);
    } else {
      term.op = name == "since" ? Op::since : Op::under_way;
    }
    return term;
  }

  Term log1p() {
    skip();
    const std::size_t start = at_;
    Term term;
    term.op = Op::log1p;
    term.operands.push_back(sum());
    if (!failed_ && !(range_of(term.operands[0]).low > -1)) {
      mistake(start, "this log1p() is not a number for every history",
              "its argument can reach -1 or less",
              "keep the argument above -1, for example with max(0, ...)");
    }
    return term;
  }

  Term in() {
    Term term;
    term.op = Op::in;
    term.name = known(vocabulary_.tracks, "track");
    expect(',');
    skip();
    const std::size_t start = at_;
    const std::string state(raw());
    if (state == "open") {
      term.state = record::State::open;
    } else if (state == "cut" || state == "shut") {
      term.state = record::State::cut;
    } else {
      mistake(start, "'" + state + "' is no state of a track",
              "a track is open or shut", "write open or shut");
    }
    return term;
  }

  // The text up to the next comma or bracket: names may hold spaces, digits
  // and hyphens.
  std::string_view raw() {
    skip();
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != ')')
      ++at_;
    return trimmed(text_.substr(start, at_ - start));
  }

  std::string known(const std::vector<std::string>& names, const char* what) {
    skip();
    const std::size_t start = at_;
    std::string name(raw());
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      const std::string begins = name_at_start(name, names);
      if (!begins.empty())
        mistake(start + begins.size(), "',' is missing after '" + begins + "'",
                "'" + std::string(text_) + "' goes on without it",
                "write ',' there");
      const std::string near = nearest(name, names);
      mistake(start, "'" + name + "' is no " + what + " of this case",
              std::string("the ") + what + "s are " + listed(names),
              near.empty() ? std::string("name one of them, or define it in "
                                         "case.toml")
                           : "did you mean '" + near + "'?");
    }
    return name;
  }

  double argument(const char* what, const Limits& limits) {
    expect(',');
    skip();
    const std::size_t start = at_;
    const std::string text(raw());
    const auto value = number_in(text);
    const bool fits = value && *value >= limits.least &&
                      *value <= limits.most &&
                      (!limits.whole || *value == std::floor(*value));
    if (!fits) {
      mistake(start, "'" + text + "' will not do as " + what, limits.why,
              limits.hint);
    }
    return value.value_or(0);
  }

  std::string_view text_;
  Place place_;
  const Vocabulary& vocabulary_;
  Grammar grammar_;
  Diagnostics& out_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

Term parse_term(std::string_view text,
                const Place& place,
                const Vocabulary& vocabulary,
                Diagnostics& out,
                Grammar grammar) {
  return Parser(text, place, vocabulary, grammar, out).parse();
}

}  // namespace entente::theory
