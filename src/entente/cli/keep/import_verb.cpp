#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/candidates/compare.hpp"
#include "entente/candidates/import.hpp"
#include "entente/casefile/pending.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/cli/keep/import_verbs.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/core/holds.hpp"
#include "entente/keep/store.hpp"
#include "entente/study/files.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using namespace candidates;
using nlohmann::ordered_json;

// All that rows are read with.
struct Means {
  casefile::Case the_case;
  Layout layout;
  ActorTable actors;
  KindMap kinds;
  std::string map_file, actors_file;
};

constexpr std::size_t kMostBytes = std::size_t{16} << 20;

// The bytes of a file of import/, or a mistake that says what it is for.
std::string bytes_of(const std::string& folder,
                     const std::string& name,
                     const std::string& what,
                     Diagnostics& mistakes) {
  const auto bytes = study::read_plain_file(fs::path(folder) / name, kMostBytes,
                                            study::Links::follow);
  if (bytes) return *bytes;
  mistakes.push_back({{name, 0, 0},
                      "there is no such file, or it cannot be read",
                      what + " is the case's own",
                      "write it, see docs/files.md (import/), or copy that of "
                      "cases/korea and mend it"});
  return {};
}

std::optional<Exit> read_layout_of(const ImportOptions& wanted, Means& means) {
  if (const Layout* const known = known_layout(wanted.as)) {
    means.layout = *known;
  } else if (wanted.as.ends_with(".toml")) {
    const auto bytes =
        study::read_plain_file(wanted.as, kMostBytes, study::Links::follow);
    if (!bytes)
      return refuse("--as " + wanted.as + " cannot be read",
                    "give a file that describes columns, see docs/files.md");
    Diagnostics mistakes;
    means.layout = read_layout(*bytes, wanted.as, mistakes);
    for (const Diagnostic& mistake : mistakes)
      complain("{}", to_text(mistake));
    if (!mistakes.empty()) return Exit::bad_input;
  } else {
    refuse("--as " + wanted.as + ": there is no such format",
           casefile::did_you_mean(
               wanted.as, known_layouts(),
               "the formats are " + casefile::one_of_text(known_layouts()) +
                   "; for any other table a FILE.toml that describes its "
                   "columns"));
    return Exit::usage;
  }
  if (!wanted.map.empty()) means.layout.map = wanted.map;
  return {};
}

std::optional<Exit> read_means(const Options& options, Means& means) {
  casefile::Reading reading = casefile::read_case(options.case_folder);
  Diagnostics mistakes = std::move(reading.diagnostics);
  if (mistakes.empty()) {
    means.the_case = std::move(reading.value);
    if (const auto exit = read_layout_of(options.import, means)) return exit;
    means.map_file = "import/" + means.layout.map + ".toml";
    means.actors_file = "import/actors.csv";
    const std::string map =
        bytes_of(options.case_folder, means.map_file,
                 "what kind of act a code stands for", mistakes);
    const std::string actors =
        bytes_of(options.case_folder, means.actors_file,
                 "whom the names and codes of the data stand for", mistakes);
    if (mistakes.empty()) {
      means.kinds =
          KindMap::read(map, means.map_file, means.the_case, mistakes);
      means.actors =
          ActorTable::read(actors, means.actors_file, means.the_case, mistakes);
    }
  }
  if (mistakes.empty()) return {};
  print_mistakes(mistakes, options.case_folder);
  return Exit::bad_input;
}

ordered_json json_of(const std::map<std::string, Account::Reason>& reasons) {
  ordered_json all = ordered_json::array();
  for (const auto& [reason, one] : reasons)
    all.push_back({{"reason", reason},
                   {"rows", one.rows},
                   {"first_line", one.first_line}});
  return all;
}

// The most frequent first.
template <class Name>
std::vector<std::pair<long, Name>> by_count(
    const std::map<Name, long>& counts) {
  std::vector<std::pair<long, Name>> order;
  for (const auto& [name, n] : counts)
    order.emplace_back(-n, name);
  std::sort(order.begin(), order.end());
  return order;
}

ordered_json codes_json(const Account& account) {
  ordered_json all = ordered_json::array();
  for (const auto& [n, code] : by_count(account.codes_without_kind))
    all.push_back({{"name", code}, {"rows", -n}});
  return all;
}

