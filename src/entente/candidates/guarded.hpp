// The folder of a case while candidates are worked on: one program at a time.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "entente/core/writing.hpp"

namespace entente::candidates {

// Held for as long as the store is open: what it was read from must not change.
// An advisory lock on this hidden file, which goes with it.
constexpr const char* kLock = ".entente-candidates-lock";

// Waits so long for another.
constexpr std::chrono::milliseconds kPatience{30'000};
std::optional<NotWritten> lock_folder(const std::filesystem::path& folder,
                                      std::unique_ptr<Open>& lock,
                                      std::chrono::milliseconds patience);

// Nothing and `error` where the file cannot be read.
std::optional<std::string> bytes_of(const std::filesystem::path& path,
                                    int& error);

}  // namespace entente::candidates
