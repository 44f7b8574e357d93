// The case as it stands on disk: read once, and again when a file has changed.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "entente/casefile/case.hpp"
#include "entente/casefile/pending.hpp"
#include "entente/record/finder.hpp"
#include "entente/theory/panel.hpp"

namespace entente::desk {

// A case that checked, and what rooms make of it once. Does not change; what
// is made on first use is made once, from any thread.
class Loaded {
 public:
  Loaded(casefile::Files files, casefile::Case read, long number);
  Loaded(const Loaded&) = delete;
  Loaded& operator=(const Loaded&) = delete;

  const casefile::Files files;
  const casefile::Case the_case;
  const long number;  // of the reading, counted by the desk

  // Of record.acts; nothing where no act has the id.
  std::optional<std::size_t> act(std::string_view id) const;
  const record::Finder& finder() const;
  // The panel of verdicts, which says what reads an act.
  const theory::Panel& panel() const;

 private:
  std::map<std::string, std::size_t, std::less<>> acts_;
  mutable std::once_flag finder_made_, panel_made_;
  mutable std::optional<record::Finder> finder_;
  mutable std::optional<theory::VerdictPanel> panel_;
};

// What a page shows: the last reading without a mistake, and the mistakes of
// the files as they are now, by their places; rooms that write ask for none.
struct State {
  std::shared_ptr<const Loaded> loaded;
  std::shared_ptr<const Diagnostics> mistakes;
};

class Keeper {
 public:
  // Reads the case. loaded is null in states where it never checked.
  explicit Keeper(std::filesystem::path folder);
  // Looks at names, sizes and times of the case's files, and reads them where
  // any is other than before.
  State now();

  const std::filesystem::path folder;

 private:
  std::mutex mutex_;
  casefile::Stamp stamp_;
  State state_;
  long readings_ = 0;
};

}  // namespace entente::desk