ordered_json unknown_json(const Account& account) {
  ordered_json all = ordered_json::array();
  for (const auto& [n, who] : by_count(account.unknown_actors))
    all.push_back({{"name", who.second}, {"country", who.first}, {"rows", -n}});
  return all;
}

ordered_json json_of(const Account& account) {
  ordered_json json = {{"file", account.file},
                       {"lines", account.lines},
                       {"header", account.header},
                       {"empty", account.empty},
                       {"inside_cells", account.inside_cells},
                       {"rows", account.rows},
                       {"candidates", account.candidates},
                       {"folded",
                        {{"again", account.again},
                         {"duplicates", account.duplicates},
                         {"mirrored", account.mirrored},
                         {"reports", account.reports}}},
                       {"known", account.known},
                       {"outside", json_of(account.outside)},
                       {"refused", json_of(account.refused)},
                       {"adds_up", account.adds_up()},
                       {"unknown_actors", unknown_json(account)},
                       {"codes_without_kind", codes_json(account)}};
  const bool any = account.days.from <= account.days.to;
  json["from"] = any ? ordered_json(iso(account.days.from)) : nullptr;
  json["to"] = any ? ordered_json(iso(account.days.to)) : nullptr;
  return json;
}

// Reads every file; the exit where one cannot be read to its end.
std::optional<Exit> read_files(const Options& options,
                               const Reading& reading,
                               const Sinks& sinks,
                               std::vector<Account>& accounts) {
  const Matching matching(reading.the_case->record);
  for (const std::string& name : options.import.files) {
    const bool piped = name == "-";
    const Open file(piped ? -1 : open(name.c_str(), O_RDONLY | O_CLOEXEC));
    std::string problem;
    if (!piped && file.fd < 0) problem = reason_of(errno);
    if (problem.empty()) {
      accounts.push_back(import_file(piped ? STDIN_FILENO : file.fd, name,
                                     reading, matching, sinks));
      problem = accounts.back().stopped;
    }
    if (!problem.empty())
      return refuse(name + " cannot be read: " + problem,
                    "nothing was imported; mend it, or say with --as what "
                    "columns it has");
  }
  return {};
}

// Says of each file whose rows are all refused that it may be of another
// format; how the verb ends where no file holds another row.
Exit end_of_import(const Means& means, const std::vector<Account>& accounts) {
  bool any_read = false;
  for (const Account& account : accounts) {
    long refused = 0;
    for (const auto& one : account.refused)
      refused += one.second.rows;
    any_read = any_read || account.rows == 0 || refused < account.rows;
    if (account.rows == 0 || refused < account.rows) continue;
    const auto& [reason, first] = *account.refused.begin();
    refuse(account.file + ": every row is refused, the first for: " + reason,
           "it was read as " + means.layout.name +
               "; say with --as what columns it has: " +
               casefile::one_of_text(known_layouts()) +
               ", or a FILE.toml that describes them");
  }
  return any_read ? Exit::done : Exit::bad_input;
}

// The days that all the files speak of.
Span days_of(const std::vector<Account>& accounts, Span asked) {
  Span days{kLastDay, kFirstDay};
  for (const Account& account : accounts) {
    days.from = std::min(days.from, account.days.from);
    days.to = std::max(days.to, account.days.to);
  }
  if (asked.from != kFirstDay) days.from = asked.from;
  if (asked.to != kLastDay) days.to = asked.to;
  return days;
}

void print(const ordered_json& result, const Options& options) {
  say("{}", options.format == Format::json
                ? result.dump(1) + "\n"
                : import_text(result, options.case_folder));
}

ordered_json head_of(const Means& means, const std::vector<Account>& accounts) {
  ordered_json files = ordered_json::array();
  for (const Account& account : accounts)
    files.push_back(json_of(account));
  return {{"case", means.the_case.id},        {"as", means.layout.name},
          {"map", means.kinds.version()},     {"map_file", means.map_file},
          {"actors_file", means.actors_file}, {"files", files}};
}

