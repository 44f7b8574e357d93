// panel: the days and columns behind one claim's estimate, for R or Python.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/claim/draft.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/study/files.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

std::string excitation_name(double half_life) {
  return fmt::format("excitation, half-life {:g} days", half_life);
}

// Names may hold commas and quotes: quoted as RFC 4180 wants.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

// A term that begins with a sign would be a formula to a spreadsheet; between
// brackets it is the same term.
std::string name_of(const theory::Column& column) {
  const bool formula =
      column.name.find_first_of("=+-@") == 0 && !column.name.empty();
  return formula ? "(" + column.name + ")" : column.name;
}

std::string panel_csv(const claim::Asked& asked) {
  const theory::Panel& panel = asked.panel;
  const theory::Law& law = asked.law;
  const auto terms = theory::columns_of(law.program, panel.view(),
                                        panel.seed_days, panel.days);
  const auto states = theory::excitation_of(panel, law);
  std::string csv = "day,y,covered,at_risk";
  for (const theory::Column& column : law.columns)
    if (column.role != theory::Role::intercept)
      csv += "," + quoted(name_of(column));
  std::vector<std::size_t> order(law.half_lives.size());
  for (std::size_t j = 0; j < order.size(); ++j)
    order[j] = j;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return law.half_lives[a] < law.half_lives[b];
  });
  for (const std::size_t j : order)
    csv += "," + quoted(excitation_name(law.half_lives[j]));
  csv += "\n";
  for (int day = 0; day < panel.days; ++day) {
    csv += fmt::format("{},{},{},{}", iso(panel.day_of(day)),
                       panel.groups[law.group].count[panel.seed_days + day],
                       static_cast<int>(panel.covered[law.group][day]),
                       static_cast<int>(panel.at_risk[law.group][day]));
    for (const theory::Column& column : law.columns) {
      if (column.role == theory::Role::intercept) continue;
      csv += fmt::format(
          ",{}", column.term ? terms[*column.term][day] : column.fixed[day]);
    }
    for (const std::size_t j : order)
      csv += fmt::format(",{}", states[j][day]);
    csv += "\n";
  }
  return csv;
}

ordered_json model_json(const claim::Asked& asked,
                        const claim::Question& q,
                        const std::string& claim) {
  const theory::Law& law = asked.law;
  ordered_json out = {
      {"claim", claim},
      {"outcome", q.outcome},
      {"per", law.counting == record::Counting::days ? "day" : "act"}};
  out["columns"] = ordered_json::array();
  for (const theory::Column& column : law.columns) {
    const bool intercept = column.role == theory::Role::intercept;
    out["columns"].push_back(
        {{"name", name_of(column)},
         {"role", intercept ? "intercept" : "linear"},
         {"prior", {{"mean", column.mean}, {"sd", column.sd}}},
         {"tested", column.tested}});
    if (column.tested && column.role == theory::Role::effect)
      out["log_rr60_per_theta"] = column.log_rr60_per_theta;
  }
  std::vector<double> half_lives = law.half_lives;
  std::sort(half_lives.begin(), half_lives.end());
  for (const double half_life : half_lives)
    out["columns"].push_back({{"name", excitation_name(half_life)},
                              {"role", "excitation"},
                              {"half_life", half_life},
                              {"prior", {{"mean", 0}, {"sd", 1}}},
                              {"prior_on", "normal score"},
                              {"tested", false}});
  return out;
}

}  // namespace

Exit panel(casefile::Case& the_case, const Options& options) {
  const auto claim = std::find_if(
      the_case.claims.begin(), the_case.claims.end(),
      [&](const claim::ClaimSpec& c) { return c.id == options.claim; });
  if (claim == the_case.claims.end())
    return refuse("'" + options.claim + "' is no claim of this case",
                  "the claims are the files of claims/");
  if (!claim::is_effect(claim->form) && claim->form != claim::Form::season)
    return refuse("claim " + options.claim + " is read from no single law; " +
                      "there is no panel behind it",
                  "entente claims CASE --json holds what it is read from");
  if (const auto problem = study::check_folder(options.output))
    return refuse(*problem);
  theory::Setting setting = casefile::setting_of(the_case);
  if (const auto problem = study::apply_as_of(the_case, setting, options.as_of))
    return refuse(problem->problem, problem->hint);
  claim::Draft draft = claim::draft_of(setting, *claim);
  const claim::Posed posed = claim::pose(draft);
  const claim::Asked asked = claim::ask(posed.panel, posed.question);
  const fs::path folder = options.output;
  const std::string csv = panel_csv(asked);
  const std::string model =
      model_json(asked, posed.question, claim->id).dump(1) + "\n";
  if (const auto problem = study::write_folder(
          folder,
          {{folder / "panel.csv", csv}, {folder / "model.json", model}}))
    return refuse(*problem);
  for (const char* name : {"panel.csv", "model.json"})
    say("{}\n", (folder / name).string());
  return Exit::done;
}

}  // namespace entente::cli
