// Files that the program writes and reads outside a case: wholly or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/writing.hpp"

namespace entente::study {

struct Output {
  std::filesystem::path path;
  std::string_view bytes;
};

// Who writes to standard output, and knows how it went.
using Say = std::function<void(std::string_view bytes)>;

// "-", or another name of the file that standard output is.
bool is_standard_output(const std::filesystem::path& path);

// Whether a file can be made there, found out before the work is done. Nothing
// stays behind, and what a killed writer left there ("x.html.part123") goes.
std::optional<NotWritten> check_place(const std::filesystem::path& path);
// The same for files in a folder, which need not be there yet.
std::optional<NotWritten> check_folder(const std::filesystem::path& folder);

// Writes all of them or none. Each is written beside its place and renamed, so
// that nobody ever sees half of it; a link is followed, and an existing file
// keeps its mode, and its owner where that is possible. What is no plain file
// (a device, a pipe) is written through; what is standard output goes to
// `to_standard_output`, which must be given then.
std::optional<NotWritten> write_files(const std::vector<Output>& outputs,
                                      const Say& to_standard_output = {});

// The folder is made where it is missing, and goes again when writing fails.
std::optional<NotWritten> write_folder(const std::filesystem::path& folder,
                                       const std::vector<Output>& outputs);

// The bytes of a plain file of at most so many bytes. Nothing for what is not
// there, is no plain file (a pipe, a folder, a link unless it is followed) or
// cannot be read; never waits.
enum class Links { refuse, follow };
std::optional<std::string> read_plain_file(const std::filesystem::path& path,
                                           std::size_t most,
                                           Links links);

// The names, without their ending, of the files of a folder that end so
// (".toml"), in order; none where there is no folder.
std::vector<std::string> names_in(const std::filesystem::path& folder,
                                  const std::string& ending);

}  // namespace entente::study
