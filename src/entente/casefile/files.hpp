// The bytes of a case's files: the only place that opens them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "entente/core/diagnostic.hpp"

namespace entente::casefile {

// Bytes by path relative to the case's folder, e.g. "claims/2.toml".
using Files = std::map<std::string, std::string>;

// Reads the tables and the TOML files of a case. What is there and cannot be
// read is reported, and so is what a person would take for a part of the case
// under another name (coverage.CSV, claim/); README.md and backups are not
// opened.
Files load_files(const std::filesystem::path& folder, Diagnostics& diagnostics);

// The maps and descriptions of import/ ("import/cameo.toml"), in the order of
// their names; load_files leaves them out.
std::vector<std::string> import_tomls(const std::filesystem::path& folder);

// Whether results read this file: never forecasts.csv, and daily.csv only where
// [density] names it.
bool enters_results(const Files& files, const std::string& name);

// SHA-256 over the names and bytes of all files that enter results.
std::string hash_of(const Files& files);

}  // namespace entente::casefile
