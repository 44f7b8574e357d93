#include "entente/report/words/question_words.hpp"

#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

std::string joined(const Json& list, const char* between) {
  std::string out;
  for (const Json& one : list)
    out += (out.empty() ? "" : between) + one.get<std::string>();
  return out;
}

}  // namespace

std::string percent_or(const Json& value, const char* otherwise) {
  return value.is_null() ? otherwise : percent(value.get<double>());
}

std::string share_or(const Json& value, const char* otherwise) {
  return value.is_null() ? otherwise : share(value.get<double>());
}

std::string question_days(const Json& question) {
  return text(question, "from") + " to " + text(question, "to");
}

std::string question_outcome(const Json& question) {
  const std::string group = text(question, "group");
  if (!group.empty()) return "group '" + group + "'";
  std::string out = "kind " + joined(question["kinds"], ", ");
  if (!question["actors"].empty())
    out += " by " + joined(question["actors"], " or ");
  return out;
}

std::string question_asks(const Json& question) {
  return "at least " + count_of(whole(question, "least"), "day", "days") +
         " of " + question_outcome(question);
}

std::string question_rule(const Json& question) {
  const std::string rule = text(question, "resolution");
  return rule.empty() ? "the record holds so many days with such an act, "
                        "sourced and dated to the day"
                      : rule;
}

std::string drawn_words(const Json& answer) {
  const std::string how = text(answer, "drawn");
  const std::string as = text(answer, "drawn_as");
  if (how == "own law") return "drawn by the law of '" + as + "'";
  if (how == "part") return "drawn as a kind of day of '" + as + "'";
  return "drawn by a law made for this question from its " +
         count_of(whole(answer, "acts"), "day", "days") + " on the record";
}

std::string unscored_words(const Json& questions, const std::string& who) {
  bool decided = false, in_time = false;
  for (const Json& question : questions)
    for (const Json& said : question["said"]) {
      const std::string came = text(question, "came");
      if (text(said, "who") != who || (came != "yes" && came != "no")) continue;
      decided = true;
      in_time = in_time || flag(said, "in_time");
    }
  if (!decided) return "nothing decided yet";
  return in_time ? "no chance of the model to score it beside"
                 : "nothing said before it was decided";
}

std::string came_words(const Json& entry) {
  const std::string came = text(entry, "came");
  if (came == "yes") return "yes, on " + text(entry, "on");
  if (came == "void")
    return "void: a day of it was not read, or an act may have been that no "
           "fit reads";
  return came;
}

}  // namespace entente::report
