// whatif --without, --with: verdicts and forecasts with an act of the record
// taken away or added.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/cli/verbs/whatif.hpp"
#include "entente/core/hash.hpp"
#include "entente/core/suggest.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  while (!line.empty() && line.back() == '\r')
    line.pop_back();
  return line.starts_with("\xEF\xBB\xBF") ? line.substr(3) : line;
}

// A file of acts to add, and where its lines come to stand in acts.csv.
struct Added {
  std::string path;
  std::string rows;      // without the header
  int lines_before = 0;  // of acts.csv
};

std::optional<study::Refusal> read_added(const std::string& path,
                                         const std::string& acts,
                                         Added& out) {
  constexpr std::size_t most = std::size_t{1} << 30;
  const auto bytes = study::read_plain_file(path, most, study::Links::follow);
  if (!bytes)
    return study::Refusal{"--with " + path + " cannot be read",
                          "give a file of acts with the columns of acts.csv"};
  if (first_line(*bytes) != first_line(acts))
    return study::Refusal{
        "the first line of " + path + " is not that of acts.csv",
        "write the same columns in the same order: " + first_line(acts)};
  out.path = path;
  const auto end = bytes->find('\n');
  out.rows = end == std::string::npos ? "" : bytes->substr(end + 1);
  out.lines_before =
      static_cast<int>(std::count(acts.begin(), acts.end(), '\n')) +
      (acts.ends_with('\n') ? 0 : 1);
  return {};
}

std::string mistakes_text(const Diagnostics& mistakes, const Added& added) {
  std::string text;
  for (Diagnostic mistake : mistakes) {
    if (mistake.place.file == "acts.csv" &&
        mistake.place.line > added.lines_before) {
      mistake.place.file = added.path;
      mistake.place.line += 1 - added.lines_before;
    }
    text += to_text(mistake);
  }
  return text;
}

// Takes the acts away; what is wrong with an id, or nothing.
std::optional<study::Refusal> take_away(const std::vector<std::string>& ids,
                                        record::Record& record) {
  std::vector<std::string> known;
  for (const record::Act& act : record.acts)
    known.emplace_back(act.id);
  for (const std::string& id : ids) {
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      const std::string near = nearest_id(id, known);
      return study::Refusal{"'" + id + "' is no act of this case",
                            near.empty()
                                ? "entente record list CASE prints the ids"
                                : "did you mean " + near + "?"};
    }
    std::erase_if(record.acts,
                  [&](const record::Act& act) { return act.id == id; });
  }
  return {};
}

ordered_json answers_of(const study::Asked& asked) {
  ordered_json out;
  if (!asked.the_case->claims.empty()) out["claims"] = claims_of(asked);
  if (!asked.the_case->forecast.items.empty())
    out["forecast"] = forecast_of(asked);
  return out;
}

ordered_json verdict_of(const ordered_json& claim) {
  return {{"word", claim["word"]},
          {"probability", claim["probability"]},
          {"corrected", claim["corrected"]}};
}

ordered_json chance_of(const ordered_json& item) {
  return {{"probability", item["probability"]},
          {"low", item["low"]},
          {"high", item["high"]}};
}

// Claims and items side by side; both have the same, in the same order.
ordered_json side_by_side(const ordered_json& before,
                          const ordered_json& after) {
  ordered_json out = {{"claims", ordered_json::array()},
                      {"forecast", ordered_json::array()}};
  if (before.contains("claims")) {
    const auto& old = before["claims"]["claims"];
    const auto& now = after["claims"]["claims"];
    for (std::size_t i = 0; i < old.size(); ++i)
      out["claims"].push_back({{"id", old[i]["id"]},
                               {"title", old[i]["title"]},
                               {"before", verdict_of(old[i])},
                               {"after", verdict_of(now[i])}});
  }
  if (before.contains("forecast")) {
    const auto& old = before["forecast"]["items"];
    const auto& now = after["forecast"]["items"];
    for (std::size_t i = 0; i < old.size(); ++i)
      out["forecast"].push_back({{"id", old[i]["id"]},
                                 {"title", old[i]["title"]},
                                 {"horizon", old[i]["horizon"]},
                                 {"before", chance_of(old[i])},
                                 {"after", chance_of(now[i])}});
  }
  return out;
}

