// Words of a picture in several lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::report {

// At most `most` lines of about `letters` signs, broken at spaces; the last
// ends with an ellipsis where words are left over.
std::vector<std::string> text_lines(std::string_view words,
                                    std::size_t letters,
                                    std::size_t most);

}  // namespace entente::report
