// A change of a case that was decided while its files are put in place. Its new
// files lie in the hidden folder kPendingChange of the case until each is moved
// to its name; that folder appears whole, by one rename. So whoever reads what
// lies there before what lies beside it sees all of a change or none, though
// its writer be killed between two files. A file of claims/ lies in a folder of
// that name there. keep/store puts files there and in place.
#pragma once

#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

namespace entente::casefile {

constexpr const char* kPendingChange = ".entente-change";

// Where the file `name` of the case is to be read now.
std::filesystem::path path_now(const std::filesystem::path& folder,
                               const std::string& name);

// The names that lie in kPendingChange ("acts.csv", "claims/2.toml"), in their
// order.
std::vector<std::string> pending_names(const std::filesystem::path& folder);

// By name, device, number, size and time of the last change: equal before and
// after a reading when nobody put a file of the case in place meanwhile, or
// saved one there.
using Stamp =
    std::vector<std::tuple<std::string, long, long, long, long, long>>;
Stamp stamp_of(const std::filesystem::path& folder);

}  // namespace entente::casefile
