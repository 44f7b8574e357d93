#include "entente/desk/rooms/add/checked.hpp"

#include <fmt/format.h>

#include "entente/desk/rooms/add/act_form.hpp"
#include "entente/desk/rooms/changed_lines.hpp"
#include "entente/desk/rooms/record/act_readers.hpp"
#include "entente/desk/rooms/record/record_page.hpp"
#include "entente/keep/proposal.hpp"
#include "entente/report/words/words.hpp"
#include "entente/variant/groups.hpp"

namespace entente::desk {
namespace {

using record::Act;

std::string heading_of(const Proposed& proposed) {
  if (!proposed.mistakes.empty())
    return report::count_of(static_cast<long>(proposed.mistakes.size()),
                            "mistake", "mistakes");
  std::vector<std::string> missing;
  for (const Missing& one : proposed.wanted.missing)
    missing.push_back(report::lower_first(one.words));
  if (!missing.empty()) return "Still to be said: " + report::listed(missing);
  if (proposed.after.empty()) return "Nothing is changed yet";
  return "The case checks with it";
}

Json mistakes_view(const std::vector<FieldMistake>& mistakes) {
  Json list = Json::array();
  for (const FieldMistake& one : mistakes)
    list.push_back({{"field_html", in_attribute(one.field)},
                    {"field_label", one.label},
                    {"mistake", one.text}});
  return list;
}

Json missing_view(const std::vector<Missing>& missing) {
  Json list = Json::array();
  for (const Missing& one : missing)
    list.push_back({{"field_html", in_attribute(one.field)},
                    {"field_label", report::upper_first(one.words)}});
  return list;
}

std::string weights_text(const record::Record& record, const Act& act) {
  const keep::Weights weights = keep::weights_of(act.kind.view(), record);
  if (weights.acts == 0) return "";
  std::string seen;
  for (const auto& [weight, acts] : weights.seen)
    seen += fmt::format("{}{:g} in {}", seen.empty() ? "" : ", ", weight, acts);
  return fmt::format(
      "{} of this kind weigh {}; nothing typed is {:g}",
      report::count_of(static_cast<long>(weights.acts), "act", "acts"), seen,
      weights.usual);
}

// What a new act may answer, each with the button that takes it.
Json likely_view(const record::Record& record, const Act& act) {
  Json list = Json::array();
  constexpr std::size_t kMost = 3;
  for (const keep::Answered& one : keep::likely_answered(record, act, kMost)) {
    const Act& other = record.acts[one.act];
    list.push_back(
        {{"likely_id", std::string(other.id.view())},
         {"fill_html", in_attribute("answers=" + std::string(other.id.view()))},
         {"likely_html", in_attribute(act_address(other.id.view()))},
         {"likely_days",
          one.days_before == 0
              ? "on the same day"
              : report::days_in_words(one.days_before) + " before"},
         {"likely_summary", std::string(other.summary.view())},
         {"likely_times",
          one.times > 0
              ? fmt::format("; such acts answered this kind {} of {} times",
                            one.times, one.of)
              : ""}});
  }
  return list;
}

void put_proposals(const casefile::Case& the_case,
                   const Pairs& pairs,
                   const Proposed& proposed,
                   Json& view) {
  const keep::Cells cells = typed_cells(pairs);
  const auto typed = [&](const char* column) {
    const auto found = cells.find(column);
    return found != cells.end() && !found->second.empty();
  };
  const bool told = typed("date") && typed("actor") && typed("kind");
  view["id_will"] = told && task_of(pairs) == Task::add && !typed("id")
                        ? proposed.wanted.after
                        : "";
  const Act act = keep::act_told(cells, the_case.sides);
  view["weights"] = weights_text(the_case.record, act);
  view["likely"] = told && parse_day(cells.at("date")) && !typed("answers")
                       ? likely_view(the_case.record, act)
                       : Json::array();
  view["any_likely"] = !view["likely"].empty();
  view["any_proposals"] = view["id_will"] != "" || view["weights"] != "" ||
                          view["any_likely"].get<bool>();
}

// What of an act is other than when it was opened, cell by cell.
Json changes_view(const Pairs& pairs) {
  Json list = Json::array();
  const keep::Cells changed = changed_cells(pairs);
  for (const ActField& field : act_fields()) {
    const auto now = changed.find(field.column);
    if (now == changed.end()) continue;
    list.push_back({{"change_label", field.label},
                    {"change_was", text_in(pairs, "was_" + field.column)},
                    {"change_now", now->second}});
  }
  return list;
}

// Groups that an act that is changed enters and leaves.
Json entered_view(const casefile::Case& before, const casefile::Case& after) {
  Json list = Json::array();
  for (const variant::GroupMoved& group : variant::groups_moved(before, after))
    list.push_back(
        {{"entered_group", group.group},
         {"entered_how",
          fmt::format(
              "{} before, {} after",
              report::count_of(static_cast<long>(group.before), "act", "acts"),
              report::thousands(static_cast<long>(group.after)))}});
  return list;
}

// The act as it would be read; one that is taken out, as it is read now.
void put_readers(const Loaded& loaded, const Proposed& proposed, Json& view) {
  const Wanted& wanted = proposed.wanted;
  view["any_reading"] = false;
  if (wanted.after.empty()) {
    const auto index = loaded.act(wanted.before);
    if (wanted.before.empty() || !index) return;
    add_readers(loaded.the_case, loaded.the_case.record.acts[*index],
                doubt::act_reading(loaded.the_case, loaded.panel(), *index),
                view);
    view["any_reading"] = true;
    return;
  }
  if (proposed.value == nullptr || proposed.after.empty()) return;
  const casefile::Case& the_case = *proposed.value;
  const theory::VerdictPanel verdict =
      theory::verdict_panel(casefile::setting_of(the_case));
  for (std::size_t i = 0; i < the_case.record.acts.size(); ++i) {
    const Act& act = the_case.record.acts[i];
    if (act.id != wanted.after) continue;
    add_readers(the_case, act, doubt::act_reading(the_case, verdict.panel, i),
                view);
    view["any_reading"] = true;
    if (act.day > the_case.window.to)
      view["beyond"] = in_words(the_case.window.to);
  }
}

}  // namespace

void put_checked(const Visit& visit,
                 const Pairs& pairs,
                 const Proposed& proposed,
                 Shown shown,
                 Json& view) {
  const Loaded& loaded = *visit.state.loaded;
  const Task task = task_of(pairs);
  view["checked_heading"] = heading_of(proposed);
  view["is_stale"] = proposed.is_stale;
  view["mistakes_here"] = mistakes_view(proposed.mistakes);
  view["any_here"] = !proposed.mistakes.empty();
  view["missing_here"] = missing_view(proposed.wanted.missing);
  view["any_missing_here"] =
      proposed.mistakes.empty() && !proposed.wanted.missing.empty();
  view["strange"] = report::listed(proposed.wanted.strange);
  if (task == Task::add || task == Task::edit)
    put_proposals(loaded.the_case, pairs, proposed, view);
  const bool checks = proposed.value != nullptr && !proposed.after.empty();
  view["can_save"] = checks;
  view["look_again"] = checks && shown == Shown::first_now;
  view["looked"] = proposed.looked;
  view["diffs"] =
      checks ? changed_lines(proposed.before, proposed.after) : Json::array();
  view["cell_changes"] =
      checks && task == Task::edit ? changes_view(pairs) : Json::array();
  view["any_changes"] = !view["cell_changes"].empty();
  view["entered"] = checks && task != Task::add
                        ? entered_view(loaded.the_case, *proposed.value)
                        : Json::array();
  view["any_entered"] = !view["entered"].empty();
  view["beyond"] = "";
  put_readers(loaded, proposed, view);
}

}  // namespace entente::desk
