#include "entente/desk/rooms/record/act_page.hpp"

#include <fmt/format.h>

#include "entente/core/suggest.hpp"
#include "entente/desk/rooms/record/act_readers.hpp"
#include "entente/desk/rooms/record/record_page.hpp"
#include "entente/doubt/act_reading.hpp"
#include "entente/record/act_words.hpp"
#include "entente/record/around.hpp"
#include "entente/report/results/act_json.hpp"
#include "entente/report/words/context.hpp"
#include "entente/report/words/source_links.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

using record::Act;

constexpr std::size_t kMostFollowed = 100;

void add_field(const char* name, std::string value, Json& fields) {
  if (!value.empty())
    fields.push_back({{"field_name", name}, {"field_value", std::move(value)}});
}

// "HAL (Hale), VAR (Varn)"
std::string named(const casefile::Case& the_case,
                  const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) {
    const std::string name = report::actor_name(the_case, code);
    text += (text.empty() ? "" : ", ") +
            (name == code ? code : name + " (" + code + ")");
  }
  return text;
}

std::string side_words(const casefile::Case& the_case, record::Side side) {
  switch (side) {
    case record::Side::ours:
      return the_case.our_name;
    case record::Side::theirs:
      return the_case.their_name;
    case record::Side::joint:
      return "both sides together";
    case record::Side::third:
      return "a third party";
  }
  return "";
}

std::string weight_words(const record::Record& record, const Act& act) {
  return fmt::format("{:g}{}", record::weight_of(act, record.kinds),
                     act.severity ? "" : " (the kind’s default)");
}

Json fields_of(const casefile::Case& the_case, const Act& act) {
  const record::Record& record = the_case.record;
  Json fields = Json::array();
  add_field(
      "Date",
      record::date_of(act) + (act.end > act.day ? " to " + iso(act.end) : ""),
      fields);
  add_field("Who", named(the_case, act.actors), fields);
  add_field("Counted as", side_words(the_case, act.side), fields);
  add_field("At", named(the_case, act.targets), fields);
  add_field("Kind",
            report::kind_label(act, record.kinds) + " (" + act.kind + ")",
            fields);
  if (act.magnitude)
    add_field("Size", fmt::format("{:g} {}", *act.magnitude, act.unit.view()),
              fields);
  add_field("Outcome", act.outcome, fields);
  add_field("Scheduled", act.scheduled, fields);
  add_field("Terms", act.terms, fields);
  add_field("Package", act.package, fields);
  add_field("Line", record::in_list(act.lines), fields);
  add_field("Weight", weight_words(record, act), fields);
  add_field("Check", std::string(record::check_word(act.check)), fields);
  add_field("Note", act.note, fields);
  add_field("Row", fmt::format("acts.csv, line {}", act.line), fields);
  return fields;
}

Json sources_of(const record::Record& record, const Act& act) {
  Json sources = Json::array();
  for (const std::string& piece : record::source_pieces(act)) {
    const record::SourceRule* rule = record::rule_for(piece, record.sources);
    Json one;
    one["is_address"] = report::is_address(piece);
    one["piece"] = piece;
    one["piece_html"] = in_attribute(piece);
    one["cited"] = rule != nullptr && rule->citation != piece
                       ? rule->citation + " (" + rule->source_class + ")"
                       : "";
    sources.push_back(std::move(one));
  }
  return sources;
}

// The second coder's row beside ours, and what is in doubt.
void add_doubts(const record::Record& record, const Act& act, Json& view) {
  const auto second = record.second_coding.find(act.id);
  view["any_second"] = second != record.second_coding.end();
  if (second != record.second_coding.end()) {
    const record::SecondCoding& coding = second->second;
    view["ours_terms"] = act.terms.empty() ? "–" : act.terms;
    view["ours_weight"] = weight_words(record, act);
    view["second_terms"] = coding.terms.empty() ? "–" : coding.terms;
    view["second_weight"] =
        coding.severity ? fmt::format("{:g}", *coding.severity) : "–";
    view["second_certainty"] = coding.certainty;
    view["second_reason"] = coding.reason;
  }
  Json doubts = Json::array();
  for (const record::Doubt& doubt : record.doubts)
    if (doubt.id == act.id)
      doubts.push_back(
          {{"doubt", doubt.doubt}, {"doubt_source", doubt.source}});
  view["any_doubts"] = !doubts.empty();
  view["act_doubts"] = std::move(doubts);
}

Json line_view(const casefile::Case& the_case, std::size_t index, Day from) {
  const Act& act = the_case.record.acts[index];
  return {
      {"line_html", in_attribute(act_address(act.id))},
      {"line_date", report::short_date(act.day, act.precision)},
      {"line_after", from == act.day || act.precision != record::Precision::day
                         ? ""
                         : fmt::format("{:+}", act.day - from)},
      {"line_who", report::actors_of(the_case, act)},
      {"line_summary", std::string(act.summary.view())}};
}

