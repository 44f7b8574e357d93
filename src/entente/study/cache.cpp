#include "entente/study/cache.hpp"

#include <nlohmann/json.hpp>

#include "entente/core/hash.hpp"
#include "entente/study/files.hpp"
#include "entente/study/result_shape.hpp"

namespace entente::study {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::string_view kFormat = "entente-result-2";

// Far more than any result of ours: what is larger is not read.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

std::string head_of(const EntryName& name, std::string_view result) {
  return std::string(kFormat) + " " + name.stage + " " + name.key + " " +
         sha256(result) + "\n";
}

}  // namespace

fs::path entry_file(const fs::path& folder, const EntryName& name) {
  return folder / (name.stage + "-" + name.key.substr(0, 32) + ".json");
}

std::string entry_text(const EntryName& name, std::string_view result) {
  return head_of(name, result) + std::string(result);
}

std::optional<ordered_json> result_in(const EntryName& name,
                                      std::string_view bytes) {
  const std::size_t line = bytes.find('\n');
  if (line == std::string_view::npos) return {};
  const std::string_view result = bytes.substr(line + 1);
  if (bytes.substr(0, line + 1) != head_of(name, result)) return {};
  ordered_json known = ordered_json::parse(result, nullptr, false);
  if (known.is_discarded() || !has_shape(known, name.stage)) return {};
  return known;
}

std::optional<ordered_json> recall(const fs::path& folder,
                                   const EntryName& name) {
  const auto bytes =
      read_plain_file(entry_file(folder, name), kMostBytes, Links::refuse);
  if (!bytes) return {};
  return result_in(name, *bytes);
}

void keep(const fs::path& folder,
          const EntryName& name,
          std::string_view result) {
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  const fs::path file = entry_file(folder, name);
  // A link or a pipe in its place would be written through.
  if (fs::exists(fs::symlink_status(file, ignored)) &&
      !fs::is_regular_file(fs::symlink_status(file, ignored)) &&
      !fs::is_directory(fs::symlink_status(file, ignored)))
    fs::remove(file, ignored);
  const std::string bytes = entry_text(name, result);
  write_files({{file, bytes}});
}

}  // namespace entente::study
