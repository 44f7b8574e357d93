// The words by which a reader may name the outcomes and actors of a case.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/question/read_text.hpp"

namespace entente::study {

question::Vocabulary vocabulary_of(const casefile::Case& the_case);

}  // namespace entente::study
