// Text of a case inside the tags of a page. For text that is read see `escape`
// in words.hpp, which also isolates what is written from right to left.
#pragma once

#include <string>
#include <string_view>

namespace entente::report {

// & < > " ' as references: for addresses and ids in attributes.
std::string escape_attribute(std::string_view text);

}  // namespace entente::report
