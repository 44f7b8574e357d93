#include "entente/keep/whole_file.hpp"

#include "entente/casefile/stray.hpp"
#include "entente/core/hash.hpp"

namespace entente::keep {
namespace {

const char* const kKept = "what somebody wrote is never overwritten";

}  // namespace

RowEdit put_file(const std::string& file,
                 const std::string& bytes,
                 const std::string& seen) {
  return {file, Action::put, {{"hash", seen}}, {{"bytes", bytes}}};
}

RowEdit no_file(const std::string& file, const std::string& seen) {
  return {file, Action::put, {{"hash", seen}}, {}};
}

void apply_whole(const RowEdit& edit,
                 casefile::Files& files,
                 Diagnostics& mistakes) {
  const std::string& seen = edit.where.at("hash");
  const auto refuse = [&](const char* problem, const char* why,
                          const char* hint) {
    mistakes.push_back({{edit.file, 0, 0}, problem, why, hint});
  };
  const auto now = files.find(edit.file);
  if (!casefile::is_of_case(edit.file))
    return refuse("a case has no file of this name",
                  "tables and case.toml lie in the case's folder, and claims, "
                  "essays, policies and theories as NAME.toml in theirs",
                  "give a name without slashes, for example claims/2.toml");
  if (seen.empty() && now != files.end())
    return refuse("this file is there already", kKept,
                  "give another name, or open the file and change it");
  if (!seen.empty() && now == files.end())
    return refuse("this file is gone since it was opened", kKept,
                  "keep your text elsewhere, and look at who removed the file");
  if (!seen.empty() && sha256(now->second) != seen)
    return refuse("this file was changed by somebody since it was opened",
                  kKept, "open it again, and make your change there");
  const auto bytes = edit.cells.find("bytes");
  if (bytes == edit.cells.end())
    files.erase(edit.file);
  else
    files[edit.file] = bytes->second;
}

}  // namespace entente::keep
