#include "entente/study/kept.hpp"

#include <filesystem>

#include "entente/core/hash.hpp"
#include "entente/study/cache.hpp"
#include "entente/study/files.hpp"

namespace entente::study {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

// The program itself: a new build never reads an old build's results. Empty
// where it cannot be read; then nothing is kept.
const std::string& program_hash() {
  constexpr std::size_t most = std::size_t{1} << 30;
  static const std::string hash = [] {
    const auto bytes = read_plain_file("/proc/self/exe", most, Links::follow);
    return bytes ? sha256(*bytes) : std::string();
  }();
  return hash;
}

}  // namespace

std::string inputs_of(const Asked& asked,
                      const std::string& stage,
                      const std::string& name) {
  std::string text = program_hash() + " " + asked.the_case->data_hash + " " +
                     stage + " " + std::to_string(asked.how.seed) + " " +
                     iso(asked.setting.window.to);
  return name.empty() ? text : text + " " + name;
}

std::optional<ordered_json> known(const Asked& asked,
                                  const std::string& stage,
                                  const std::string& what) {
  const fs::path folder = program_hash().empty() ? fs::path() : asked.how.cache;
  const EntryName name{stage, sha256(inputs_of(asked, stage, what))};
  const auto at = asked.made->find(stage + name.key);
  if (at != asked.made->end()) return at->second;
  if (folder.empty()) return {};
  auto result = recall(folder, name);
  if (result) (*asked.made)[stage + name.key] = *result;
  return result;
}

ordered_json kept(const Asked& asked,
                  const std::string& stage,
                  const std::string& what,
                  const std::function<ordered_json()>& compute) {
  const fs::path folder = program_hash().empty() ? fs::path() : asked.how.cache;
  const EntryName name{stage, sha256(inputs_of(asked, stage, what))};
  if (auto before = known(asked, stage, what)) return *std::move(before);
  const std::string text = compute().dump();
  if (!folder.empty()) keep(folder, name, text);
  return (*asked.made)[stage + name.key] = ordered_json::parse(text);
}

}  // namespace entente::study
