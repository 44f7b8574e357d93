// What is said on standard output and standard error. Nothing else in the
// program writes there, so that one place knows whether all of it arrived.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace entente::cli {

// At the start of the program: a stream that was closed stays closed (else the
// next file that is opened would take its place and be written over), and a
// limit on the size of files is a failed write, not a signal.
void open_streams();

// To standard output; what a terminal would obey is made visible (utf8.hpp).
void say_text(std::string_view text);
template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
  say_text(fmt::format(format, std::forward<Args>(args)...));
}
// To standard output as it is: a file for whoever reads there.
void say_bytes(std::string_view bytes);

// To standard error; that this fails cannot be said anywhere.
void complain_text(std::string_view text);
template <class... Args>
void complain(fmt::format_string<Args...> format, Args&&... args) {
  complain_text(fmt::format(format, std::forward<Args>(args)...));
}

// To standard error, which is a terminal, as it is.
void steer_terminal(std::string_view sequence);

// Flushes standard output. Returns why not all that was said arrived ("no space
// left on device"), or nothing. A reader that went away (`| head`) ends the
// program as a broken pipe ends any other.
std::optional<std::string> finish_output();

}  // namespace entente::cli
