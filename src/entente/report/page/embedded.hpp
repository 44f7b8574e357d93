// The files of templates/, put into the library when it is built.
#pragma once

#include <span>
#include <string_view>

namespace entente::report {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace entente::report
