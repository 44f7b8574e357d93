#include "progress.hpp"

#include <charconv>

#include <fmt/format.h>

namespace entente::bench {
namespace {

// The values of a line after its key; nothing when it was cut short.
std::optional<std::vector<double>> values_of(const std::string& line,
                                             std::size_t from) {
  if (!line.ends_with(";")) return {};
  std::vector<double> values;
  const char* at = line.data() + from;
  const char* end = line.data() + line.size() - 1;
  while (at < end) {
    double value = 0;
    const auto [next, error] = std::from_chars(at + 1, end, value);
    if (*at != ',' || error != std::errc{}) return {};
    values.push_back(value);
    at = next;
  }
  return values;
}

}  // namespace

Progress::Progress(const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t comma = line.find(',');
    if (comma == std::string::npos) continue;
    if (auto values = values_of(line, comma))
      known_[line.substr(0, comma)] = std::move(*values);
  }
  out_.open(file, std::ios::app);
  out_ << '\n';  // ends a line that was cut short
}

std::optional<std::vector<double>> Progress::find(
    const std::string& key) const {
  const std::lock_guard lock(one_at_a_time_);
  const auto at = known_.find(key);
  if (at == known_.end()) return {};
  return at->second;
}

void Progress::add(const std::string& key, const std::vector<double>& values) {
  std::string line = key;
  for (const double value : values)
    line += fmt::format(",{}", value);
  const std::lock_guard lock(one_at_a_time_);
  known_[key] = values;
  out_ << line << ";\n" << std::flush;
}

}  // namespace entente::bench
