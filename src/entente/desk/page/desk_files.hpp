// The files of templates/, put into the program when it is built.
#pragma once

#include <span>

#include "entente/report/page/embedded.hpp"

namespace entente::desk {

std::span<const report::EmbeddedFile> desk_files();

}  // namespace entente::desk
