// What the command line says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"

namespace entente::cli {

// Documented exit codes.
enum class Exit {
  done = 0,
  usage = 2,
  bad_input = 3,
  bug = 4,
  not_written = 5
};

enum class Colour { when_terminal, never };
enum class Talk { progress, quiet };
enum class Format { text, json };

struct Options {
  std::string verb;  // "claims", "record show", ...
  std::string case_folder;
  std::uint64_t seed = 1;
  int threads = 0;  // 0: one a core
  std::optional<Day> as_of;
  std::optional<Day> today;
  Talk talk = Talk::progress;
  Colour colour = Colour::when_terminal;
  Format format = Format::text;
  std::string output;           // -o
  std::string claim;            // panel --claim
  std::string id;               // record show
  std::string group, kind;      // record list
  std::optional<Day> from, to;  // record list
};

// The parsed command line, or how to end: the text that CLI11 prints for help
// and mistakes, and the exit code.
struct Parsed {
  Options options;
  std::optional<Exit> end;
  std::string text;
};
Parsed parse(int argc, const char* const* argv);

}  // namespace entente::cli
