#include "entente/policy/sentences.hpp"

#include <cctype>

#include <fmt/format.h>

#include "entente/policy/condition.hpp"
#include "entente/policy/reach.hpp"

namespace entente::policy {
namespace {

const record::Group& group_of(const theory::Setting& setting,
                              const std::string& name) {
  return (*setting.groups)[theory::group_index(setting, name)];
}

std::string capital(std::string text) {
  if (!text.empty()) {
    text[0] = static_cast<char>(
        std::toupper(static_cast<unsigned char>(text.front())));
  }
  return text;
}

// "a concession of size 3"; no size where acts of the group have none.
std::string act_of(const record::Group& group, double size) {
  const bool weighs =
      group.counting == record::Counting::acts && !group.unweighted;
  return weighs ? fmt::format("{} of size {:.10g}", group.one, size)
                : group.one;
}

// The condition as it reads aloud, else as it is written.
std::string words_of(const Named& condition, const theory::Setting& setting) {
  return read_aloud(term_of(condition, setting), *setting.groups,
                    *setting.tracks)
      .value_or("on which '" + condition.text + "' is above zero");
}

// "on a day within 30 days of ..."; a state needs no day.
std::string on_a_day(const std::string& words) {
  return words.starts_with("while ") ? words : "on a day " + words;
}

const char* over(Day day, const theory::Setting& setting) {
  return is_over(day, setting) ? " (over)" : "";
}

std::string dates_of(const std::vector<Day>& days,
                     const theory::Setting& setting) {
  std::vector<std::string> words;
  for (const Day day : days)
    words.push_back(in_words(day) + over(day, setting));
  return list_of(words);
}

}  // namespace

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string sentence_of(const RuleSpec& rule, const theory::Setting& setting) {
  std::string text = act_of(group_of(setting, rule.group.text), rule.size);
  if (!rule.on.empty()) {
    text += " on " + dates_of(rule.on, setting);
  } else if (rule.when.text.empty() && rule.unless.text.empty()) {
    text += rule.every == 1 ? " every day"
                            : fmt::format(" every {} days", rule.every);
  } else {
    text += rule.when.text.empty()
                ? " on any day"
                : " " + on_a_day(words_of(rule.when, setting));
    if (!rule.unless.text.empty())
      text += ", unless " + words_of(rule.unless, setting);
    text += rule.every == 1
                ? "; at most one a day"
                : fmt::format("; at most one in {} days", rule.every);
  }
  if (rule.besides_law) text += "; besides those that come as fitted";
  return capital(text) + ".";
}

std::string sentence_of(const ScheduleSpec& schedule,
                        const theory::Setting& setting) {
  const record::Group& group = group_of(setting, schedule.group.text);
  std::string text = capital(group.many);
  const bool always = schedule.held.text == "always";
  if (always) {
    text += ": held as announced";
  } else if (schedule.held.text == "never") {
    text += ": never held";
  } else {
    const std::string day =
        schedule.days_before == 0
            ? "on the first day"
            : fmt::format("{} days before the first day", schedule.days_before);
    text += fmt::format(": held only if this is so {}: {}", day,
                        words_of(schedule.held, setting));
  }
  for (const Span& span : schedule.except)
    text += fmt::format("; but none that begins from {} to {}{}",
                        in_words(span.from), in_words(span.to),
                        over(span.to, setting));
  if (always && schedule.except.empty()) return text + ".";
  if (schedule.cut_group.text.empty() || schedule.cut_size == 0)
    return text + "; one that is called off counts as nothing.";
  text += "; one that is called off counts as " +
          act_of(group_of(setting, schedule.cut_group.text), schedule.cut_size);
  if (schedule.days_before > 0)
    text += fmt::format(", given {} days before", schedule.days_before);
  return text + ".";
}

std::string never_sentence(const std::vector<std::string>& groups,
                           const theory::Setting& setting) {
  std::vector<std::string> words;
  for (const std::string& name : groups)
    words.push_back("no " + group_of(setting, name).many);
  return groups.empty() ? "" : capital(list_of(words)) + ".";
}

std::string fitted_sentence(const std::vector<std::string>& groups,
                            const theory::Setting& setting) {
  std::vector<std::string> fitted, scheduled;
  for (const std::string& name : groups) {
    const record::Group& group = group_of(setting, name);
    (group.announced ? scheduled : fitted).push_back(group.many);
  }
  std::string text;
  if (!fitted.empty()) text += "As fitted: " + list_of(fitted) + ".";
  if (!fitted.empty() && !scheduled.empty()) text += " ";
  if (!scheduled.empty()) text += "As announced: " + list_of(scheduled) + ".";
  return text;
}

}  // namespace entente::policy
