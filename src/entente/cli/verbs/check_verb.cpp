// record check: a case without mistakes; which acts its fits read, and doubts.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/candidates/check.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/doubt/reading.hpp"
#include "entente/report/results/results_json.hpp"

namespace entente::cli {
namespace {

std::string count(std::size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

// "116 of 123 read; 5 outside the window, 2 unverified"
std::string reading_text(const doubt::Fates& acts) {
  std::string text = fmt::format("{} of {} read", acts[0], doubt::total(acts));
  const char* before = "; ";
  for (std::size_t i = 1; i < acts.size(); ++i) {
    if (acts[i] == 0) continue;
    text += fmt::format("{}{} {}", before, acts[i],
                        doubt::words_of(static_cast<doubt::Fate>(i)));
    before = ", ";
  }
  return text;
}

void print_reading(const doubt::ReadingTable& table) {
  say("acts that a fit reads: {}\n", reading_text(table.record));
  for (const doubt::GroupReading& group : table.groups)
    if (doubt::total(group.acts) > group.acts[0])
      say("  {}: {}\n", group.group, reading_text(group.acts));
}

void print_doubts(const Diagnostics& doubts, const std::string& folder) {
  if (doubts.empty()) return;
  for (const Diagnostic& one : doubts)
    say("{}/{}", folder, to_text(one));
  say("{} in {}; results are made all the same\n",
      count(doubts.size(), "doubt", "doubts"), folder);
}

}  // namespace

Exit record_check(const casefile::Case& the_case, const Options& options) {
  const Diagnostics mistakes =
      candidates::import_mistakes(options.case_folder, the_case);
  if (!mistakes.empty()) {
    print_mistakes(mistakes, options.case_folder);
    return Exit::bad_input;
  }
  if (options.format == Format::json) {
    say("{}\n", report::doubts_json(the_case).dump(1));
    return Exit::done;
  }
  say("{}: no mistakes. {}, {}, {}, {}, {}.\n", options.case_folder,
      count(the_case.record.acts.size(), "act", "acts"),
      count(the_case.groups.size(), "group", "groups"),
      count(the_case.tracks.size(), "track", "tracks"),
      count(the_case.theories.size(), "theory", "theories"),
      count(the_case.claims.size(), "claim", "claims"));
  print_reading(doubt::reading_of(the_case));
  print_doubts(doubt::doubts_of(the_case), options.case_folder);
  return Exit::done;
}

}  // namespace entente::cli