void add_around(const Loaded& loaded, std::size_t index, Json& view) {
  const casefile::Case& the_case = loaded.the_case;
  const record::Record& record = the_case.record;
  const Act& act = record.acts[index];
  const auto lines = [&](const std::vector<std::size_t>& acts) {
    Json all = Json::array();
    for (const std::size_t i : acts)
      if (all.size() < kMostFollowed)
        all.push_back(line_view(the_case, i, act.day));
    return all;
  };
  const auto answered = loaded.act(act.answers);
  view["answers"] = answered ? lines({*answered}) : Json::array();
  view["any_answers"] = answered.has_value();
  view["answered_by"] = lines(record::answered_by(record, index));
  view["any_answered_by"] = !view["answered_by"].empty();
  const auto followed =
      record::followed_within(record, index, record::kFollowDays);
  view["followed"] = lines(followed);
  view["any_followed"] = !followed.empty();
  view["n_followed"] =
      report::count_of(static_cast<long>(followed.size()), "act", "acts");
  view["follow_days"] = std::to_string(record::kFollowDays);
  view["follow_open"] = act.day + record::kFollowDays > the_case.window.to;
  if (followed.size() > kMostFollowed)
    view["followed_html"] = in_attribute(
        address("/record", {{"from", iso(act.day + 1)},
                            {"to", iso(act.day + record::kFollowDays)},
                            {"order", "oldest"}}));
  else
    view["followed_html"] = "";
  const auto& acts = record.acts;
  view["before_html"] =
      index > 0 ? in_attribute(act_address(acts[index - 1].id)) : "";
  view["after_html"] = index + 1 < acts.size()
                           ? in_attribute(act_address(acts[index + 1].id))
                           : "";
}

Response missing(const Visit& visit, const std::string& id) {
  const record::Record& record = visit.state.loaded->the_case.record;
  Page page{"No such act", "plain_page", {}};
  page.view["heading"] = "No such act";
  page.view["link_path"] = "/record";
  page.view["link_words"] = "All acts";
  const auto lead_to = [&](const std::string& other) {
    page.view["link_path"] = act_address(other);
    page.view["link_words"] = other;
  };
  for (const record::RetiredId& retired : record.retired) {
    if (retired.old_id != id) continue;
    page.view["sentence"] = id + " was retired: " + retired.reason;
    if (!retired.new_id.empty()) lead_to(retired.new_id);
    return show(visit, std::move(page), 404);
  }
  std::vector<std::string> ids;
  for (const Act& act : record.acts)
    ids.push_back(act.id);
  const std::string near = nearest_id(id, ids);
  page.view["sentence"] = "No act of this case has the id “" + id + "”." +
                          (near.empty() ? "" : " The nearest is:");
  if (!near.empty()) lead_to(near);
  return show(visit, std::move(page), 404);
}

}  // namespace

Response act_page(const Visit& visit) {
  const Loaded& loaded = *visit.state.loaded;
  const std::string id = text_in(visit.request.query, "id");
  const auto index = loaded.act(id);
  if (!index) return missing(visit, id);
  const casefile::Case& the_case = loaded.the_case;
  const Act& act = the_case.record.acts[*index];
  Json view;
  view["id"] = id;
  view["summary"] = std::string(act.summary.view());
  view["fields"] = fields_of(the_case, act);
  view["cited_sources"] = sources_of(the_case.record, act);
  add_doubts(the_case.record, act, view);
  add_around(loaded, *index, view);
  add_readers(the_case, act,
              doubt::act_reading(the_case, loaded.panel(), *index), view);
  view["mend_html"] = in_attribute(address("/add", {{"edit", id}}));
  view["retire_html"] = in_attribute(address("/add", {{"drop", id}}));
  view["json_html"] = in_attribute(address("/record/act.json", {{"id", id}}));
  return show(visit, {id, "act", std::move(view)});
}

Response act_as_json(const Visit& visit) {
  const Loaded& loaded = *visit.state.loaded;
  const auto index = loaded.act(text_in(visit.request.query, "id"));
  if (!index) return plain(404, "entente: no such act\n");
  Json json = report::act_json(loaded.the_case.record.acts[*index]);
  report::add_around(loaded.the_case, *index, json);
  report::add_reading(
      loaded.the_case,
      doubt::act_reading(loaded.the_case, loaded.panel(), *index), json);
  return {200, "application/json", json.dump(1) + "\n", {}, {}};
}

}  // namespace entente::desk
