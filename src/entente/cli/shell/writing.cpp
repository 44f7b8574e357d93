#include "entente/cli/shell/writing.hpp"

#include "entente/cli/shell/console.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"

namespace entente::cli {

std::optional<Exit> refuse_change(const std::string& folder,
                                  const keep::Change& change) {
  const Diagnostics mistakes = keep::preview(folder, change).diagnostics;
  if (mistakes.empty()) return {};
  print_mistakes(mistakes, folder);
  return Exit::bad_input;
}

std::optional<Exit> commit_change(const std::string& folder,
                                  const keep::Change& change) {
  const keep::Kept kept = keep::commit(folder, change);
  if (kept.not_written) {
    refuse(kept.not_written->problem,
           "nothing was changed; make room, or look at the folder's "
           "permissions");
    return kept.not_written->fault == Fault::place ? Exit::bad_input
                                                   : Exit::not_written;
  }
  if (kept.mistakes.empty()) return {};
  print_mistakes(kept.mistakes, folder);
  return Exit::bad_input;
}

Exit write_change(const std::string& folder,
                  const keep::Change& change,
                  Write when) {
  const bool asks = when == Write::when_told && can_ask();
  if (asks && finish_output()) return Exit::not_written;
  if (when == Write::never || (asks && !agrees("write it?"))) {
    say("nothing was written\n");
    return Exit::done;
  }
  if (const auto exit = commit_change(folder, change)) return *exit;
  std::string files;
  for (const std::string& file : files_of(change))
    files += (files.empty() ? "" : ", ") + file;
  say("written: {}\n", files);
  return Exit::done;
}

std::set<std::string> files_of(const keep::Change& change) {
  std::set<std::string> files;
  for (const keep::RowEdit& edit : change)
    files.insert(edit.file);
  return files;
}

}  // namespace entente::cli
