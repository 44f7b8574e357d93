// New files of a case are put in the place of the old ones, all of a change or
// none, though the program is killed, the disk is full or the power fails at
// any moment:
// 1. They are written and synchronised in a hidden folder of this writer's own.
// 2. That folder is renamed to kPendingChange: the change is decided. From here
//    on every reader of a case takes these files (casefile/pending), whichever
//    of them stand in their place already.
// 3. Each is renamed to its place, and the empty folder goes.
// What a writer leaves behind that was killed before 2 is removed by the next;
// after 2 the next one finishes 3 first.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "entente/core/writing.hpp"

namespace entente::keep {

// One writer at a time: held from the reading of what a change is based on
// until it is in place. An advisory lock on the hidden file ".entente-lock",
// which goes with it. Readers need none.
class Lock {
 public:
  // Waits for another writer up to half a minute; finishes what a killed one
  // had decided.
  static std::optional<NotWritten> take(const std::filesystem::path& folder,
                                        std::optional<Lock>& lock);
  Lock(Lock&&) = default;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  Lock(Open file, std::filesystem::path path)
      : file_(std::move(file)), path_(std::move(path)) {}
  Open file_;
  std::filesystem::path path_;
};

// Bytes by the names of files of the case ("acts.csv", "claims/2.toml", whose
// folder is made where it is not there). The lock is held. A file keeps its
// owner and mode, a link its place.
std::optional<NotWritten> put_files(
    const std::filesystem::path& folder,
    const std::map<std::string, std::string>& files);

// Removes one file of the case; a link, and not what it leads to. The lock is
// held.
std::optional<NotWritten> take_file(const std::filesystem::path& folder,
                                    const std::string& name);

// A new folder with these files, by their names relative to it (at most one
// folder deep), whole or not at all. It may be there already, but empty.
std::optional<NotWritten> put_folder(
    const std::filesystem::path& folder,
    const std::map<std::string, std::string>& files);

}  // namespace entente::keep
