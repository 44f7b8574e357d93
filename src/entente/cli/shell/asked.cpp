#include "entente/cli/shell/asked.hpp"

#include <cstdlib>
#include <memory>

#include "entente/cli/shell/progress.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using study::word_in_shell;

std::string words_of(const WhatIfOptions& wanted) {
  std::string text;
  const auto add = [&](const char* option, const std::string& value) {
    text += std::string(" ") + option + " " + study::in_shell(value);
  };
  for (const std::string& one : wanted.acts)
    add("--do", one);
  for (const std::string& one : wanted.never)
    add("--never", one);
  for (const std::string& one : wanted.hold)
    add("--hold", one);
  for (const std::string& one : wanted.without)
    add("--without", one);
  if (!wanted.with.empty()) add("--with", wanted.with);
  if (wanted.days) text += " --days " + std::to_string(*wanted.days);
  return text;
}

std::string words_of(const AskOptions& asking) {
  std::string text;
  if (!asking.text.empty()) text += " " + study::in_shell(asking.text);
  if (!asking.newer.empty()) text += " " + word_in_shell(asking.newer);
  if (asking.since) text += " --since " + iso(*asking.since);
  if (asking.whole == AskOptions::Whole::asked) text += " --whole";
  for (const std::string& one : asking.sets)
    text += " --set " + word_in_shell(one);
  for (const std::string& one : asking.claims)
    text += " --claim " + word_in_shell(one);
  return text;
}

std::string words_of(const PlayOptions& play) {
  std::string text;
  if (!play.file.empty()) text += " --game " + word_in_shell(play.file);
  if (play.game.seed) text += " --seed " + std::to_string(*play.game.seed);
  if (!play.game.theory.empty())
    text += " --theory " + word_in_shell(play.game.theory);
  if (play.game.months)
    text += " --months " + std::to_string(*play.game.months);
  if (play.game.from) text += " --from " + iso(*play.game.from);
  return text + " --replay";
}

std::string command_of(const Options& options) {
  std::string command =
      "entente " + options.verb + " " + word_in_shell(options.case_folder);
  if (options.verb == "play") return command + words_of(options.play);
  command += " --seed " + std::to_string(options.how.seed);
  if (options.as_of) command += " --as-of " + iso(*options.as_of);
  if (options.how.today) command += " --today " + iso(*options.how.today);
  if (options.ask == Options::Ask::multiverse)
    command += " --claim " + word_in_shell(options.claim) + " --multiverse";
  if (options.length == Length::two_pages) command += " --short";
  if (options.verb == "policies")
    command += study::words_of(options.how.policies);
  if (options.verb == "essay" && !options.id.empty())
    command += " " + word_in_shell(options.id);
  command += words_of(options.asking);
  if (options.verb == "whatif") command += words_of(options.what_if);
  return command;
}

}  // namespace

fs::path cache_folder() {
  if (const char* base = std::getenv("XDG_CACHE_HOME");
      base != nullptr && *base != 0)
    return fs::path(base) / "entente";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != 0)
    return fs::path(home) / ".cache" / "entente";
  return {};
}

study::Asked asked_in(const casefile::Case& the_case, const Options& options) {
  study::Asked asked{&the_case, casefile::setting_of(the_case), options.how,
                     command_of(options)};
  asked.how.cache = cache_folder();
  asked.how.begins = [talk = options.talk](const std::string& work) {
    const auto progress = std::make_shared<Progress>(work, talk);
    return progress->wanted()
               ? [progress](std::size_t done,
                            std::size_t total) { progress->show(done, total); }
               : study::Told();
  };
  return asked;
}

std::optional<study::Refusal> apply_days(casefile::Case& the_case,
                                         study::Asked& asked,
                                         const Options& options) {
  auto problem = study::apply_as_of(the_case, asked.setting, options.as_of,
                                    options.as_of_option);
  if (problem || !options.how.today) return problem;
  const Day today = *options.how.today;
  if (today >= the_case.window.to) return {};
  return study::Refusal{"--today " + iso(today) +
                            " lies before the last day that is read, " +
                            iso(the_case.window.to),
                        "give a later day, or an earlier --as-of"};
}

}  // namespace entente::cli
