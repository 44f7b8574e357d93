// A case's questions and what people said of them: beside the case, since no
// result but their own reads them.
#pragma once

#include <vector>

#include "entente/casefile/files.hpp"
#include "entente/question/spec.hpp"

namespace entente::casefile {

struct Register {
  std::vector<question::QuestionSpec> questions;  // in the order of case.toml
  std::vector<question::Said> said;               // in that of forecasts.csv
};

// Expects the files of a case that reads without a mistake.
Register register_of(const Files& files);

}  // namespace entente::casefile
