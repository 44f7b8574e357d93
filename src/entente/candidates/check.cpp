#include "entente/candidates/check.hpp"

#include <algorithm>

#include "entente/candidates/guarded.hpp"
#include "entente/candidates/layout.hpp"
#include "entente/candidates/names.hpp"
#include "entente/candidates/sqlite.hpp"
#include "entente/candidates/store.hpp"
#include "entente/candidates/table.hpp"
#include "entente/casefile/density_table.hpp"
#include "entente/casefile/files.hpp"
#include "entente/casefile/names.hpp"
#include "entente/casefile/pending.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/casefile/toml.hpp"
#include "entente/core/writing.hpp"

namespace entente::candidates {
namespace {

namespace fs = std::filesystem;

// The bytes of a file that is there.
std::optional<std::string> bytes_of(const fs::path& folder,
                                    const std::string& name,
                                    Diagnostics& mistakes) {
  const fs::path path = casefile::path_now(folder, name);
  std::error_code none;
  if (!fs::exists(path, none)) return {};
  int problem = 0;
  auto bytes = candidates::bytes_of(path, problem);
  if (!bytes)
    mistakes.push_back({{name, 0, 0},
                        "this file cannot be read: " + reason_of(problem),
                        "imports and review read it",
                        "look at its permissions"});
  return bytes;
}

// Kinds and actors of candidates that wait for review are the case's own.
void check_waiting(const std::string& bytes,
                   const casefile::Case& the_case,
                   Diagnostics& mistakes) {
  casefile::Names names(mistakes);
  for (const auto& [code, who] : the_case.actors)
    names.mention(casefile::Thing::actor, code);
  for (const record::Kind& kind : the_case.record.kinds)
    names.mention(casefile::Thing::kind, kind.kind);
  Diagnostics told_by_table;
  casefile::each_row(
      bytes, kTable, table_columns(),
      [&](const casefile::Row& row) {
        if (row.text("state") != text_of(State::open)) return;
        for (const char* const column : {"actor", "target"})
          for (const std::string& code : row.list(column, '+'))
            names.use(casefile::Thing::actor, code, row.place(column));
        names.use(casefile::Thing::kind, row.text("kind"), row.place("kind"));
      },
      told_by_table);
  names.check_uses();
}

// A map of codes to kinds, or a description of columns.
void check_toml(const std::string& bytes,
                const std::string& name,
                const casefile::Case& the_case,
                Diagnostics& mistakes) {
  Diagnostics told_below;
  const casefile::TomlValue top = casefile::read_toml(bytes, name, told_below);
  const bool describes =
      std::any_of(top.entries.begin(), top.entries.end(),
                  [](const auto& one) { return one.key == "columns"; });
  if (describes)
    read_layout(bytes, name, mistakes);
  else
    KindMap::read(bytes, name, the_case, mistakes);
}

}  // namespace

Diagnostics import_mistakes(const fs::path& folder,
                            const casefile::Case& the_case) {
  Diagnostics mistakes;
  const std::string actors = "import/actors.csv";
  if (const auto bytes = bytes_of(folder, actors, mistakes))
    ActorTable::read(*bytes, actors, the_case, mistakes);
  for (const std::string& name : casefile::import_tomls(folder))
    if (const auto bytes = bytes_of(folder, name, mistakes))
      check_toml(*bytes, name, the_case, mistakes);
  if (const auto bytes = bytes_of(folder, kTable, mistakes)) {
    Database database(":memory:");
    make_tables(database);
    read_table(*bytes, database, mistakes);
    check_waiting(*bytes, the_case, mistakes);
  }
  if (the_case.model.density.of == theory::DensityOf::acts)
    if (const auto bytes = bytes_of(folder, "daily.csv", mistakes))
      casefile::check_daily(*bytes, the_case.actors, mistakes);
  return mistakes;
}

}  // namespace entente::candidates
