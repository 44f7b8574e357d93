#include <filesystem>

#include <nlohmann/json.hpp>

#include "entente/cli/hand/hand.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/report/tables/export_tables.hpp"
#include "entente/study/files.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* kPackage = "datapackage.json";

// An export goes into a folder of its own: a case's acts.csv would be written
// over, and other files would pass for a part of it.
std::optional<Exit> check_target(const fs::path& folder) {
  if (const auto problem = study::check_folder(folder)) return refuse(*problem);
  std::error_code none;
  if (!fs::exists(folder, none) || fs::is_empty(folder, none) ||
      fs::exists(folder / kPackage, none))
    return {};
  return refuse(folder.string() + " holds other files",
                "give a folder that is new or empty, or one that an earlier "
                "export made");
}

}  // namespace

Exit export_case(const study::Asked& asked, const Options& options) {
  const fs::path folder = options.output;
  if (const auto exit = check_target(folder)) return *exit;
  ordered_json results = {{"head", head_of(asked)}};
  if (!asked.the_case->claims.empty()) results["claims"] = claims_of(asked);
  if (!asked.the_case->forecast.items.empty())
    results["forecast"] = forecast_of(asked);
  const std::vector<report::PackageFile> files =
      report::export_package(*asked.the_case, results);
  std::vector<study::Output> outputs;
  for (const report::PackageFile& file : files)
    outputs.push_back({folder / file.name, file.bytes});
  if (const auto problem = study::write_folder(folder, outputs))
    return refuse(*problem);
  if (options.format == Format::json) {
    say_text(files.back().bytes);
    return Exit::done;
  }
  for (const study::Output& one : outputs)
    say("{}\n", one.path.string());
  return Exit::done;
}

}  // namespace entente::cli
