#include "entente/desk/rooms/add/add_room.hpp"

#include "entente/core/hash.hpp"
#include "entente/desk/rooms/add/add_page.hpp"
#include "entente/desk/rooms/add/moved_page.hpp"
#include "entente/desk/rooms/record/record_page.hpp"
#include "entente/keep/undo.hpp"

namespace entente::desk {
namespace {

// An act that is to be edited is one of the case; the record says what became
// of others.
bool is_known(const Visit& visit, const Pairs& pairs) {
  const auto edit = find(pairs, "edit");
  return !edit || visit.state.loaded->act(*edit);
}

Response opened(const Visit& visit) {
  AddPage page{visit.request.query, "", Shown::before, ""};
  if (const auto draft = find(page.pairs, "draft")) {
    page.pairs = draft_pairs(visit.desk, *draft);
    page.draft = *draft;
    if (page.pairs.empty())
      return say(visit, 404, "That draft is gone",
                 "Drafts are kept while the desk runs; begin again.");
  }
  if (!is_known(visit, page.pairs))
    return redirect(act_address(text_in(page.pairs, "edit")));
  return add_page(visit, page);
}

// A button that fills a field sends fill=answers=ID.
Pairs sent(const Visit& visit) {
  Pairs pairs = visit.request.form;
  const std::string fill = text_in(pairs, "fill");
  const std::size_t mark = fill.find('=');
  if (mark == std::string::npos) return pairs;
  const std::string field = fill.substr(0, mark);
  pairs = without(pairs, {field, "fill"});
  pairs.emplace_back(field, fill.substr(mark + 1));
  return pairs;
}

std::string sentence_of(Task task, const Wanted& wanted) {
  switch (task) {
    case Task::edit:
      return wanted.after + " is changed.";
    case Task::retire:
      return wanted.before + " is retired.";
    case Task::coverage:
      return "The days that were read are written.";
    case Task::add:
      break;
  }
  return wanted.after + " is added.";
}

Response saved(const Visit& visit, const Pairs& pairs) {
  AddPage page{pairs, "", Shown::before, ""};
  const Proposed proposed = proposed_of(visit.state, pairs);
  if (proposed.value == nullptr || proposed.after.empty())
    return add_page(visit, page);
  if (proposed.looked != text_in(pairs, "looked")) {
    page.shown = Shown::first_now;
    return add_page(visit, page);
  }
  const keep::Kept kept =
      keep::commit(visit.desk.keeper.folder, proposed.write);
  if (kept.not_written) page.refused = kept.not_written->problem;
  for (const Diagnostic& one : kept.mistakes)
    page.refused += to_text(one);
  if (!kept.done()) return add_page(visit, page);
  const std::string key = "done-" + proposed.looked;
  visit.desk.kept.put(key, std::make_shared<Done>(Done{
                               keep::taken_back(kept),
                               sentence_of(task_of(pairs), proposed.wanted),
                               proposed.wanted.after, only_typed(pairs)}));
  Pairs next = {{"done", key}};
  if (task_of(pairs) == Task::coverage) next.emplace_back("covered", "");
  return redirect(address("/add", next));
}

Response undone(const Visit& visit) {
  const std::string key = text_in(visit.request.form, "undo");
  const auto done = visit.desk.kept.find<Done>(key);
  if (done == nullptr)
    return say(visit, 404, "Nothing to undo",
               "The last few changes are remembered while the desk runs.");
  const keep::Kept kept = keep::commit(visit.desk.keeper.folder, done->back);
  if (kept.not_written)
    return say(visit, 200, "It stays", kept.not_written->problem);
  if (!kept.mistakes.empty())
    return say(visit, 200, "It stays", to_text(kept.mistakes.front()));
  Pairs back = done->typed;
  back.emplace_back("undone", "1");
  return redirect(address("/add", back));
}

}  // namespace

Response add_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::get) {
    if (path == "/add") return opened(visit);
    if (path == "/add/moved") return moved_page(visit);
    return say(visit, 404, "No such page", "Nothing is under this address.");
  }
  if (path == "/add/undo") return undone(visit);
  const Pairs pairs = sent(visit);
  if (!is_known(visit, pairs))
    return redirect(act_address(text_in(pairs, "edit")));
  if (path == "/add/check")
    return add_page(visit, {pairs, "", Shown::before, ""});
  if (path == "/add/try")
    return redirect(
        address("/add", {{"draft", kept_draft(visit.desk, pairs)}}) +
        "#moved-words");
  if (path == "/add/save") return saved(visit, pairs);
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