Exit compare(const Means& means,
             const Reading& reading,
             const Options& options) {
  Comparison comparison;
  Sinks sinks;
  sinks.event = [&](const Event& event, const record::Act* act) {
    comparison.take(event, act);
  };
  // Rows are not kept: each event counts as told anew.
  std::vector<Account> accounts;
  if (const auto exit = read_files(options, reading, sinks, accounts))
    return *exit;
  const Span days = days_of(accounts, reading.days);
  ordered_json kinds = ordered_json::array();
  if (days.from <= days.to)
    for (const KindAgreement& one :
         comparison.result(means.the_case.record, means.kinds, days))
      kinds.push_back({{"kind", one.kind},
                       {"acts", one.acts},
                       {"found", one.found},
                       {"missed", one.acts - one.found},
                       {"events", one.events},
                       {"confirmed", one.confirmed},
                       {"spurious", one.events - one.confirmed},
                       {"has_code", one.has_code}});
  const bool any = days.from <= days.to;
  print({{"case", means.the_case.id},
         {"as", means.layout.name},
         {"map", means.kinds.version()},
         {"from", any ? ordered_json(iso(days.from)) : nullptr},
         {"to", any ? ordered_json(iso(days.to)) : nullptr},
         {"kinds", kinds}},
        options);
  return end_of_import(means, accounts);
}

// The sums into daily.csv, beside those of other data and days.
std::optional<Exit> write_daily(const Daily& daily,
                                const Means& means,
                                const Options& options,
                                ordered_json& result) {
  std::optional<keep::Lock> lock;
  if (const auto problem = keep::Lock::take(options.case_folder, lock))
    return refuse(*problem, kInTheCase);
  constexpr std::size_t most = std::size_t{1} << 30;
  const std::string before =
      study::read_plain_file(
          casefile::path_now(options.case_folder, "daily.csv"), most,
          study::Links::follow)
          .value_or("");
  int fewer = 0;
  const std::string after = daily.written(before, means.layout.name, fewer);
  if (before != after)
    if (const auto problem =
            keep::put_files(options.case_folder, {{"daily.csv", after}}))
      return refuse(*problem, kInTheCase);
  result["daily"] = {{"file", "daily.csv"},
                     {"from", iso(daily.days().from)},
                     {"to", iso(daily.days().to)},
                     {"days_with_fewer", fewer}};
  return {};
}

Exit take_in(const Means& means,
             const Reading& reading,
             const Options& options) {
  const std::string& unknown = options.import.unknown;
  if (!unknown.empty())
    if (const auto problem = study::check_place(unknown))
      return refuse(problem->problem, "choose another place for --unknown");
  std::unique_ptr<Store> store;
  Diagnostics mistakes;
  if (const auto problem = Store::open(options.case_folder, store, mistakes))
    return refuse(*problem, kInTheCase);
  if (!mistakes.empty()) {
    print_mistakes(mistakes, options.case_folder);
    return Exit::bad_input;
  }
  Sinks sinks;
  sinks.store = store.get();
  Daily daily;
  if (options.import.daily == ImportOptions::Daily::written)
    sinks.daily = &daily;
  std::vector<Account> accounts;
  if (const auto exit = read_files(options, reading, sinks, accounts))
    return *exit;
  if (const auto problem = store->keep()) return refuse(*problem, kInTheCase);
  ordered_json result = head_of(means, accounts);
  if (sinks.daily != nullptr && !daily.empty())
    if (const auto exit = write_daily(daily, means, options, result))
      return *exit;
  if (!unknown.empty())
    if (const auto problem = study::write_files(
            {{unknown, unknown_table(result["files"])}}, say_bytes))
      return refuse(*problem, "choose another place for --unknown");
  result["candidates"] = store->size();
  result["open"] = store->ids(State::open).size();
  print(result, options);
  return end_of_import(means, accounts);
}

}  // namespace

Exit import_files(const Options& options) {
  Means means;
  if (const auto exit = read_means(options, means)) return *exit;
  Reading reading{
      &means.layout, &means.actors, &means.kinds, &means.the_case, {}};
  if (options.list.from) reading.days.from = *options.list.from;
  if (options.list.to) reading.days.to = *options.list.to;
  return options.import.what == ImportOptions::What::compare
             ? compare(means, reading, options)
             : take_in(means, reading, options);
}

}  // namespace entente::cli
