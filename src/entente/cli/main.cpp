#include <cstdio>
#include <exception>

#include "entente/cli/options.hpp"
#include "entente/cli/verbs.hpp"

int main(int argc, char** argv) {
  using namespace entente::cli;
  try {
    const Parsed parsed = parse(argc, argv);
    if (parsed.end) {
      std::fputs(parsed.text.c_str(),
                 *parsed.end == Exit::done ? stdout : stderr);
      return static_cast<int>(*parsed.end);
    }
    return static_cast<int>(run(parsed.options));
  } catch (const std::exception& error) {
    std::fprintf(stderr,
                 "entente: a mistake of ours, not of your files: %s\n"
                 "  do:  please report it with the command and the case\n",
                 error.what());
    return static_cast<int>(Exit::bug);
  }
}
