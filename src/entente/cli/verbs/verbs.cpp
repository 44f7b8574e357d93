#include "entente/cli/verbs/verbs.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/casefile/profiles.hpp"
#include "entente/cli/desk/open_verb.hpp"
#include "entente/cli/hand/hand.hpp"
#include "entente/cli/keep/keep_verbs.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/core/hash.hpp"
#include "entente/report/page/brief.hpp"
#include "entente/report/results/essays_json.hpp"
#include "entente/report/results/results_json.hpp"
#include "entente/study/changes.hpp"
#include "entente/study/files.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

void print_result(const ordered_json& head,
                  const ordered_json& result,
                  const Options& options,
                  std::string (*text)(const ordered_json&)) {
  ordered_json whole = {{"head", head}};
  whole.update(result);
  say("{}",
      options.format == Format::json ? whole.dump(1) + "\n" : text(whole));
}

Exit brief(const study::Asked& asked, const Options& options) {
  ordered_json results = study::brief_of(asked);
  if (options.asking.since) {
    Diagnostics none;  // the case reads without a mistake
    const auto problem = study::add_changes(
        asked, casefile::load_files(options.case_folder, none),
        *options.asking.since, results);
    if (problem) return refuse(problem->problem, problem->hint);
  }
  const std::string page = options.length == Length::two_pages
                               ? report::render_short(*asked.the_case, results)
                               : report::render_brief(*asked.the_case, results);
  if (const auto problem =
          study::write_files({{options.output, page}}, say_bytes))
    return refuse(*problem);
  if (study::is_standard_output(options.output)) return Exit::done;
  if (options.format == Format::json) {
    say("{}\n", results.dump(1));
    return Exit::done;
  }
  for (const std::string& sentence :
       report::headlines(*asked.the_case, results))
    say("{}\n", sentence);
  return Exit::done;
}

// Whether the page can be written, before it is made.
std::optional<Exit> check_page(const Options& options) {
  if (const auto problem = study::check_place(options.output))
    return refuse(*problem);
  if (options.format == Format::json &&
      study::is_standard_output(options.output)) {
    refuse("the page and the JSON cannot both go to standard output",
           "give -o a file, or leave out --json");
    return Exit::usage;
  }
  return {};
}

// What is wrong with an id of --policy or --theory, or nothing.
template <class Specs>
std::optional<study::Refusal> unknown_id(const std::vector<std::string>& ids,
                                         const Specs& specs,
                                         const std::string& what) {
  std::vector<std::string> known;
  for (const auto& spec : specs)
    known.push_back(spec.id);
  for (const std::string& id : ids) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const std::string near = nearest(id, known);
    std::string all;
    for (const std::string& one : known)
      all += (all.empty() ? "" : ", ") + one;
    if (all.empty())
      all = "leave --" + what + " out: this case has none";
    else
      all = "it is one of " + all;
    return study::Refusal{"'" + id + "' is no " + what + " of this case",
                          near.empty() ? all : "did you mean " + near + "?"};
  }
  return {};
}

// Whether the essay that is asked for is one of the case.
std::optional<Exit> check_essay(const casefile::Case& the_case,
                                const Options& options) {
  if (options.verb != "essay" || options.id.empty()) return {};
  const auto problem = unknown_id({options.id}, the_case.essays, "essay");
  if (!problem) return {};
  return refuse(problem->problem, problem->hint);
}

// Reads what `policies` is told besides the case; the exit where it is wrong.
std::optional<Exit> read_wanted(casefile::Case& the_case, study::Asked& asked) {
  study::PoliciesWanted& wanted = asked.how.policies;
  auto problem = unknown_id(wanted.policies, the_case.policies, "policy");
  if (!problem)
    problem = unknown_id(wanted.theories, the_case.theories, "theory");
  if (problem) return refuse(problem->problem, problem->hint);
  if (wanted.profile.empty()) return {};
  constexpr std::size_t most = std::size_t{1} << 20;
  const auto bytes =
      study::read_plain_file(wanted.profile, most, study::Links::follow);
  if (!bytes)
    return refuse("--profile " + wanted.profile + " cannot be read",
                  "give a file with [[profile]], see docs/files.md");
  const Diagnostics mistakes =
      casefile::replace_profiles(*bytes, wanted.profile, the_case);
  for (const Diagnostic& mistake : mistakes)
    complain("{}", to_text(mistake));
  if (!mistakes.empty()) return Exit::bad_input;
  wanted.profile_hash = sha256(*bytes);
  return {};
}