std::string probability_of(const ordered_json& one) {
  return one["probability"].is_null()
             ? "-"
             : fmt::format("{:.0f} %", 100 * one["probability"].get<double>());
}

std::string record_text(const ordered_json& result) {
  const auto& asked = result["what_if"];
  std::string text = head_text(result) + "What if the record\n";
  for (const auto& id : asked["without"])
    text += "  did not hold " + id.get<std::string>() + "\n";
  if (!asked["with"].is_null())
    text += fmt::format("  held the {} acts of {} besides\n",
                        asked["added"].get<int>(),
                        asked["with"].get<std::string>());
  if (!result["claims"].empty())
    text += fmt::format("\n{:<46} {:<24} {}\n", "claim", "as it is", "what if");
  for (const auto& claim : result["claims"]) {
    const auto cell = [&](const char* when) {
      return fmt::format("{}, {}", claim[when]["word"].get<std::string>(),
                         probability_of(claim[when]));
    };
    const std::string head = claim["id"].get<std::string>() + "  " +
                             claim["title"].get<std::string>();
    text += fmt::format("{:<46} {:<24} {}\n", head.substr(0, 46),
                        cell("before"), cell("after"));
  }
  if (!result["forecast"].empty())
    text += fmt::format("\n{:<46} {:<24} {}\n", "expected within", "as it is",
                        "what if");
  for (const auto& item : result["forecast"])
    text += fmt::format("{:<46} {:<24} {}\n",
                        fmt::format("{}: {}", days_text(item["horizon"]),
                                    item["title"].get<std::string>())
                            .substr(0, 46),
                        probability_of(item["before"]),
                        probability_of(item["after"]));
  return text;
}

// Reads the case again with the acts of --with; the exit where they are wrong.
std::optional<Exit> add_acts(const Options& options, casefile::Case& other) {
  Diagnostics unread;
  casefile::Files files = casefile::load_files(options.case_folder, unread);
  Added added;
  std::string& acts = files["acts.csv"];
  if (const auto problem = read_added(options.what_if.with, acts, added))
    return refuse(problem->problem, problem->hint);
  if (!acts.ends_with('\n')) acts += '\n';
  acts += added.rows;
  casefile::Reading reading = casefile::read_case(files, other.id);
  if (!reading.diagnostics.empty()) {
    complain_text(mistakes_text(reading.diagnostics, added));
    return Exit::bad_input;
  }
  other = std::move(reading.value);
  return {};
}

}  // namespace

Exit whatif_record(casefile::Case& the_case, const Options& options) {
  const WhatIfOptions& wanted = options.what_if;
  if (wanted.days)
    return refuse("--days does not go with --without and --with",
                  "leave it out: verdicts and the case's own horizons are "
                  "compared");
  casefile::Case other = the_case;
  if (!wanted.with.empty())
    if (const auto exit = add_acts(options, other)) return *exit;
  const std::size_t more =
      other.record.acts.size() - the_case.record.acts.size();
  if (const auto problem = take_away(wanted.without, other.record))
    return refuse(problem->problem, problem->hint);
  for (const std::string& id : wanted.without)
    other.data_hash = sha256(other.data_hash + " without " + id);
  study::Asked before = asked_in(the_case, options);
  // Tiers are the record's own, as they are for a past day.
  study::Asked after = asked_in(other, options);
  after.setting.tiers = before.setting.tiers;
  for (study::Asked* one : {&before, &after}) {
    auto& its_case = one == &before ? the_case : other;
    if (const auto problem = apply_days(its_case, *one, options))
      return refuse(problem->problem, problem->hint);
  }
  ordered_json whole = {{"head", head_of(before)}};
  whole["what_if"] = {{"without", wanted.without},
                      {"with", wanted.with.empty() ? ordered_json(nullptr)
                                                   : ordered_json(wanted.with)},
                      {"added", more}};
  whole.update(side_by_side(answers_of(before), answers_of(after)));
  say_text(options.format == Format::json ? whole.dump(1) + "\n"
                                          : record_text(whole));
  return Exit::done;
}

}  // namespace entente::cli
