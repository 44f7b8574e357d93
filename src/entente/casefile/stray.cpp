#include "entente/casefile/stray.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <utility>

#include "entente/casefile/sheet.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/suggest.hpp"
#include "entente/core/utf8.hpp"

namespace entente::casefile {
namespace fs = std::filesystem;
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string extension_of(const std::string& name) {
  return lower(fs::path(name).extension().generic_string());
}

bool is_anagram(std::string a, std::string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// "coverage.csv.txt", "coverage.cvs", "coverage.tsv", "coverge.csv", "coverage"
// are meant as coverage.csv; "acts.xlsx" and "case.html" are files of their
// own.
bool looks_like(const std::string& name, const std::string& wanted) {
  const std::string word = lower(name);
  if (word == wanted || word == wanted + ".txt") return true;
  const std::string stem = fs::path(wanted).stem().generic_string();
  if (word == stem) return true;
  if (fs::path(word).stem().generic_string() == stem &&
      is_anagram(extension_of(word), extension_of(wanted)))
    return true;
  return edit_distance(word, wanted) <= 1;
}

// What is kept in a case and no result reads: the tables of `import` and
// `review` and the folder with the maps (module candidates), and the folder
// with the games of `play`.
bool is_beside(const std::string& name) {
  return name == "candidates.csv" || name == "import" || name == "games";
}

const char* const kDropped = "what nobody reads would be dropped silently";

Diagnostic misnamed(const std::string& name, const std::string& wanted) {
  return {
      {name, 0, 0},
      "this file is no part of a case",
      std::string("names are told apart to the letter, and ") + kDropped,
      "did you mean '" + wanted + "'? rename it, or move it out of the case"};
}

// A folder of files that a case would read if they lay elsewhere. One with a
// case.toml is a case of its own.
bool holds_case_files(const fs::path& folder) {
  const std::set<std::string> known(case_files().begin(), case_files().end());
  bool found = false;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = lower(at->path().filename().string());
    if (is_aside(name)) continue;
    if (name == "case.toml") return false;
    found = found || known.contains(name) || extension_of(name) == ".toml";
  }
  return found;
}

// "claim", "Claims", "clams", "policy"; empty for any other name.
std::string folder_meant(const std::string& name) {
  static const std::vector<std::pair<std::string, std::string>> heads = {
      {"claim", "claims"},
      {"essay", "essays"},
      {"polici", "policies"},  // not the police
      {"policy", "policies"},
      {"theor", "theories"}};
  const std::string word = lower(name);
  for (const auto& [head, folder] : heads)
    if (word.starts_with(head)) return folder;
  for (const std::string& folder : case_folders())
    if (edit_distance(word, folder) <= 2) return folder;
  return {};
}

void check_stray_folder(const fs::path& path,
                        const std::string& name,
                        Diagnostics& diagnostics) {
  const std::string meant = folder_meant(name);
  if (!meant.empty()) {
    diagnostics.push_back(
        {{name + "/", 0, 0},
         "this folder is not read; a case has '" + meant + "/'",
         std::string("names are told apart to the letter, and ") + kDropped,
         "rename it to " + meant + "/, or move it out of the case"});
  } else if (holds_case_files(path)) {
    diagnostics.push_back(
        {{name + "/", 0, 0},
         "this folder holds files of a case and is not read",
         std::string("tables lie beside case.toml, claims in claims/, "
                     "essays in essays/, policies in policies/ and theories in "
                     "theories/; ") +
             kDropped,
         "move the files to their place, or the folder out of the case"});
  }
}

}  // namespace

const std::vector<std::string>& case_files() {
  static const std::vector<std::string> files = {
      "acts.csv",   "calendar.csv", "case.toml",       "coverage.csv",
      "daily.csv",  "doubts.csv",   "error_rates.csv", "forecasts.csv",
      "kinds.csv",  "leaders.csv",  "retired_ids.csv", "second_coding.csv",
      "sources.csv"};
  return files;
}

const std::vector<std::string>& case_folders() {
  static const std::vector<std::string> folders = {"claims", "essays",
                                                   "policies", "theories"};
  return folders;
}

