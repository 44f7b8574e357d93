// A file of the case as it is being edited: whether the case would check with
// it, and what it would be.
#pragma once

#include <memory>
#include <string>

#include "entente/casefile/case.hpp"
#include "entente/desk/state/drafts.hpp"

namespace entente::desk {

struct Edited {
  casefile::Files files;                  // as they stand on disk
  Diagnostics mistakes;                   // of the case with the draft in it
  std::shared_ptr<casefile::Case> after;  // where there is none
};

// Reads the files below `folder`. A draft of a file that somebody has changed
// since it was opened is a mistake.
Edited edited_case(const std::filesystem::path& folder,
                   const std::string& case_id,
                   const Draft& draft);

// What a browser sends of a text that was shown in lines, with the line ends of
// `shown`; a form always sends CRLF.
std::string with_ends_of(const std::string& shown, const std::string& sent);

}  // namespace entente::desk