// What a rank after the first does; the first has found no mistake.
Exit help(const study::Asked& asked) {
  if (help_with_policies(asked)) return Exit::done;
  return refuse("rank " + std::to_string(asked.how.ranks.rank) +
                    " has another program or another case than rank 0",
                "give all machines the same program, and the case in the same "
                "folder");
}

Exit results(casefile::Case& the_case, const Options& options) {
  study::Asked asked = asked_in(the_case, options);
  if (const auto problem = apply_days(the_case, asked, options))
    return refuse(problem->problem, problem->hint);
  if (const auto exit = read_wanted(the_case, asked)) return *exit;
  if (const auto exit = check_essay(the_case, options)) return *exit;
  if (options.how.ranks.rank > 0) return help(asked);
  if (options.verb == "brief") {
    if (const auto problem = check_page(options)) return *problem;
    return brief(asked, options);
  }
  if (options.verb == "export") return export_case(asked, options);
  if (options.ask == Options::Ask::multiverse) {
    if (!options.output.empty())
      if (const auto problem = check_page(options)) return *problem;
    return multiverse(asked, options);
  }
  const ordered_json head = head_of(asked);
  if (options.verb == "claims")
    print_result(head, claims_of(asked), options, claims_text);
  if (options.verb == "contest")
    print_result(head, contest_of(asked), options, contest_text);
  if (options.verb == "forecast")
    print_result(head, forecast_of(asked), options, forecast_text);
  if (options.verb == "policies")
    print_result(head, policies_of(asked), options, policies_text);
  if (options.verb == "essay")
    print_result(head, essays_of(asked, options.id), options, essays_text);
  return Exit::done;
}

// Of our side's acts, or of the record's.
Exit what_if(casefile::Case& the_case, const Options& options) {
  const WhatIfOptions& wanted = options.what_if;
  const bool ours =
      !wanted.acts.empty() || !wanted.never.empty() || !wanted.hold.empty();
  const bool record = !wanted.without.empty() || !wanted.with.empty();
  if (ours != record)
    return ours ? whatif(the_case, options) : whatif_record(the_case, options);
  refuse(ours ? "what our side does and what the record holds cannot be asked "
                "together"
              : "nothing is asked",
         "give --do, --never, --hold, or else --without, --with");
  return Exit::usage;
}

// What a verb needs of the case beyond its record, or nothing.
std::string missing(const casefile::Case& the_case, const std::string& verb) {
  if (verb == "claims" && the_case.claims.empty())
    return "this case has no claims (claims/*.toml)";
  if (verb == "contest" && the_case.theories.empty())
    return "this case has no theories (theories/*.toml)";
  if (verb == "forecast" && the_case.forecast.items.empty())
    return "this case has no forecast items ([[forecast.item]] in case.toml)";
  if (verb.starts_with("policies") && the_case.policies.empty())
    return "this case has no policies (policies/*.toml)";
  if (verb == "essay" && the_case.essays.empty())
    return "this case has no essays (essays/*.toml)";
  if (verb == "policies" && the_case.decide.outcomes.empty())
    return "this case has no outcomes of policies ([[policies.outcome]] in "
           "case.toml)";
  return {};
}

}  // namespace

Exit run(const Options& options) {
  if (options.verb == "new") return make_case(options);
  if (options.verb == "open") return open_desk(options);
  casefile::Reading reading = casefile::read_case(options.case_folder);
  if (!reading.diagnostics.empty()) {
    print_mistakes(reading.diagnostics, options.case_folder);
    return Exit::bad_input;
  }
  casefile::Case& the_case = reading.value;
  if (options.verb == "record check") return record_check(the_case, options);
  if (options.verb == "record list") return record_list(the_case, options);
  if (options.verb == "record show") return record_show(the_case, options);
  if (options.verb == "add") return add(the_case, options);
  if (options.verb == "panel") return panel(the_case, options);
  if (options.verb == "whatif") return what_if(the_case, options);
  const std::string lacks = missing(the_case, options.verb);
  if (!lacks.empty())
    return refuse(lacks, "add them to the case, see docs/files.md");
  if (options.verb == "policies check")
    return policies_check(the_case, options);
  if (options.verb == "policies explain")
    return policies_explain(the_case, options);
  return results(the_case, options);
}

}  // namespace entente::cli
