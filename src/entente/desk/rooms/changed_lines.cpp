#include "entente/desk/rooms/changed_lines.hpp"

#include "entente/keep/file_diff.hpp"

namespace entente::desk {

Json changed_lines(const casefile::Files& before,
                   const casefile::Files& after) {
  using Sort = keep::DiffLine::Sort;
  Json files = Json::array();
  for (const keep::FileDiff& file : keep::diffs_of(before, after)) {
    Json lines = Json::array();
    for (const keep::DiffLine& line : file.lines)
      lines.push_back({{"diff_gone", line.sort == Sort::gone},
                       {"diff_fresh", line.sort == Sort::fresh},
                       {"diff_same", line.sort == Sort::same},
                       {"diff_line", std::to_string(line.line)},
                       {"diff_text", line.text}});
    files.push_back({{"diff_file", file.file},
                     {"diff_file_html", in_attribute(file.file)},
                     {"diff_lines", std::move(lines)}});
  }
  return files;
}

}  // namespace entente::desk
