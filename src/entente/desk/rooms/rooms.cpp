#include "entente/desk/rooms/rooms.hpp"

#include <fmt/format.h>

#include "entente/desk/rooms/add/add_room.hpp"
#include "entente/desk/rooms/brief/brief_room.hpp"
#include "entente/desk/rooms/claim/claim_room.hpp"
#include "entente/desk/rooms/definitions/definitions_room.hpp"
#include "entente/desk/rooms/play/play_room.hpp"
#include "entente/desk/rooms/policies/policies_room.hpp"
#include "entente/desk/rooms/questions/questions_room.hpp"
#include "entente/desk/rooms/record/record_room.hpp"
#include "entente/desk/rooms/review/review_room.hpp"

namespace entente::desk {
namespace {

constexpr std::chrono::milliseconds kPatience{400};

Response work_page(const Visit& visit, const Work& work) {
  const std::string here = address(visit.request.path, visit.request.query);
  Page page{work.title, "work", {}};
  page.view["work_title"] = work.title;
  page.view["work_id"] = work.id;
  page.view["back_html"] = in_attribute(visit.request.path);
  page.view["again_html"] = in_attribute(here);
  return show(visit, std::move(page));
}

// /task/events?id=7 and /task/stop.
Response answer_work(const Visit& visit) {
  const Request& request = visit.request;
  if (request.path == "/task/events") {
    Response response;
    response.type = "text/event-stream";
    response.events = visit.desk.works.events(text_in(request.query, "id"));
    if (!response.events) return plain(404, "entente: no such work\n");
    return response;
  }
  if (request.path != "/task/stop" || request.method != Method::post)
    return say(visit, 404, "No such page", "Nothing is under this address.");
  visit.desk.works.stop(text_in(request.form, "id"));
  for (const Room& room : rooms())
    if (text_in(request.form, "back").starts_with(room.place.path))
      return redirect(room.place.path);
  return redirect("/");
}

bool is_below(const std::string& path, const std::string& room) {
  return path == room || path.starts_with(room + "/") ||
         path.starts_with(room + ".");
}

}  // namespace

const std::vector<Room>& rooms() {
  static const std::vector<Room> all = {
      {{"/record", "Record"}, record_room},
      {{"/add", "Add and mend"}, add_room},
      {{"/review", "Review"}, review_room},
      {{"/definitions", "Definitions"}, definitions_room},
      {{"/ask", "Ask a claim"}, claim_room},
      {{"/questions", "Forecasts"}, questions_room},
      {{"/policies", "Policies"}, policies_room},
      {{"/play", "Play"}, play_room},
      {{"/brief", "Brief"}, brief_room},
  };
  return all;
}

Response show(const Visit& visit, Page page, int status) {
  std::vector<Place> places;
  for (const Room& room : rooms())
    places.push_back(room.place);
  return show(visit, places, std::move(page), status);
}

Response say(const Visit& visit,
             int status,
             const std::string& heading,
             const std::string& sentence) {
  Page page{heading, "plain_page", {}};
  page.view["heading"] = heading;
  page.view["sentence"] = sentence;
  return show(visit, std::move(page), status);
}

Response long_work(const Visit& visit,
                   const std::string& title,
                   const LongJob& job) {
  const std::string key =
      fmt::format("{} {}", visit.state.loaded->number,
                  address(visit.request.path, visit.request.query));
  const auto begin = [&desk = visit.desk, request = visit.request,
                      state = visit.state, job](Progress& progress) {
    return job(Visit{desk, request, state}, progress);
  };
  const auto work = visit.desk.works.ask(key, title, begin, kPatience);
  if (!Works::ended(*work)) return work_page(visit, *work);
  if (work->stopped)
    return say(visit, 200, title,
               "It was stopped. Load the page to begin again.");
  return work->answer;
}

Response answer(Desk& desk, const Request& request) {
  if (request.path.starts_with("/static/")) return static_file(request.path);
  const Visit visit{desk, request, desk.keeper.now()};
  if (request.path == "/") return redirect(rooms().front().place.path);
  if (request.path.starts_with("/task/")) return answer_work(visit);
  for (const Room& room : rooms()) {
    if (!is_below(request.path, room.place.path)) continue;
    if (visit.state.loaded == nullptr)
      return say(visit, 200, room.place.title,
                 "The case does not check yet; its mistakes stand above.");
    return room.answer(visit);
  }
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
