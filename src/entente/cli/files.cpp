#include "entente/cli/files.hpp"

#include <cstring>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace entente::cli {

namespace fs = std::filesystem;

std::optional<std::string> write_file(const fs::path& path,
                                      std::string_view bytes) {
  fs::path beside = path;
  beside += ".part" + std::to_string(getpid());
  {
    errno = 0;
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      const std::string why = errno != 0 ? std::strerror(errno) : "disk full?";
      std::error_code ignored;
      fs::remove(beside, ignored);
      return "cannot write " + path.string() + " (" + why + ")";
    }
  }
  std::error_code error;
  fs::rename(beside, path, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(beside, ignored);
  return "cannot write " + path.string() + " (" + error.message() + ")";
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace entente::cli
