#include "entente/desk/rooms/policies/policies_room.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/desk/rooms/asking.hpp"
#include "entente/desk/rooms/play/seated.hpp"
#include "entente/desk/rooms/policies/ruled.hpp"
#include "entente/keep/policy_text.hpp"
#include "entente/keep/whole_file.hpp"
#include "entente/policy/sentences.hpp"
#include "entente/report/charts/policy_charts.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"
#include "entente/study/results.hpp"

namespace entente::desk {
namespace {

using report::number;
using report::part;
using report::text;

// Two thousand futures of each policy: 200 draws, ten of each.
constexpr int kPerDraw = 10;

std::vector<std::string> sentences_of(const policy::PolicySpec& policy,
                                      const theory::Setting& setting) {
  std::vector<std::string> out;
  for (const policy::RuleSpec& rule : policy.rules)
    out.push_back(policy::sentence_of(rule, setting));
  for (const policy::ScheduleSpec& schedule : policy.schedules)
    out.push_back(policy::sentence_of(schedule, setting));
  std::vector<std::string> never;
  for (const policy::Named& group : policy.never)
    never.push_back(group.text);
  if (!never.empty()) out.push_back(policy::never_sentence(never, setting));
  if (out.empty()) out.emplace_back("Everything as fitted and as announced.");
  return out;
}

Json options_of(const std::vector<std::string>& names) {
  Json out = Json::array();
  for (const std::string& name : names)
    out.push_back({{"option_html", in_attribute(name)}, {"option", name}});
  return out;
}

// Groups that stand in the menus: ours with a law, ours that are announced,
// and all that a condition may speak of.
void add_menus(const casefile::Case& the_case, Json& view) {
  std::vector<std::string> ours, drills, others;
  for (const record::Group& group : the_case.groups) {
    const auto& laws = the_case.model.laws;
    const bool lawful =
        std::any_of(laws.begin(), laws.end(), [&](const theory::LawSpec& law) {
          return law.group == group.name && !law.variant;
        });
    if (group.side == record::Side::ours && group.announced)
      drills.push_back(group.name);
    else if (group.side == record::Side::ours && lawful &&
             group.at_risk == record::Risk::always)
      ours.push_back(group.name);
    if (lawful) others.push_back(group.name);
  }
  view["any_ours"] = !ours.empty();
  view["ours"] = options_of(ours);
  view["any_drills"] = !drills.empty();
  view["drills"] = options_of(drills);
  view["others"] = options_of(others);
}

void add_draft(const Visit& visit,
               const policy::PolicySpec& draft,
               const ReadPolicy& read,
               Json& view) {
  const casefile::Case& the_case = visit.state.loaded->the_case;
  const Pairs ruled = only_ruled(visit.request.query);
  Json fields = Json::array(), parts = Json::array();
  for (const auto& pair : ruled) {
    fields.push_back(
        {{"field_key", pair.first}, {"field_html", in_attribute(pair.second)}});
    if (pair.first == "title") continue;
    Pairs left;
    for (const auto& other : ruled)
      if (other != pair) left.push_back(other);
    parts.push_back({{"part_words", pair.first + ": " + pair.second},
                     {"back_html", in_attribute(address("/policies", left))}});
  }
  view["fields"] = std::move(fields);
  view["parts"] = std::move(parts);
  view["any_draft"] = true;
  view["is_whole"] = read.policy.has_value();
  view["problem"] = read.problem;
  Json sentences = Json::array();
  if (read.policy)
    for (const std::string& one :
         sentences_of(draft, casefile::setting_of(the_case)))
      sentences.push_back(one);
  view["draft_sentences"] = std::move(sentences);
  view["draft_toml"] = keep::policy_toml(draft);
}

Response list_page(const Visit& visit, const std::string& problem) {
  const casefile::Case& the_case = visit.state.loaded->the_case;
  const Pairs& query = visit.request.query;
  if (const auto typed = typed_in(query)) {
    Pairs to = without_typed(query);
    to.push_back(*typed);
    return redirect(address("/policies", to));
  }
  const theory::Setting setting = casefile::setting_of(the_case);
  Page page{"Policies", "policies_room", {}};
  Json& view = page.view;
  Json rows = Json::array(), ids = Json::array();
  for (const policy::PolicySpec& one : the_case.policies) {
    Json sentences = Json::array();
    for (const std::string& sentence : sentences_of(one, setting))
      sentences.push_back(sentence);
    rows.push_back({{"policy_title", one.title},
                    {"policy_id", one.id},
                    {"policy_holders", one.holders},
                    {"sentences", sentences}});
    ids.push_back({{"option_html", in_attribute(one.id)},
                   {"option", one.title},
                   {"is_second", ids.size() == 1}});
  }
  view["any_policies"] = !rows.empty();
  view["policy_rows"] = std::move(rows);
  view["ids"] = std::move(ids);
  view["any_two"] = the_case.policies.size() > 1;
  view["any_outcomes"] = !the_case.decide.outcomes.empty();
  add_menus(the_case, view);
  view["any_draft"] = false;
  view["problem"] = problem;
  if (const auto draft = ruled_in(query))
    add_draft(visit, *draft, as_read(visit, *draft), view);
  return show(visit, std::move(page));
}

const policy::PolicySpec* find_policy(const casefile::Case& the_case,
                                      const std::string& id) {
  for (const policy::PolicySpec& one : the_case.policies)
    if (one.id == id) return &one;
  return nullptr;
}

// The outcomes at the last horizon, one policy less the other.
Json rows_of(const Json& comparison) {
  Json rows = Json::array();
  const Json& policies = part(comparison, "policies");
  for (const Json& outcome : part(comparison, "outcomes")) {
    const std::string id = text(outcome, "id");
    const Json& before = report::said_of(comparison, policies[0], id);
    const Json& after = report::said_of(comparison, policies[1], id);
    if (before.is_null() || after.is_null()) continue;
    rows.push_back({{"outcome_title", text(outcome, "title")},
                    {"is_cost", report::flag(outcome, "cost")},
                    {"before", report::mean_words(outcome, before)},
                    {"after", report::mean_words(outcome, after)},
                    {"change", report::change_words(outcome, after)},
                    {"band", report::band_words(outcome, after)},
                    {"p_lower", report::percent(number(after, "p_lower"))}});
  }
  return rows;
}

Json pictures_of(const Json& comparison) {
  Json out = Json::array();
  std::size_t place = 0;
  for (const Json* gain : report::gains_of(comparison))
    out.push_back(
        {{"panel_svg", report::outcome_panel_svg(comparison, *gain, place++)}});
  return out;
}

// Of the case as it was last read.
std::shared_ptr<forecast::EstimatesKept> kept_estimates(const Visit& visit) {
  const std::string key =
      fmt::format("estimates {}", visit.state.loaded->number);
  auto kept = visit.desk.kept.find<forecast::EstimatesKept>(key);
  if (kept == nullptr) {
    kept = std::make_shared<forecast::EstimatesKept>();
    visit.desk.kept.put(key, kept);
  }
  return kept;
}

// What of the two is no policy of this case, or was not chosen.
std::string unknown_policies(const Pairs& query, bool first_is_known) {
  const char* const key = first_is_known ? "b" : "a";
  const std::string id = text_in(query, key);
  if (id.empty())
    return first_is_known ? "the second is not chosen"
                          : "the first is not chosen";
  return "“" + id + "” is none of this case";
}

Response two_page(const Visit& visit) {
  const Pairs& query = visit.request.query;
  const casefile::Case& the_case = visit.state.loaded->the_case;
  const policy::PolicySpec* a = find_policy(the_case, text_in(query, "a"));
  const policy::PolicySpec* b = find_policy(the_case, text_in(query, "b"));
  std::vector<policy::PolicySpec> two;
  if (a != nullptr) two.push_back(*a);
  if (const auto draft = ruled_in(query)) {
    const ReadPolicy read = as_read(visit, *draft);
    if (!read.policy) return list_page(visit, read.problem);
    two.push_back(*read.policy);
  } else if (b != nullptr) {
    two.push_back(*b);
  }
  if (two.size() != 2)
    return list_page(visit, "Choose two policies: " +
                                unknown_policies(query, a != nullptr) + ".");
  if (two[0].id == two[1].id)
    return list_page(visit, "Choose two policies that differ.");
  if (the_case.decide.outcomes.empty())
    return list_page(visit, "This case has nothing to compare policies by.");
  return long_work(
      visit, "Two policies under the same luck",
      [two](const Visit& own, Progress& progress) {
        const casefile::Case& value = own.state.loaded->the_case;
        const study::Asked asked = ask_of(own.desk, value, progress);
        const Json comparison = study::compared_of(
            asked, value.decide, two,
            "two " + keep::policy_toml(two[0]) + keep::policy_toml(two[1]),
            kPerDraw, kept_estimates(own).get());
        Page page{"Two policies", "policies_two", {}};
        Json& view = page.view;
        view["first_title"] = two[0].title;
        view["second_title"] = two[1].title;
        view["horizon"] = report::horizon_of(report::last_days(comparison));
        view["futures"] =
            report::thousands(report::whole(comparison, "draws") *
                              report::whole(comparison, "per_draw"));
        view["rows"] = rows_of(comparison);
        view["names_svg"] = report::policy_names_svg(comparison);
        view["panels"] = pictures_of(comparison);
        return show(own, std::move(page));
      });
}

// All policies of the case, as the brief has them.
Response all_page(const Visit& visit) {
  return long_work(
      visit, "All policies", [](const Visit& own, Progress& progress) {
        const Json comparison = study::policies_of(
            ask_of(own.desk, own.state.loaded->the_case, progress));
        if (comparison.is_null())
          return say(own, 200, "Nothing to compare",
                     "The case has no policies or no outcomes of theirs.");
        Page page{"All policies", "policies_all", {}};
        page.view["horizon"] =
            report::horizon_of(report::last_days(comparison));
        page.view["names_svg"] = report::policy_names_svg(comparison);
        page.view["panels"] = pictures_of(comparison);
        page.view["frontier_svg"] = report::frontier_svg(comparison);
        return show(own, std::move(page));
      });
}

Response keep_it(const Visit& visit) {
  const Pairs& form = visit.request.form;
  const std::string id = text_in(form, "name");
  auto policy = ruled_in(form);
  if (!is_name(id) || !policy)
    return say(visit, 200, "Not written",
               "A policy has a rule, and a name of small letters, digits "
               "and -.");
  policy->id = id;
  const keep::Kept kept =
      keep::commit(visit.desk.keeper.folder,
                   {keep::put_file("policies/" + id + ".toml",
                                   keep::policy_toml(*policy), {})});
  if (kept.not_written)
    return say(visit, 200, "Not written", kept.not_written->problem + ".");
  if (kept.mistakes.empty()) return redirect("/policies");
  std::string words;
  for (const Diagnostic& one : kept.mistakes)
    words += to_text(one);
  return say(visit, 200, "Not written", words);
}

}  // namespace

Response policies_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::post)
    return path == "/policies/keep" ? keep_it(visit)
                                    : say(visit, 404, "No such page",
                                          "Nothing is under this address.");
  if (path == "/policies") return list_page(visit, "");
  if (path == "/policies/two") return two_page(visit);
  if (path == "/policies/all") return all_page(visit);
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
