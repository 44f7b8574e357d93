#include "entente/study/asked.hpp"

#include <algorithm>
#include <thread>

#include <sched.h>

namespace entente::study {
namespace {

// Those that this process may use: mpirun and Slurm give each rank its own.
int cores() {
  cpu_set_t own;
  if (sched_getaffinity(0, sizeof own, &own) == 0) return CPU_COUNT(&own);
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

int threads_of(const How& how) {
  return how.threads > 0 ? how.threads : cores();
}

Parallelism parallelism_of(const How& how) {
  return {threads_of(how), how.before_each};
}

std::string in_shell(const std::string& text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string word_in_shell(const std::string& text) {
  const char* const plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./"
      "+:@%=,-";
  const bool bare =
      !text.empty() && text.find_first_not_of(plain) == std::string::npos;
  return bare ? text : in_shell(text);
}

std::string words_of(const PoliciesWanted& wanted) {
  std::string text;
  for (const std::string& id : wanted.policies)
    text += " --policy " + word_in_shell(id);
  for (const std::string& id : wanted.theories)
    text += " --theory " + word_in_shell(id);
  if (wanted.days) text += " --days " + std::to_string(*wanted.days);
  if (wanted.futures) text += " --futures " + std::to_string(*wanted.futures);
  if (!wanted.profile.empty())
    text += " --profile " + word_in_shell(wanted.profile);
  return text;
}

std::optional<Refusal> apply_as_of(casefile::Case& the_case,
                                   theory::Setting& setting,
                                   std::optional<Day> as_of,
                                   const std::string& option) {
  if (!as_of) return {};
  const Day day = *as_of;
  if (day > the_case.window.to)
    return Refusal{option + " " + iso(day) +
                       " is after the case's own as_of, " +
                       iso(the_case.window.to),
                   "give a day up to " + iso(the_case.window.to) +
                       "; when the record reaches further, move as_of under "
                       "[window] in case.toml"};
  if (day < the_case.window.from + 365)
    return Refusal{option + " " + iso(day) +
                       " leaves less than a year of the window, which begins " +
                       "on " + iso(the_case.window.from),
                   "give a day from " + iso(the_case.window.from + 365) +
                       " to " + iso(the_case.window.to)};
  std::erase_if(the_case.record.acts,
                [&](const record::Act& act) { return act.day > day; });
  the_case.window.to = setting.window.to = day;
  return {};
}

}  // namespace entente::study
