#include "provenance.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente::bench {
namespace {

// First line that a command prints; empty when there is none.
std::string first_line(const char* command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command, "r"), pclose);
  if (!pipe) return {};
  char buffer[256] = {};
  if (std::fgets(buffer, sizeof buffer, pipe.get()) == nullptr) return {};
  std::string line = buffer;
  while (!line.empty() && (line.back() == '\n' || line.back() == ' '))
    line.pop_back();
  return line;
}

std::string commit() {
  const std::string id =
      first_line("git rev-parse --short=12 HEAD 2>/dev/null");
  if (id.empty()) return "not a checkout";
  const bool clean = first_line(
                         "git status --porcelain -- src cases bench/*.cpp "
                         "bench/tables/*.cpp bench/tables/*.hpp 2>/dev/null")
                         .empty();
  return clean ? id : id + " + changes";
}

std::string machine() {
  std::ifstream info("/proc/cpuinfo");
  std::string name = "unknown processor";
  for (std::string line; std::getline(info, line);) {
    if (!line.starts_with("model name")) continue;
    name = line.substr(line.find(':') + 2);
    break;
  }
  return fmt::format("{}, {} cores", name, std::thread::hardware_concurrency());
}

}  // namespace

Provenance provenance_of(const std::string& command) {
#ifdef __clang__
  const std::string compiler = "clang " __clang_version__;
#else
  const std::string compiler = "g++ " __VERSION__;
#endif
  return {command, commit(), machine(), compiler};
}

std::string in_markdown(const Provenance& provenance) {
  return fmt::format(
      "- command: `{}`\n- commit: {}\n- machine: {}\n- compiler: {}\n",
      provenance.command, provenance.commit, provenance.machine,
      provenance.compiler);
}

nlohmann::ordered_json in_json(const Provenance& provenance) {
  return {{"command", provenance.command},
          {"commit", provenance.commit},
          {"machine", provenance.machine},
          {"compiler", provenance.compiler}};
}

std::string markdown_table(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const std::string& cell : rows[r])
      out += "| " + cell + " ";
    out += "|\n";
    if (r > 0) continue;
    for (std::size_t c = 0; c < rows[0].size(); ++c)
      out += "|---";
    out += "|\n";
  }
  return out;
}

void write_or_exit(const std::string& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (out) return;
  fmt::print(stderr, "cannot write {}\n", file);
  std::exit(3);
}

}  // namespace entente::bench
