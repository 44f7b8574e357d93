// The small case of docs/files.md, and ways to ruin it.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/core/hash.hpp"

namespace entente::casefile {

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file),
          std::istreambuf_iterator<char>()};
}

// The blocks "```csv acts.csv" ... of the page, by their names.
inline Files documented_case() {
  Files files;
  const std::string page = bytes_of("docs/files.md");
  std::size_t at = 0;
  while ((at = page.find("\n```", at)) != std::string::npos) {
    const std::size_t line_end = page.find('\n', at + 1);
    const std::string fence = page.substr(at + 4, line_end - at - 4);
    const std::size_t end = page.find("\n```\n", line_end);
    const std::size_t blank = fence.find(' ');
    if (blank != std::string::npos) {
      files[fence.substr(blank + 1)] =
          page.substr(line_end + 1, end - line_end);
    }
    at = end + 4;
  }
  return files;
}

// The small case with `from` replaced by `to`, once, in one file.
inline Files ruined(const std::string& file,
                    const std::string& from,
                    const std::string& to) {
  Files files = documented_case();
  std::string& bytes = files.at(file);
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << file << " holds no " << from;
  if (at != std::string::npos) bytes.replace(at, from.size(), to);
  return files;
}

// Where ENTENTE_FUZZ_SEEDS names a folder, the case is kept there as a seed of
// tests/fuzz/case.cpp and its files as seeds of the readers, each under its
// hash.
inline void keep_as_seeds(const Files& files) {
  const char* folder = std::getenv("ENTENTE_FUZZ_SEEDS");
  if (folder == nullptr) return;
  std::string whole;
  for (const auto& [name, bytes] : files) {
    whole += "\n=== " + name + "\n" + bytes;
    const std::string reader = name.ends_with(".csv") ? "/csv/" : "/toml/";
    std::ofstream(folder + reader + sha256(bytes), std::ios::binary) << bytes;
  }
  std::ofstream(folder + ("/case/" + sha256(whole)), std::ios::binary) << whole;
}

inline std::string mistakes_of(const Files& files) {
  keep_as_seeds(files);
  std::string text;
  for (const Diagnostic& one : read_case(files, "small").diagnostics) {
    text += to_text(one);
  }
  return text;
}

}  // namespace entente::casefile
