// new: a folder that a case can begin with.
#include <filesystem>

#include <fmt/format.h>

#include "entente/cli/keep/keep_verbs.hpp"
#include "entente/cli/shell/console.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/core/utf8.hpp"
#include "entente/keep/new_case.hpp"
#include "entente/keep/store.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

std::string name_problem(const std::string& name) {
  if (name.empty()) return "it must be said (Ctrl-D ends)";
  if (!is_utf8(name) || name != visible(name) ||
      name.find('\n') != std::string::npos)
    return "a name is plain text";
  return {};
}

std::string day_problem(const std::string& text) {
  return parse_day(text)
             ? ""
             : "'" + text + "' is no date: write for example 2001-02-28";
}

// Asks for what was not given. False: the person went away.
bool ask_for_rest(NewOptions& wanted) {
  const auto ask_name = [](const char* name, std::string& to) {
    if (!to.empty()) return true;
    const Answer answer = ask(name, "", "", name_problem);
    if (answer) to = *answer;
    return answer.has_value();
  };
  const auto ask_day = [](const char* name, std::optional<Day>& to) {
    if (to) return true;
    const Answer answer = ask(name, "YYYY-MM-DD", "", day_problem);
    if (answer) to = parse_day(*answer);
    return answer.has_value();
  };
  return ask_name("our side", wanted.our_name) &&
         ask_name("their side", wanted.their_name) &&
         ask_day("first day that was read", wanted.from) &&
         ask_day("last day that was read", wanted.as_of);
}

std::string missing_of(const NewOptions& wanted) {
  std::string missing;
  const auto add = [&](const char* option) {
    missing += (missing.empty() ? "" : ", ") + std::string(option);
  };
  if (wanted.our_name.empty()) add("--ours");
  if (wanted.their_name.empty()) add("--theirs");
  if (!wanted.from) add("--from");
  if (!wanted.as_of) add("--as-of");
  return missing;
}

Exit misused(const std::string& problem, const std::string& hint) {
  refuse(problem, hint);
  return Exit::usage;
}

// What stands in the way of a folder of this name; nothing where it is free.
std::optional<Exit> check_free(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error) && !fs::is_empty(folder, error))
    return refuse(folder.string() + " is not empty",
                  "give a folder that is not there yet");
  if (fs::exists(fs::symlink_status(folder, error)) &&
      !fs::is_directory(folder, error))
    return refuse(folder.string() + " is there and is no folder",
                  "give a folder that is not there yet");
  return {};
}

}  // namespace

Exit make_case(const Options& options) {
  NewOptions wanted = options.fresh;
  if (const auto exit = check_free(options.case_folder)) return *exit;
  if (const std::string missing = missing_of(wanted); !missing.empty()) {
    if (!can_ask())
      return misused("a case has two sides and days", "give " + missing);
    if (!ask_for_rest(wanted)) {
      complain("nothing was written\n");
      return Exit::done;
    }
  }
  for (const std::string& name : {wanted.our_name, wanted.their_name})
    if (const std::string problem = name_problem(name); !problem.empty())
      return misused("'" + visible(name) + "' is no name of a side", problem);
  if (wanted.our_name == wanted.their_name)
    return misused("both sides are called '" + wanted.our_name + "'",
                   "give each a name of its own");
  const Span read{*wanted.from, *wanted.as_of};
  if (read.to < read.from || read.days() < keep::kLeastDays)
    return misused(
        fmt::format("from {} to {} are too few days", iso(read.from),
                    iso(read.to)),
        fmt::format("give {} days or more; below a thousand little can be told",
                    keep::kLeastDays));
  const auto files = keep::new_case({wanted.our_name, wanted.their_name, read});
  const Diagnostics mistakes =
      casefile::read_case(files, options.case_folder).diagnostics;
  if (!mistakes.empty()) {
    print_mistakes(mistakes, options.case_folder);
    return Exit::bad_input;
  }
  if (const auto problem = keep::put_folder(options.case_folder, files))
    return refuse(*problem, "choose another folder, in one that is there");
  say("{}: {} files; its three acts are examples\n", options.case_folder,
      files.size());
  say("  entente record check {0}\n  entente add {0}\n  entente brief {0} -o "
      "brief.html\n",
      options.case_folder);
  return Exit::done;
}

}  // namespace entente::cli
