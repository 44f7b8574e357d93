// Files that the program writes: wholly or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace entente::cli {

// Writes beside `path` and renames, so that nobody ever sees half a file.
// Returns what went wrong, or nothing.
std::optional<std::string> write_file(const std::filesystem::path& path,
                                      std::string_view bytes);

std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace entente::cli
