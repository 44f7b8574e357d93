// What the desk needs of the system.
#pragma once

#include <string>

namespace entente::cli {

// So many bytes of the system's randomness, in hexadecimal digits. Throws where
// there is none.
std::string random_digits(std::size_t bytes);

// Has the system show an address in the browser of the desktop; whether there
// was something to ask.
bool show_in_browser(const std::string& address);

}  // namespace entente::cli
