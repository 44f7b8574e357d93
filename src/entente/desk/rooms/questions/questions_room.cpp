#include "entente/desk/rooms/questions/questions_room.hpp"

#include <charconv>

#include "entente/casefile/questions.hpp"
#include "entente/desk/rooms/questions/pages.hpp"
#include "entente/desk/rooms/questions/posed.hpp"
#include "entente/keep/question_change.hpp"
#include "entente/keep/undo.hpp"

namespace entente::desk {
namespace {

void put_menus(const Visit& visit, Json& view) {
  const casefile::Case& the_case = visit.state.loaded->the_case;
  Json groups = Json::array(), kinds = Json::array(), actors = Json::array(),
       questions = Json::array();
  for (const record::Group& group : the_case.groups)
    groups.push_back({{"value_html", in_attribute("group:" + group.name)},
                      {"words", group.name}});
  for (const record::Kind& kind : the_case.record.kinds)
    kinds.push_back({{"value_html", in_attribute("kind:" + kind.kind)},
                     {"words", kind.label.empty() ? kind.kind : kind.label}});
  for (const auto& [code, name] : the_case.actors)
    actors.push_back({{"value_html", in_attribute(code)}, {"words", name}});
  for (const auto& one :
       casefile::register_of(visit.state.loaded->files).questions)
    questions.push_back({{"value_html", in_attribute(one.id)},
                         {"words", one.id + " · " + one.text}});
  view["groups"] = std::move(groups);
  view["kinds"] = std::move(kinds);
  view["actors"] = std::move(actors);
  view["any_questions"] = !questions.empty();
  view["asked_of"] = std::move(questions);
  view["first_day"] = iso(the_case.window.to + 1);
  view["as_of"] = iso(the_case.window.to);
}

std::string undo_key(const std::string& question) {
  return "question " + question;
}

// `typed`: what a form that was refused held.
Response page(const Visit& visit,
              const Pairs& typed,
              const Diagnostics& mistakes) {
  Json view;
  put_menus(visit, view);
  view["any_here"] = !mistakes.empty();
  view["mistakes_here"] = mistakes_list(mistakes);
  view["said"] = text_in(visit.request.query, "said");
  const std::string kept_id = text_in(visit.request.query, "kept");
  view["kept_id"] = kept_id;
  view["kept_html"] = in_attribute(kept_id);
  view["can_undo"] =
      visit.desk.kept.find<keep::Change>(undo_key(kept_id)) != nullptr;
  view["undone"] = text_in(visit.request.query, "undone");
  for (const char* key : {"who", "p", "note"})
    view[std::string(key) + "_html"] = in_attribute(text_in(typed, key));
  const auto when = find(typed, "when");
  view["when_html"] =
      in_attribute(when ? *when : iso(visit.state.loaded->the_case.window.to));
  return show(visit, {"Forecasts and questions", "questions", std::move(view)});
}

Response refused(const Visit& visit,
                 const std::string& file,
                 const std::string& problem,
                 const std::string& hint) {
  return page(visit, visit.request.form,
              {{{file, 0, 0}, problem, "nothing was written", hint}});
}

// Why nothing was written; nothing where it was.
std::optional<Response> why_not(const Visit& visit,
                                const std::string& file,
                                const keep::Kept& kept) {
  if (kept.not_written)
    return refused(visit, file, kept.not_written->problem,
                   "make room, or look at its permissions");
  if (!kept.mistakes.empty())
    return page(visit, visit.request.form, kept.mistakes);
  return {};
}

Response kept(const Visit& visit) {
  const Pairs& form = visit.request.form;
  const Loaded& loaded = *visit.state.loaded;
  const question::Understood understood =
      posed_of(loaded.the_case, loaded.files, form);
  if (!understood.question)
    return refused(visit, "case.toml", "this is no question",
                   "ask it first, and keep what was answered");
  question::QuestionSpec question = *understood.question;
  question.id = text_in(form, "id");
  question.text = text_in(form, "title");
  question.resolution = text_in(form, "resolution");
  question.asked = loaded.the_case.window.to;
  const keep::Kept done =
      keep::commit(visit.desk.keeper.folder, {keep::kept_question(question)});
  if (auto problem = why_not(visit, "case.toml", done)) return *problem;
  visit.desk.kept.put(undo_key(question.id),
                      std::make_shared<keep::Change>(keep::taken_back(done)));
  return redirect(address("/questions", {{"kept", question.id}}));
}

// The question goes from case.toml again, where that is as it was written.
Response undone(const Visit& visit) {
  const std::string id = text_in(visit.request.form, "kept");
  const auto back = visit.desk.kept.find<keep::Change>(undo_key(id));
  if (back == nullptr)
    return refused(visit, "case.toml", "“" + id + "” cannot be taken back here",
                   "the last few things that were kept are remembered while "
                   "the desk runs; take it out in Definitions");
  const keep::Kept done = keep::commit(visit.desk.keeper.folder, *back);
  if (auto problem = why_not(visit, "case.toml", done)) return *problem;
  visit.desk.kept.put(undo_key(id), nullptr);
  return redirect(address("/questions", {{"undone", id}}));
}

Response said(const Visit& visit) {
  const Pairs& form = visit.request.form;
  question::Said said;
  said.who = text_in(form, "who");
  said.question = text_in(form, "question");
  said.note = text_in(form, "note");
  const std::string p = text_in(form, "p"), when = text_in(form, "when");
  const char* const end = p.data() + p.size();
  const auto [last, error] = std::from_chars(p.data(), end, said.p);
  if (error != std::errc() || last != end || !(said.p >= 0 && said.p <= 1))
    return refused(visit, "forecasts.csv", "“" + p + "” is no probability",
                   "write a number from 0 to 1, as 0.3");
  const auto day = parse_day(when);
  if (!day)
    return refused(visit, "forecasts.csv", "“" + when + "” is no date",
                   "write the day whose end was known, as 2001-02-28");
  said.when = *day;
  if (said.who.empty())
    return refused(visit, "forecasts.csv", "it is not said who thinks so",
                   "give a name");
  const keep::Kept done =
      keep::commit(visit.desk.keeper.folder, {keep::said_row(said)});
  if (auto problem = why_not(visit, "forecasts.csv", done)) return *problem;
  return redirect(address("/questions", {{"said", said.question}}));
}

}  // namespace

Response questions_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::get) {
    if (path == "/questions") return page(visit, {}, {});
    if (path == "/questions/answer") return answer_page(visit);
    if (path == "/questions/register") return register_page(visit);
    if (path == "/questions/expected") return expected_page(visit);
  } else {
    if (path == "/questions/keep") return kept(visit);
    if (path == "/questions/say") return said(visit);
    if (path == "/questions/undo") return undone(visit);
  }
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
