#include "entente/desk/rooms/brief/brief_room.hpp"

#include <cctype>

#include "entente/desk/rooms/asking.hpp"
#include "entente/report/page/brief.hpp"
#include "entente/report/sections/changes.hpp"
#include "entente/study/changes.hpp"

namespace entente::desk {
namespace {

// What the page itself says of style and script, which the desk's own policy
// would forbid; `frame-ancestors` counts in a header alone.
std::string policy_in(const std::string& html) {
  constexpr std::string_view kMark =
      "http-equiv=\"Content-Security-Policy\" content=\"";
  const std::size_t at = html.find(kMark) + kMark.size();
  return html.substr(at, html.find('"', at) - at) + "; frame-ancestors 'none'";
}

std::string file_name(const std::string& id, const std::string& ending) {
  std::string name;
  for (const char c : id)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  return name + "-brief" + ending;
}

study::Asked asked_for(const Visit& own, Progress& progress) {
  study::Asked asked = ask_of(own.desk, own.state.loaded->the_case, progress);
  asked.command = "entente brief " +
                  study::word_in_shell(own.desk.keeper.folder.string()) +
                  " --seed " + std::to_string(asked.how.seed);
  return asked;
}

void as_download(const Visit& own, const std::string& ending, Response& out) {
  if (!find(own.request.query, "download")) return;
  out.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"" +
          file_name(own.state.loaded->the_case.id, ending) + "\"");
}

Response made(const Visit& own, Progress& progress) {
  const Json results = study::brief_of(asked_for(own, progress));
  const casefile::Case& the_case = own.state.loaded->the_case;
  const bool is_short = own.request.path == "/brief/short.html";
  Response out;
  out.body = is_short ? report::render_short(the_case, results)
                      : report::render_brief(the_case, results);
  out.headers = {{"Content-Security-Policy", policy_in(out.body)}};
  as_download(own, is_short ? "-short.html" : ".html", out);
  return out;
}

Response results_of(const Visit& own, Progress& progress) {
  Response out{200,
               "application/json",
               study::brief_of(asked_for(own, progress)).dump(1) + "\n",
               {},
               {}};
  as_download(own, ".json", out);
  return out;
}

Response changed(const Visit& own, Progress& progress) {
  const std::string text = text_in(own.request.query, "since");
  const auto since = parse_day(text);
  if (!since)
    return say(own, 200, "What changed",
               "“" + text + "” is no date: write for example 2001-02-28.");
  Json results = Json::object();
  const auto problem = study::add_changes(
      asked_for(own, progress), own.state.loaded->files, *since, results);
  if (problem)
    return say(own, 200, "What changed",
               problem->problem + ": " + problem->hint + ".");
  Json view = report::changes_view(
      report::context_of(own.state.loaded->the_case, results));
  return show(own, {"What changed", "changed", std::move(view)});
}

bool holds_all(const Json& object,
               const std::vector<const char*>& texts,
               const std::vector<const char*>& numbers) {
  if (!object.is_object()) return false;
  for (const char* key : texts)
    if (!object.contains(key) || !object[key].is_string()) return false;
  for (const char* key : numbers)
    if (!object.contains(key) ||
        !(object[key].is_number() || object[key].is_null()))
      return false;
  return true;
}

bool holds_list(const Json& result,
                const char* part,
                const char* list,
                const std::vector<const char*>& texts,
                const std::vector<const char*>& numbers) {
  const Json& all = report::part(report::part(result, part), list);
  if (!all.is_array()) return false;
  for (const Json& one : all)
    if (!holds_all(one, texts, numbers)) return false;
  return true;
}

// Whether a text that was sent has what is compared (docs/json.md, "brief").
bool is_result(const Json& result) {
  const Json& head = report::part(result, "head");
  return holds_all(head, {"as_of", "data_hash"}, {}) &&
         holds_all(report::part(head, "acts_read"), {}, {"acts"}) &&
         holds_list(result, "claims", "claims", {"id", "title", "word"},
                    {"probability"}) &&
         holds_list(result, "contest", "theories", {"name", "title"},
                    {"log_evidence", "share"}) &&
         holds_list(result, "forecast", "items", {"id", "title"},
                    {"horizon", "probability"});
}

// An earlier brief's results as they were sent, beside those of now.
Response against(const Visit& own, Progress& progress) {
  const auto sent = own.desk.drafts.find(text_in(own.request.query, "with"));
  if (!sent)
    return say(own, 404, "That brief is gone",
               "It is kept while the desk runs; choose its file again.");
  const Json before = Json::parse(sent->text, nullptr, false);
  if (!is_result(before))
    return say(own, 200, "What changed",
               "The file that was chosen holds no results of a brief.");
  const Json results = {
      {"changes", study::changes_of_results(
                      before, study::brief_of(asked_for(own, progress)))}};
  Json view = report::changes_view(
      report::context_of(own.state.loaded->the_case, results));
  return show(own, {"What changed", "changed", std::move(view)});
}

Response compared(const Visit& visit) {
  const std::string id =
      visit.desk.drafts.put({"", text_in(visit.request.form, "results"), ""});
  return redirect(address("/brief/against", {{"with", id}}));
}

}  // namespace

Response brief_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::post)
    return path == "/brief/compare"
               ? compared(visit)
               : say(visit, 405, "Nothing to post", "The brief is read here.");
  if (path == "/brief")
    return show(visit,
                {"Brief",
                 "make_brief",
                 {{"as_of", iso(visit.state.loaded->the_case.window.to)}}});
  if (path == "/brief/long.html") return long_work(visit, "The brief", made);
  if (path == "/brief/short.html")
    return long_work(visit, "The brief on two pages", made);
  if (path == "/brief/results.json")
    return long_work(visit, "The brief's results", results_of);
  if (path == "/brief/changes")
    return long_work(visit, "What changed", changed);
  if (path == "/brief/against")
    return long_work(visit, "What changed", against);
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
