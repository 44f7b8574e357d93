#include "entente/desk/rooms/record/record_room.hpp"

#include <algorithm>

#include "entente/desk/rooms/record/act_page.hpp"
#include "entente/desk/rooms/record/asked.hpp"
#include "entente/desk/rooms/record/record_page.hpp"
#include "entente/keep/table_text.hpp"
#include "entente/report/results/act_json.hpp"
#include "entente/report/tables/bibtex.hpp"

namespace entente::desk {
namespace {

using record::Act;

// A file that is saved under the case's name.
Response file(const Visit& visit,
              const char* type,
              const std::string& ending,
              std::string body) {
  Response response{200, type, std::move(body), {}, {}};
  std::string name;
  for (const char c : visit.state.loaded->the_case.id)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  response.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"" + name + "-acts." + ending + "\"");
  return response;
}

// All acts that are asked for, on whatever page; in the order of the record.
Response all_as(const Visit& visit, const std::string& ending) {
  const Loaded& loaded = *visit.state.loaded;
  const record::Record& record = loaded.the_case.record;
  std::vector<const Act*> acts;
  for (const std::size_t i :
       loaded.finder().find(asked_of(visit.request.query).choice).acts)
    acts.push_back(&record.acts[i]);
  if (ending == "csv") {
    std::vector<std::string> ids;
    for (const Act* act : acts)
      ids.emplace_back(act->id.view());
    return file(visit, "text/csv; charset=utf-8", ending,
                keep::rows_of(loaded.files.at("acts.csv"), std::move(ids)));
  }
  if (ending == "bib")
    return file(visit, "application/x-bibtex; charset=utf-8", ending,
                report::bibtex_of(record, acts));
  Json list = Json::array();
  for (const Act* act : acts)
    list.push_back(report::act_json(*act));
  return {200, "application/json", list.dump(1) + "\n", {}, {}};
}

}  // namespace

Response record_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::post)
    return say(visit, 405, "Nothing to post", "The record is read here.");
  if (path == "/record") return record_page(visit);
  for (const char* ending : {"csv", "json", "bib"})
    if (path == std::string("/record.") + ending) return all_as(visit, ending);
  if (path == "/record/act") return act_page(visit);
  if (path == "/record/act.json") return act_as_json(visit);
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
