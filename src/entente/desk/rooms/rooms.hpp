// The rooms of the desk. A room is a path, a name and a function from a visit
// to a response; it is listed in rooms.cpp, and lies in a file or folder of its
// own here, with its templates in page/templates and its script in script/.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/desk/page/frame.hpp"

namespace entente::desk {

struct Room {
  Place place;
  Response (*answer)(const Visit& visit);
};

// In the order of the navigation.
const std::vector<Room>& rooms();

// What the desk answers to a request that was let in. Never throws for what is
// asked.
Response answer(Desk& desk, const Request& request);

// A page of a room.
Response show(const Visit& visit, Page page, int status = 200);
// A page that says one sentence, and where to go.
Response say(const Visit& visit,
             int status,
             const std::string& heading,
             const std::string& sentence);

// The answer of a job that may take minutes. It is kept under the address that
// was asked and the reading of the case: while the job runs, the same address
// shows how far it is, with a way to stop it; then it shows the answer. For GET
// alone; a POST redirects to such an address. The job is given a visit of its
// own, of the same request and case; what else it needs it holds by value.
using LongJob = std::function<Response(const Visit&, Progress&)>;
Response long_work(const Visit& visit,
                   const std::string& title,
                   const LongJob& job);

}  // namespace entente::desk
