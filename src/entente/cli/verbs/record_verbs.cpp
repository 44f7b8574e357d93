// record list and record show: the acts behind every figure.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/act_text.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/suggest.hpp"
#include "entente/keep/table_text.hpp"
#include "entente/record/act_words.hpp"
#include "entente/record/finder.hpp"
#include "entente/report/results/act_json.hpp"
#include "entente/report/tables/bibtex.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;
using record::Act;

// Refuses a name that the case does not have; nothing where it has it, or where
// none is asked for.
std::optional<Exit> check_name(const std::string& name,
                               const std::string& what,
                               const std::vector<std::string>& known) {
  if (name.empty() || holds(known, name)) return {};
  const std::string near = nearest(name, known);
  std::string all;
  for (const std::string& one : known)
    all += (all.empty() ? "" : ", ") + one;
  return refuse("'" + name + "' is no " + what + " of this case",
                near.empty() ? "it has " + (all.empty() ? "none" : all)
                             : "did you mean '" + near + "'?");
}

template <class All, class Name>
std::vector<std::string> names_of(const All& all, const Name& name) {
  std::vector<std::string> names;
  for (const auto& one : all)
    names.push_back(name(one));
  return names;
}

std::optional<Exit> check_names(const casefile::Case& the_case,
                                const ListOptions& wanted) {
  const auto groups = names_of(the_case.groups, [](auto& g) { return g.name; });
  const auto actors =
      names_of(the_case.actors, [](auto& actor) { return actor.first; });
  const auto kinds =
      names_of(the_case.record.kinds, [](auto& kind) { return kind.kind; });
  std::vector<std::string> lines;
  for (const record::Track& track : the_case.tracks)
    if (!track.line.empty()) lines.push_back(track.line);
  auto exit = check_name(wanted.group, "group", groups);
  if (!exit) exit = check_name(wanted.actor, "actor", actors);
  if (!exit) exit = check_name(wanted.kind, "kind", kinds);
  if (!exit) exit = check_name(wanted.line, "line", lines);
  return exit;
}

std::vector<const Act*> chosen(const casefile::Case& the_case,
                               const ListOptions& wanted) {
  record::Choice choice;
  const auto ask = [&](record::Facet facet, const std::string& value) {
    if (!value.empty()) choice.of(facet).push_back(value);
  };
  ask(record::Facet::actor, wanted.actor);
  ask(record::Facet::kind, wanted.kind);
  ask(record::Facet::group, wanted.group);
  ask(record::Facet::line, wanted.line);
  ask(record::Facet::check, wanted.check);
  choice.texts.push_back(wanted.text);
  choice.from = wanted.from;
  choice.to = wanted.to;
  const record::Finder finder(the_case.record, the_case.groups);
  std::vector<const Act*> found;
  for (const std::size_t i : finder.find(choice).acts)
    found.push_back(&the_case.record.acts[i]);
  return found;
}

// The rows as they stand in acts.csv, with its header and in its order.
void print_rows(const std::string& folder,
                const std::vector<const Act*>& acts) {
  Diagnostics none;
  std::vector<std::string> ids;
  for (const Act* act : acts)
    ids.emplace_back(act->id.view());
  say_bytes(keep::rows_of(casefile::load_files(folder, none).at("acts.csv"),
                          std::move(ids)));
}

}  // namespace

Exit record_list(const casefile::Case& the_case, const Options& options) {
  if (const auto exit = check_names(the_case, options.list)) return *exit;
  const auto acts = chosen(the_case, options.list);
  if (options.format == Format::json) {
    ordered_json list = ordered_json::array();
    for (const Act* act : acts)
      list.push_back(report::act_json(*act));
    say("{}\n", list.dump(1));
  } else if (options.list.as == ListOptions::As::csv) {
    print_rows(options.case_folder, acts);
  } else if (options.list.as == ListOptions::As::bib) {
    say("{}", report::bibtex_of(the_case.record, acts));
  } else {
    for (const Act* act : acts)
      say("{:<10}  {:<48} {}\n", record::date_of(*act), act->id.view(),
          act->summary.view());
    if (acts.empty()) complain("no act of {} fits\n", options.case_folder);
  }
  return Exit::done;
}

Exit record_show(const casefile::Case& the_case, const Options& options) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < the_case.record.acts.size(); ++i) {
    const Act& act = the_case.record.acts[i];
    ids.push_back(act.id);
    if (act.id != options.id) continue;
    const theory::VerdictPanel verdict =
        theory::verdict_panel(casefile::setting_of(the_case));
    const doubt::ActReading reading =
        doubt::act_reading(the_case, verdict.panel, i);
    if (options.format == Format::json) {
      ordered_json json = report::act_json(act);
      report::add_around(the_case, i, json);
      report::add_reading(the_case, reading, json);
      say("{}\n", json.dump(1));
    } else {
      say("{}{}{}", act_text(the_case, act), around_text(the_case, i),
          reading_text(the_case, act, reading));
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
