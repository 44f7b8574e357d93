#include "entente/casefile/case.hpp"

#include <algorithm>
#include <tuple>

#include "entente/casefile/check.hpp"
#include "entente/casefile/settings.hpp"
#include "entente/casefile/tables.hpp"

namespace entente::casefile {
namespace {

std::string id_of(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::path path = std::filesystem::absolute(folder, error);
  path = path.lexically_normal();
  if (path.filename().empty()) path = path.parent_path();
  return path.filename().generic_string();
}

// "claims/5-late.toml" as "5-late", where it lies in that folder.
std::string id_in(const std::string& folder, const std::string& file) {
  const std::string head = folder + "/";
  const std::string tail = ".toml";
  if (!file.starts_with(head) || !file.ends_with(tail)) return {};
  return file.substr(head.size(), file.size() - head.size() - tail.size());
}

// 2 before 12, 5 before 5-late.
bool comes_before(const std::string& a, const std::string& b) {
  const auto number = [](const std::string& id) {
    const auto digits = id.find_first_not_of("0123456789");
    const std::string head = id.substr(0, digits);
    return head.empty() || head.size() > 9 ? 1'000'000'000 : std::stoi(head);
  };
  return std::make_pair(number(a), a) < std::make_pair(number(b), b);
}

// Where no group names gates, a coverage.csv would be read and say nothing:
// each family then gates the groups of which it holds an act.
void gate_by_kind(Case& value) {
  const bool named = std::any_of(
      value.groups.begin(), value.groups.end(),
      [](const record::Group& group) { return !group.gates.empty(); });
  if (named) return;
  for (record::Group& group : value.groups)
    group.gates = record::families_holding(group, value.record);
}

void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) <
               std::tie(b.place.file, b.place.line, b.place.column);
      });
}

}  // namespace

Reading read_case(const Files& files, const std::string& id) {
  Reading reading;
  Case& value = reading.value;
  Diagnostics& diagnostics = reading.diagnostics;
  Names names(diagnostics);
  value.id = id;
  value.data_hash = hash_of(files);
  value.record = read_record(files, names, diagnostics);
  value.error_rates = read_error_rates(files, diagnostics);
  const auto settings = files.find("case.toml");
  if (settings == files.end()) {
    diagnostics.push_back({{"case.toml", 0, 0},
                           "the file is missing",
                           "a case needs acts.csv, kinds.csv and case.toml",
                           "add it, see docs/files.md"});
  }
  for (const auto& [file, bytes] : files) {
    if (!file.ends_with(".toml")) continue;
    const std::size_t before = diagnostics.size();
    const TomlValue table = read_toml(bytes, file, diagnostics);
    if (diagnostics.size() > before) continue;  // no TOML
    const std::string theory = id_in("theories", file);
    const std::string claim = id_in("claims", file);
    if (file == "case.toml") {
      read_settings(table, value, names, diagnostics);
    } else if (!theory.empty()) {
      value.theories.push_back(read_theory(table, theory, names, diagnostics));
    } else if (!claim.empty()) {
      value.claims.push_back(read_claim(table, claim, names, diagnostics));
    }
  }
  std::sort(value.claims.begin(), value.claims.end(),
            [](const claim::ClaimSpec& a, const claim::ClaimSpec& b) {
              return comes_before(a.id, b.id);
            });
  for (record::Act& act : value.record.acts)
    if (act.check == record::Check::not_said) act.check = value.empty_check;
  record::derive(value.record, value.sides);
  // Groups can be asked for their acts only where every act can be read.
  if (diagnostics.empty()) gate_by_kind(value);
  names.check_uses();
  check_case(value, names, diagnostics);
  sort_by_place(diagnostics);
  return reading;
}

Reading read_case(const std::filesystem::path& folder) {
  Diagnostics diagnostics;
  const Files files = load_files(folder, diagnostics);
  if (files.empty() && !diagnostics.empty()) {
    return {{}, diagnostics};  // there is no such folder
  }
  Reading reading = read_case(files, id_of(folder));
  reading.diagnostics.insert(reading.diagnostics.end(), diagnostics.begin(),
                             diagnostics.end());
  sort_by_place(reading.diagnostics);
  return reading;
}

theory::Setting setting_of(const Case& value) {
  return theory::make_setting(value.record, value.groups, value.tracks,
                              value.model, value.window, value.seed_days);
}

}  // namespace entente::casefile
