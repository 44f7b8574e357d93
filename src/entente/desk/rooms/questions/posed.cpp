#include "entente/desk/rooms/questions/posed.hpp"

#include <charconv>

#include "entente/casefile/questions.hpp"
#include "entente/study/vocabulary.hpp"

namespace entente::desk {
namespace {

using question::Understood;

constexpr int kMostDays = 730;  // of a question (docs/files.md)

std::optional<int> whole_of(const std::string& text) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || last != end) return {};
  return value;
}

// What the menus name, and what of it cannot be.
Understood chosen_of(const casefile::Case& the_case, const Pairs& pairs) {
  Understood out;
  question::QuestionSpec spec;
  const std::string what = text_in(pairs, "what");
  if (what.empty()) {
    out.not_read.push_back("nothing is asked");
    out.hints.emplace_back("type a question, or choose what may happen");
    return out;
  }
  if (what.starts_with("group:")) spec.group = what.substr(6);
  if (what.starts_with("kind:")) {
    spec.kinds = {what.substr(5)};
    if (const std::string actor = text_in(pairs, "actor"); !actor.empty())
      spec.actors = {actor};
  }
  const std::string least = text_in(pairs, "least");
  const auto days = least.empty() ? std::optional(1) : whole_of(least);
  if (!days || *days < 1 || *days > 365)
    out.not_read.push_back("“" + least +
                           "” is no number of days from 1 to 365");
  spec.least = days.value_or(1);
  const std::string from = text_in(pairs, "from"), to = text_in(pairs, "to");
  const auto first =
      from.empty() ? std::optional(the_case.window.to + 1) : parse_day(from);
  const auto last = parse_day(to);
  if (!first) out.not_read.push_back("“" + from + "” is no date");
  if (to.empty())
    out.not_read.push_back("no last day is named");
  else if (!last)
    out.not_read.push_back("“" + to + "” is no date");
  if (!first || !last)
    out.hints.emplace_back("write dates as 2001-02-28");
  else if (*first > *last || *first <= the_case.window.to)
    out.not_read.push_back("its days begin after " + iso(the_case.window.to) +
                           " and end no earlier than they begin");
  if (!out.not_read.empty()) return out;
  spec.window = {*first, *last};
  spec.text = (spec.group.empty() ? what.substr(5) : spec.group) + " from " +
              iso(*first) + " to " + iso(*last);
  out.question = spec;
  return out;
}

}  // namespace

Understood posed_of(const casefile::Case& the_case,
                    const casefile::Files& files,
                    const Pairs& pairs) {
  Understood out;
  const std::string text = text_in(pairs, "text");
  for (const auto& one : casefile::register_of(files).questions)
    if (!text.empty() && one.id == text) out.question = one;
  if (out.question) return out;
  out = text.empty()
            ? chosen_of(the_case, pairs)
            : question::read_text(text, study::vocabulary_of(the_case));
  if (out.question && out.question->window.days() > kMostDays) {
    out.question.reset();
    out.not_read.push_back("the question is of more than " +
                           std::to_string(kMostDays) + " days");
  }
  return out;
}

}  // namespace entente::desk
