// How a case may be cited and passed on, and what it calls things.
#pragma once

#include <string>
#include <vector>

namespace entente::casefile {

// [cite]. Empty: not said, and then nothing is said of it.
struct Citing {
  std::vector<std::string> authors;  // "Prim, Ada", or a body's name
  std::string licence;               // of coding and wording: "CC-BY-4.0"
  std::string licence_address;       // where it can be read
  std::string address;               // where the case can be had
};

// [words]: what readers call the lines of a case, one and many.
struct CaseWords {
  std::string line = "line", lines = "lines";
};

}  // namespace entente::casefile
