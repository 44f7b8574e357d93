// Any bytes as a whole case. A seed is one text in which each file follows a
// line "=== NAME"; what stands before the first such line belongs to acts.csv
// alone.
#include "entente/casefile/case.hpp"

#include "input.hpp"

namespace {

entente::casefile::Files files_of(std::string_view text) {
  constexpr std::string_view kMark = "\n=== ";
  entente::casefile::Files files;
  std::string name = "acts.csv";
  while (true) {
    const std::size_t mark = text.find(kMark);
    files[name] += text.substr(0, mark);
    if (mark == std::string_view::npos) return files;
    text.remove_prefix(mark + kMark.size());
    const std::size_t end = text.find('\n');
    name = std::string(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace entente;
  const casefile::Reading reading =
      casefile::read_case(files_of(fuzz::text_of(data, size)), "fuzz");
  fuzz::expect_whole(reading.diagnostics);
  if (reading.diagnostics.empty()) casefile::setting_of(reading.value);
  return 0;
}
