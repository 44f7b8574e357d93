// What lies in a case's folder and would be taken for a part of it by a person,
// but not by the reader: a misspelt name, a folder in the place of a file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entente/core/diagnostic.hpp"

namespace entente::casefile {

// The files and folders of a case by their names.
const std::vector<std::string>& case_files();
const std::vector<std::string>& case_folders();

// Whether nobody means it for a part of the case: hidden, an editor's backup or
// lock ("case.toml~", ".~lock.acts.csv#", "acts.csv.bak").
bool is_aside(const std::string& name);

// Whether a case reads a file of this name: "acts.csv", "claims/2.toml".
bool is_of_case(const std::string& name);

enum class Sort {
  file,
  folder,
  link_to_nothing,
  other,   // a pipe, a device, a socket
  unknown  // it cannot be looked at
};
Sort sort_of(const std::filesystem::path& path);

// Reports an entry of the case's folder, or of claims/, essays/, policies/
// or theories/ (`below`), that is read under no name. `name` is relative to the
// case.
void check_stray(const std::filesystem::path& path,
                 const std::string& name,
                 Diagnostics& diagnostics);
void check_stray_below(const std::filesystem::path& path,
                       const std::string& name,
                       Diagnostics& diagnostics);

// Why something under a name of the case is no file that can be read.
Diagnostic not_a_file(const std::filesystem::path& path,
                      const std::string& name,
                      Sort sort);

}  // namespace entente::casefile