bool is_aside(const std::string& name) {
  const std::string extension = extension_of(name);
  return name.empty() || name.front() == '.' || name.front() == '#' ||
         name.starts_with("~$") || name.back() == '~' || extension == ".bak" ||
         extension == ".orig" || extension == ".swp" || extension == ".tmp";
}

bool is_of_case(const std::string& name) {
  const fs::path path = name;
  const std::string last = path.filename().generic_string();
  const std::string below = path.parent_path().generic_string();
  if (is_aside(last) || !is_utf8(name) || name != visible(name) ||
      name.find_first_of("\t\n") != std::string::npos)
    return false;
  if (below.empty()) return holds(case_files(), name);
  return holds(case_folders(), below) && name == below + "/" + last &&
         path.extension() == ".toml";
}

Sort sort_of(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  switch (status.type()) {
    case fs::file_type::regular:
      return Sort::file;
    case fs::file_type::directory:
      return Sort::folder;
    case fs::file_type::not_found:
      return Sort::link_to_nothing;
    case fs::file_type::none:
    case fs::file_type::unknown:
      return fs::is_symlink(path, error) ? Sort::link_to_nothing
                                         : Sort::unknown;
    default:
      return Sort::other;
  }
}

Diagnostic not_a_file(const fs::path& path,
                      const std::string& name,
                      Sort sort) {
  std::error_code error;
  std::string problem = "this is a pipe or a device, not a file";
  std::string hint = "put the file itself in its place";
  if (sort == Sort::folder) problem = "this is a folder, not a file";
  if (sort == Sort::unknown) {
    problem = "this cannot be looked at";
    hint = "look at the permissions of the folder";
  }
  if (sort == Sort::link_to_nothing) {
    problem = "this is a link to '" +
              fs::read_symlink(path, error).generic_string() +
              "', where no file is";
    hint = "mend the link, or remove it";
  }
  return {{name, 0, 0},
          problem,
          "a file of the case that is there is read, never left out",
          hint};
}

void check_stray(const fs::path& path,
                 const std::string& name,
                 Diagnostics& diagnostics) {
  if (is_beside(name)) return;
  const Sort sort = sort_of(path);
  for (const std::string& folder : case_folders()) {
    if (name != folder) continue;
    if (sort == Sort::folder) return;
    Diagnostic mistake = not_a_file(path, name, sort);
    if (sort == Sort::file) mistake.problem = "this is a file, not a folder";
    mistake.why = "'" + folder + "' is a folder with one TOML file each";
    mistake.hint = "put the folder in its place, or remove this";
    diagnostics.push_back(std::move(mistake));
    return;
  }
  for (const std::string& wanted : case_files()) {
    if (sort == Sort::folder && lower(name) != wanted) continue;
    if (!looks_like(name, wanted)) continue;
    diagnostics.push_back(misnamed(name, wanted));
    return;
  }
  if (sort == Sort::folder) {
    check_stray_folder(path, name, diagnostics);
    return;
  }
  const std::string extension = extension_of(name);
  if (extension == ".csv" || extension == ".toml") {
    diagnostics.push_back(
        {{name, 0, 0},
         "this file is no part of a case",
         "a table that nobody reads would be dropped silently",
         did_you_mean(name, case_files(),
                      "the files are " + one_of_text(case_files()) +
                          " and those in claims/, essays/, policies/ and "
                          "theories/")});
    return;
  }
  const std::string meant = folder_meant(name);
  if (!meant.empty() && extension.empty())
    diagnostics.push_back(misnamed(name, meant + "/"));
}

void check_stray_below(const fs::path& path,
                       const std::string& name,
                       Diagnostics& diagnostics) {
  const std::string extension = extension_of(name);
  const bool folder = sort_of(path) == Sort::folder;
  if (folder && !holds_case_files(path)) return;
  const bool meant =
      folder || extension == ".csv" || is_anagram(extension, ".toml") ||
      (!extension.empty() && edit_distance(extension, ".toml") <= 1) ||
      lower(name).ends_with(".toml.txt");
  if (!meant) return;
  diagnostics.push_back(
      {{name, 0, 0},
       "this is not read; a claim, an essay, a policy or a theory is a file "
       "NAME.toml here",
       std::string("names are told apart to the letter, and ") + kDropped,
       "rename it so that it ends in .toml, or move it out of the case"});
}

}  // namespace entente::casefile
