// record list and record show: the acts behind every figure.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/shell/streams.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/core/suggest.hpp"
#include "entente/record/group.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;
using record::Act;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : "+") + part;
  return text;
}

std::string text_of(record::Side side) {
  switch (side) {
    case record::Side::ours:
      return "ours";
    case record::Side::theirs:
      return "theirs";
    case record::Side::joint:
      return "joint";
    default:
      return "third";
  }
}

std::string text_of(record::Check check) {
  switch (check) {
    case record::Check::sourced:
      return "sourced";
    case record::Check::date_unverified:
      return "date-unverified";
    case record::Check::unverified:
      return "unverified";
    case record::Check::digest:
      return "digest";
    default:
      return "not said";
  }
}

std::string date_of(const Act& act) {
  const std::string day = iso(act.day);
  if (act.precision == record::Precision::year) return day.substr(0, 4);
  if (act.precision == record::Precision::month) return day.substr(0, 7);
  return day;
}

ordered_json json_of(const Act& act) {
  return {{"id", act.id},
          {"date", date_of(act)},
          {"end", iso(act.end)},
          {"actor", joined(act.actors)},
          {"target", joined(act.targets)},
          {"side", text_of(act.side)},
          {"kind", act.kind},
          {"magnitude", act.magnitude ? ordered_json(*act.magnitude)
                                      : ordered_json(nullptr)},
          {"unit", act.unit},
          {"outcome", act.outcome},
          {"terms", act.terms},
          {"package", act.package},
          {"line", joined(act.lines)},
          {"severity",
           act.severity ? ordered_json(*act.severity) : ordered_json(nullptr)},
          {"answers", act.answers},
          {"check", text_of(act.check)},
          {"summary", act.summary},
          {"source", act.source},
          {"note", act.note}};
}

void print_field(const char* name, const std::string& value) {
  if (!value.empty()) say("  {:<10} {}\n", name, value);
}

void print_act(const casefile::Case& the_case, const Act& act) {
  say("{}\n", act.id.view());
  print_field("date",
              date_of(act) + (act.end > act.day ? " to " + iso(act.end) : ""));
  print_field("who",
              joined(act.actors) + " (" + text_of(act.side) + ")" +
                  (act.targets.empty() ? "" : " to " + joined(act.targets)));
  print_field("kind", act.kind);
  print_field("summary", act.summary);
  if (act.magnitude)
    print_field("size",
                fmt::format("{:g} {}", *act.magnitude, act.unit.view()));
  print_field("outcome", act.outcome);
  print_field("terms", act.terms);
  print_field("package", act.package);
  print_field("line", joined(act.lines));
  print_field(
      "weight",
      fmt::format("{:g}{}", record::weight_of(act, the_case.record.kinds),
                  act.severity ? "" : " (the kind's default)"));
  print_field("answers", act.answers);
  print_field("check", text_of(act.check));
  print_field("note", act.note);
  const auto second = the_case.record.second_coding.find(act.id);
  if (second != the_case.record.second_coding.end()) {
    print_field("2nd coding",
                fmt::format("{}{} ({}: {})", second->second.terms,
                            second->second.severity
                                ? fmt::format(", severity {:g}",
                                              *second->second.severity)
                                : "",
                            second->second.certainty, second->second.reason));
  }
  for (const record::Doubt& doubt : the_case.record.doubts)
    if (doubt.id == act.id) print_field("doubt", doubt.doubt);
  for (const record::Group& group : the_case.groups) {
    for (const std::size_t index : record::members(group, the_case.record))
      if (the_case.record.acts[index].id == act.id)
        print_field("group", group.name);
  }
  print_field("source", act.source);
}

std::vector<std::string> group_names(const casefile::Case& the_case) {
  std::vector<std::string> names;
  for (const record::Group& group : the_case.groups)
    names.push_back(group.name);
  return names;
}

}  // namespace

Exit record_list(const casefile::Case& the_case, const Options& options) {
  const auto& acts = the_case.record.acts;
  std::vector<char> chosen(acts.size(), options.group.empty() ? 1 : 0);
  if (!options.group.empty()) {
    const auto group = std::find_if(
        the_case.groups.begin(), the_case.groups.end(),
        [&](const record::Group& g) { return g.name == options.group; });
    if (group == the_case.groups.end()) {
      const std::string near = nearest(options.group, group_names(the_case));
      return refuse("'" + options.group + "' is no group of this case",
                    near.empty() ? "see the groups in case.toml"
                                 : "did you mean '" + near + "'?");
    }
    for (const std::size_t index : record::members(*group, the_case.record))
      chosen[index] = 1;
  }
  ordered_json list = ordered_json::array();
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const Act& act = acts[i];
    if (chosen[i] == 0) continue;
    if (!options.kind.empty() && act.kind != options.kind) continue;
    if (options.from && act.day < *options.from) continue;
    if (options.to && act.day > *options.to) continue;
    if (options.format == Format::json) {
      list.push_back(json_of(act));
    } else {
      say("{:<10}  {:<48} {}\n", date_of(act), act.id.view(),
          act.summary.view());
    }
  }
  if (options.format == Format::json) say("{}\n", list.dump(1));
  return Exit::done;
}

Exit record_show(const casefile::Case& the_case, const Options& options) {
  std::vector<std::string> ids;
  for (const Act& act : the_case.record.acts) {
    ids.push_back(act.id);
    if (act.id != options.id) continue;
    if (options.format == Format::json) {
      say("{}\n", json_of(act).dump(1));
    } else {
      print_act(the_case, act);
    }
    return Exit::done;
  }
  for (const record::RetiredId& retired : the_case.record.retired) {
    if (retired.old_id != options.id) continue;
    return refuse("'" + options.id + "' was retired: " + retired.reason,
                  retired.new_id.empty() ? "nothing replaces it"
                                         : "see " + retired.new_id);
  }
  const std::string near = nearest_id(options.id, ids);
  return refuse("'" + options.id + "' is no act of this case",
                near.empty() ? "entente record list CASE prints the ids"
                             : "did you mean " + near + "?");
}

}  // namespace entente::cli
