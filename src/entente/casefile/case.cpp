#include "entente/casefile/case.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>
#include <utility>

#include "entente/casefile/check.hpp"
#include "entente/casefile/density_table.hpp"
#include "entente/casefile/opened.hpp"
#include "entente/casefile/question_table.hpp"
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

// Mistakes of whole files first: the others may follow from them.
void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& a, const Diagnostic& b) {
        return std::make_tuple(a.place.line > 0, std::cref(a.place.file),
                               a.place.line, a.place.column) <
               std::make_tuple(b.place.line > 0, std::cref(b.place.file),
                               b.place.line, b.place.column);
      });
}

// What the files give names to, which is not known where one is not read.
const std::vector<std::pair<std::string, std::vector<Thing>>> kGiven = {
    {"acts.csv", {Thing::act, Thing::package, Thing::unit}},
    {"case.toml",
     {Thing::actor, Thing::event, Thing::group, Thing::line, Thing::track}},
    {"coverage.csv", {Thing::family}},
    {"kinds.csv", {Thing::kind}},
    {"sources.csv", {Thing::source_class}}};

void give_up(const std::string& file, Names& names) {
  for (const auto& [given, things] : kGiven) {
    if (given != file) continue;
    for (const Thing thing : things)
      names.give_up(thing);
  }
}

// Says beside the first mistake of each such file what was left out for it.
void count_unchecked(const Names& names, Diagnostics& diagnostics) {
  for (const auto& [file, things] : kGiven) {
    std::size_t count = 0;
    for (const Thing thing : things)
      count += names.unchecked(thing);
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [&name = file](const Diagnostic& one) {
                                      return one.place.file == name;
                                    });
    if (count == 0 || first == diagnostics.end()) continue;
    first->why += "; " + std::to_string(count) +
                  (count == 1 ? " use of a name" : " uses of names") +
                  " that it may give " + (count == 1 ? "was" : "were") +
                  " not checked";
  }
}

// A claim and a policy are named by their files, also where these hold
// mistakes.
void define_by_file(const std::string& file, Names& names) {
  names.define(Thing::claim, id_in("claims", file), {file, 1, 1});
  names.define(Thing::policy, id_in("policies", file), {file, 1, 1});
}

void read_tomls(const Files& files,
                Case& value,
                Names& names,
                Diagnostics& diagnostics) {
  for (const auto& [file, bytes] : files) {
    if (!file.ends_with(".toml")) continue;
    const std::size_t before = diagnostics.size();
    const TomlValue table = read_toml(bytes, file, diagnostics);
    const bool is_toml = diagnostics.size() == before;
    const std::string theory = id_in("theories", file);
    const std::string claim = id_in("claims", file);
    const std::string policy = id_in("policies", file);
    const std::string essay = id_in("essays", file);
    define_by_file(file, names);
    if (file == "case.toml") {
      if (is_toml) read_settings(table, value, names, diagnostics);
      if (!is_toml) give_up(file, names);
    } else if (is_toml && !theory.empty()) {
      value.theories.push_back(read_theory(table, theory, names, diagnostics));
    } else if (is_toml && !claim.empty()) {
      value.claims.push_back(read_claim(table, claim, names, diagnostics));
    } else if (is_toml && !policy.empty()) {
      value.policies.push_back(read_policy(table, policy, names, diagnostics));
    } else if (is_toml && !essay.empty()) {
      value.essays.push_back(read_essay(table, essay, names, diagnostics));
    }
  }
}

// The days that policies act on; every day where the window was not read.
Span days_ahead(const Case& value) {
  if (value.window == Span{}) return {};
  const std::vector<int>& days = value.decide.days;
  return {value.window.to + 1,
          value.window.to + *std::max_element(days.begin(), days.end())};
}

// `unread`: what load_files found; a file that is there and was not read is not
// missing.
Reading read_files(const Files& files,
                   const std::string& id,
                   const Diagnostics& unread,
                   std::optional<Span> simulated = {}) {
  Reading reading;
  Case& value = reading.value;
  Diagnostics& diagnostics = reading.diagnostics;
  Names names(diagnostics);
  value.id = id;
  value.data_hash = hash_of(files);
  // case.toml first: the names that it gives need not be noted at each act.
  read_tomls(files, value, names, diagnostics);
  read_daily(files, value.model.density, names, diagnostics);
  value.record = read_record(files, names, diagnostics);
  value.error_rates = read_error_rates(files, names, diagnostics);
  if (!files.contains("case.toml")) {
    diagnostics.push_back({{"case.toml", 0, 0},
                           "the file is missing",
                           "a case needs acts.csv, kinds.csv and case.toml",
                           "add it, see docs/files.md"});
    give_up("case.toml", names);
  }
  for (const Diagnostic& one : unread) {
    std::erase_if(diagnostics, [&](const Diagnostic& other) {
      return other.place.file == one.place.file && other.place.line == 0;
    });
    give_up(one.place.file, names);
    define_by_file(one.place.file, names);
  }
  diagnostics.insert(diagnostics.end(), unread.begin(), unread.end());
  std::sort(value.claims.begin(), value.claims.end(),
            [](const claim::ClaimSpec& a, const claim::ClaimSpec& b) {
              return comes_before(a.id, b.id);
            });
  std::sort(value.policies.begin(), value.policies.end(),
            [](const policy::PolicySpec& a, const policy::PolicySpec& b) {
              const auto rank = [](const policy::PolicySpec& one) {
                return std::make_tuple(!policy::moves_nothing(one),
                                       !one.as_fitted.empty(),
                                       std::cref(one.id));
              };
              return rank(a) < rank(b);
            });
  for (record::Act& act : value.record.acts)
    if (act.check == record::Check::not_said) act.check = value.empty_check;
  record::derive(value.record, value.sides);
  names.check_uses();
  value.simulated = simulated.value_or(days_ahead(value));
  // Groups can be asked for their acts only where every act can be read.
  if (diagnostics.empty()) gate_by_kind(value);
  if (!names.gave_up(Thing::group)) check_forecasts(files, diagnostics);
  if (!names.gave_up(Thing::act) && !names.gave_up(Thing::kind) &&
      !names.gave_up(Thing::group))
    check_case(value, names, diagnostics);
  sort_by_place(diagnostics);
  count_unchecked(names, diagnostics);
  return reading;
}

}  // namespace

Reading read_case(const Files& files, const std::string& id) {
  return read_files(files, id, {});
}

Reading read_case(const Files& files, const std::string& id, Span simulated) {
  return read_files(files, id, {}, simulated);
}

Opened open_case(const std::filesystem::path& folder) {
  Diagnostics unread;
  Files files = load_files(folder, unread);
  if (files.empty() && !unread.empty())
    return {{}, {{}, unread}};  // there is no such folder
  Reading reading = read_files(files, id_of(folder), unread);
  return {std::move(files), std::move(reading)};
}

Reading read_case(const std::filesystem::path& folder) {
  return open_case(folder).reading;
}

theory::Setting setting_of(const Case& value) {
  return theory::make_setting(value.record, value.groups, value.tracks,
                              value.model, value.window, value.seed_days);
}

}  // namespace entente::casefile
