// Everything that lasts from one request to the next.
#pragma once

#include <filesystem>
#include <string>

#include "entente/desk/state/drafts.hpp"
#include "entente/desk/state/kept_things.hpp"
#include "entente/desk/state/loaded.hpp"
#include "entente/desk/state/works.hpp"

namespace entente::desk {

struct Desk {
  Keeper keeper;
  std::string form_token;       // that every form of ours holds (http/guard)
  std::filesystem::path cache;  // where results are kept; empty: nowhere
  Drafts drafts{};
  KeptThings kept{};
  KeptThings sittings{};  // of rooms that go on with what was done before
  Works works{};          // goes first: its threads read the rest
};

// A request and what it is answered from.
struct Visit {
  Desk& desk;
  const Request& request;
  State state;
};

}  // namespace entente::desk
