// What made a table: command, seed, commit, machine, compiler.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace entente::bench {

struct Provenance {
  std::string command;
  std::string commit;  // with "+ changes" where the checkout has some
  std::string machine;
  std::string compiler;
};
Provenance provenance_of(const std::string& command);

// One list item each, to stand under a table's heading.
std::string in_markdown(const Provenance& provenance);
nlohmann::ordered_json in_json(const Provenance& provenance);

// A table of Markdown; the first row is the head.
std::string markdown_table(const std::vector<std::vector<std::string>>& rows);

// Writes the file or ends the program with what went wrong.
void write_or_exit(const std::string& file, const std::string& text);

}  // namespace entente::bench
