// Results kept in a folder of the user's. An entry is believed only when it is
// whole, belongs to exactly these inputs and has the fields that are read; what
// else lies there is as good as nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace entente::study {

// One result: "claims", "contest" or "forecast", and SHA-256 of all that it
// depends on.
struct EntryName {
  std::string stage;
  std::string key;
};

std::filesystem::path entry_file(const std::filesystem::path& folder,
                                 const EntryName& name);

// The bytes of an entry: a line with the format, the stage, the key and the
// SHA-256 of the rest; then the rest, which is the result as JSON.
std::string entry_text(const EntryName& name, std::string_view result);

// The result that these bytes hold, or nothing where a single bit of them is
// not as entry_text(name, ...) wrote it, or the result lacks a field.
std::optional<nlohmann::ordered_json> result_in(const EntryName& name,
                                                std::string_view bytes);

// The same from the folder, and into it. Nothing that goes wrong there is told:
// it costs time and no more.
std::optional<nlohmann::ordered_json> recall(
    const std::filesystem::path& folder, const EntryName& name);
void keep(const std::filesystem::path& folder,
          const EntryName& name,
          std::string_view result);

}  // namespace entente::study
