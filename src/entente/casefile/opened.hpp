// A case with the bytes that it was read from, for whoever shows both.
#pragma once

#include <filesystem>

#include "entente/casefile/case.hpp"

namespace entente::casefile {

struct Opened {
  Files files;
  Reading reading;
};

// As read_case(folder) reads it.
Opened open_case(const std::filesystem::path& folder);

}  // namespace entente::casefile
