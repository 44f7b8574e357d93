#include "entente/desk/rooms/definitions/definitions_room.hpp"

#include <algorithm>

#include "entente/core/hash.hpp"
#include "entente/core/holds.hpp"
#include "entente/desk/rooms/definitions/edited.hpp"
#include "entente/desk/rooms/definitions/words_page.hpp"
#include "entente/desk/rooms/record/record_page.hpp"
#include "entente/keep/whole_file.hpp"
#include "entente/report/words/words.hpp"
#include "entente/variant/groups.hpp"

namespace entente::desk {
namespace {

constexpr std::size_t kMostActs = 12;  // of a group that are listed

// The editor's page.
struct Editor {
  Draft draft;
  std::vector<std::string> claims;  // whose words are tried
  std::string draft_id;             // where they are
  std::string undo;                 // a draft that undoes what was just saved
  Diagnostics refused;              // why it was not saved
};

bool is_toml(const std::string& name) {
  return name.ends_with(".toml");
}

Json files_view(const casefile::Files& files, const std::string& chosen) {
  Json list = Json::array();
  for (const auto& [name, bytes] : files)
    if (is_toml(name))
      list.push_back({{"name", name},
                      {"name_html", in_attribute(name)},
                      {"on", name == chosen}});
  return list;
}

Json claims_view(const casefile::Case& the_case,
                 const std::vector<std::string>& chosen) {
  Json list = Json::array();
  for (const claim::ClaimSpec& claim : the_case.claims)
    list.push_back({{"claim_id", claim.id},
                    {"claim_id_html", in_attribute(claim.id)},
                    {"claim_title", claim.title},
                    {"on", holds(chosen, claim.id)}});
  return list;
}

Json mistakes_view(const Diagnostics& mistakes, const std::string& file) {
  Json list = Json::array();
  for (const Diagnostic& one : mistakes) {
    const bool here = one.place.file == file && one.place.line > 0;
    list.push_back({{"mistake", mistake_text(one)},
                    {"line", here ? std::to_string(one.place.line) : ""},
                    {"column", std::to_string(one.place.column)}});
  }
  return list;
}

Json acts_view(const std::vector<record::Act>& acts, const char* how) {
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(acts.size(), kMostActs); ++i)
    list.push_back(
        {{"how", how},
         {"act_html", in_attribute(act_address(acts[i].id.view()))},
         {"act_summary", std::string(acts[i].summary.view())},
         {"act_date", report::short_date(acts[i].day, acts[i].precision)}});
  return list;
}

Json groups_view(const casefile::Case& before, const casefile::Case& after) {
  Json list = Json::array();
  for (const variant::GroupMoved& group :
       variant::groups_moved(before, after)) {
    Json acts = acts_view(group.in, "in");
    for (Json& one : acts_view(group.out, "out"))
      acts.push_back(std::move(one));
    const auto n = static_cast<long>(group.in.size() + group.out.size());
    const auto listed = static_cast<long>(acts.size());
    list.push_back(
        {{"group", group.group},
         {"n_before",
          report::count_of(static_cast<long>(group.before), "act", "acts")},
         {"n_after", report::thousands(static_cast<long>(group.after))},
         {"acts", std::move(acts)},
         {"more", n > listed ? report::thousands(n - listed) : ""}});
  }
  return list;
}

// What stands beside the text: its mistakes, or what its groups would hold.
void put_checked(const Visit& visit, const Editor& editor, Json& view) {
  const casefile::Case& before = visit.state.loaded->the_case;
  Edited edited;
  // What the desk has read already need not be read again.
  const auto known = visit.state.loaded->files.find(editor.draft.file);
  const bool is_known = visit.state.mistakes->empty() &&
                        known != visit.state.loaded->files.end() &&
                        known->second == editor.draft.text &&
                        sha256(known->second) == editor.draft.seen;
  if (!is_known)
    edited = edited_case(visit.desk.keeper.folder, before.id, editor.draft);
  if (!editor.refused.empty()) edited.mistakes = editor.refused;
  const auto now = edited.files.find(editor.draft.file);
  view["mistakes_here"] = mistakes_view(edited.mistakes, editor.draft.file);
  view["any_here"] = !edited.mistakes.empty();
  view["n_here"] = report::count_of(static_cast<long>(edited.mistakes.size()),
                                    "mistake", "mistakes");
  view["as_saved"] = is_known || (now != edited.files.end() &&
                                  now->second == editor.draft.text);
  view["checks"] = edited.mistakes.empty();
  view["groups"] = edited.after == nullptr ? Json::array()
                                           : groups_view(before, *edited.after);
  view["any_groups"] = !view["groups"].empty();
}

Response editor_page(const Visit& visit, const Editor& editor) {
  Json view;
  Diagnostics unread;
  const casefile::Files files =
      casefile::load_files(visit.desk.keeper.folder, unread);
  view["files"] = files_view(files, editor.draft.file);
  view["file"] = editor.draft.file;
  view["file_html"] = in_attribute(editor.draft.file);
  view["seen"] = editor.draft.seen;
  view["text_html"] = in_attribute(editor.draft.text);
  view["again_html"] =
      in_attribute(address("/definitions", {{"file", editor.draft.file}}));
  view["choices"] = claims_view(visit.state.loaded->the_case, editor.claims);
  view["any_claims"] = !view["choices"].empty();
  const bool tried = !editor.draft_id.empty();
  view["tried"] = tried;
  view["words_html"] =
      tried ? in_attribute(words_address(editor.draft_id, editor.claims)) : "";
  const auto undo = visit.desk.drafts.find(editor.undo);
  view["undo"] = undo.has_value();
  view["undo_id"] = editor.undo;
  put_checked(visit, editor, view);
  return show(visit, {editor.draft.file, "definitions", std::move(view)});
}

// The file as it stands, or case.toml.
Response opened(const Visit& visit) {
  const Pairs& query = visit.request.query;
  Editor editor;
  editor.claims = all_in(query, "claim");
  if (const auto id = find(query, "draft")) {
    const auto draft = visit.desk.drafts.find(*id);
    if (!draft)
      return say(visit, 404, "That draft is gone",
                 "Drafts are kept while the desk runs; open the file again.");
    editor.draft = *draft;
    editor.draft_id = *id;
    return editor_page(visit, editor);
  }
  const std::string name = find(query, "file").value_or("case.toml");
  Diagnostics unread;
  const casefile::Files files =
      casefile::load_files(visit.desk.keeper.folder, unread);
  const auto file = files.find(name);
  if (file == files.end() || !is_toml(name))
    return say(visit, 404, "No such file",
               "The case has no TOML file of this name.");
  editor.draft = {name, file->second, sha256(file->second)};
  editor.undo = text_in(query, "undo");
  if (editor.claims.empty() && name.starts_with("claims/"))
    editor.claims = {name.substr(7, name.size() - 12)};
  return editor_page(visit, editor);
}

Editor sent(const Visit& visit) {
  const Pairs& form = visit.request.form;
  Editor editor;
  editor.draft.file = text_in(form, "file");
  editor.draft.seen = text_in(form, "seen");
  Diagnostics unread;
  const casefile::Files files =
      casefile::load_files(visit.desk.keeper.folder, unread);
  const auto now = files.find(editor.draft.file);
  editor.draft.text = with_ends_of(now == files.end() ? "" : now->second,
                                   text_in(form, "text"));
  editor.claims = all_in(form, "claim");
  return editor;
}

// Where the words of a draft stand.
Response tried(const Visit& visit) {
  const Editor editor = sent(visit);
  Pairs query = {{"draft", visit.desk.drafts.put(editor.draft)}};
  for (const std::string& id : editor.claims)
    query.emplace_back("claim", id);
  return redirect(address("/definitions", query));
}

// What was there before, as the draft that puts it back.
std::string undo_of(const Visit& visit, const Draft& draft) {
  Diagnostics unread;
  const casefile::Files files =
      casefile::load_files(visit.desk.keeper.folder, unread);
  const auto before = files.find(draft.file);
  if (before == files.end() || sha256(before->second) != draft.seen) return {};
  return visit.desk.drafts.put(
      {draft.file, before->second, sha256(draft.text)});
}

Response saved(const Visit& visit, Editor editor) {
  const std::string undo = undo_of(visit, editor.draft);
  const keep::Kept kept =
      keep::commit(visit.desk.keeper.folder,
                   {keep::put_file(editor.draft.file, editor.draft.text,
                                   editor.draft.seen)});
  editor.refused = kept.mistakes;
  if (kept.not_written)
    editor.refused.push_back({{editor.draft.file, 0, 0},
                              kept.not_written->problem,
                              "the file is as it was",
                              "make room, or look at its permissions"});
  if (!editor.refused.empty()) return editor_page(visit, editor);
  return redirect(
      address("/definitions", {{"file", editor.draft.file}, {"undo", undo}}));
}

Response undone(const Visit& visit) {
  const auto draft =
      visit.desk.drafts.find(text_in(visit.request.form, "undo"));
  if (!draft)
    return say(visit, 404, "Nothing to undo",
               "What was saved is remembered while the desk runs.");
  return saved(visit, {*draft, {}, "", "", {}});
}

}  // namespace

Response definitions_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::get) {
    if (path == "/definitions") return opened(visit);
    if (path == "/definitions/words") return words_page(visit);
  } else {
    if (path == "/definitions/check") return editor_page(visit, sent(visit));
    if (path == "/definitions/try") return tried(visit);
    if (path == "/definitions/save") return saved(visit, sent(visit));
    if (path == "/definitions/undo") return undone(visit);
  }
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
