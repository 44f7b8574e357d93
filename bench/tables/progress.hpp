// Finished records, kept line by line so that a stopped run goes on.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace entente::bench {

// A file of lines "key,value,value,...", only ever added to. A last line that
// was cut short is left out when it is read again.
class Progress {
 public:
  explicit Progress(const std::filesystem::path& file);
  // From any thread.
  std::optional<std::vector<double>> find(const std::string& key) const;
  void add(const std::string& key, const std::vector<double>& values);

 private:
  std::map<std::string, std::vector<double>> known_;
  std::ofstream out_;
  mutable std::mutex one_at_a_time_;
};

}  // namespace entente::bench
