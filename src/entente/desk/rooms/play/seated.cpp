#include "entente/desk/rooms/play/seated.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/casefile/game_table.hpp"
#include "entente/desk/rooms/asking.hpp"
#include "entente/study/files.hpp"

namespace entente::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

// Of what the table depends on.
std::string table_key(const Visit& visit, const play::Game& game) {
  return fmt::format("table {} {} {} {}", visit.state.loaded->number,
                     iso(game.from), game.months, game.theory);
}

std::string text_of(const Diagnostics& mistakes) {
  std::string text;
  for (const Diagnostic& one : mistakes)
    text += to_text(one);
  return text;
}

std::string text_of(const study::Refusal& refusal) {
  return refusal.problem + ". " + refusal.hint + ".";
}

}  // namespace

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= 60 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
             std::string::npos;
}

fs::path game_path(const Visit& visit, const std::string& name) {
  return visit.desk.keeper.folder / "games" / (name + ".toml");
}

std::vector<std::string> game_names(const Visit& visit) {
  std::vector<std::string> names;
  for (const std::string& name :
       study::names_in(visit.desk.keeper.folder / "games", ".toml"))
    if (is_name(name)) names.push_back(name);
  return names;
}

Opened open_game(const Visit& visit, const std::string& name) {
  if (!is_name(name)) return {{}, "This is no name of a game."};
  const auto bytes = study::read_plain_file(game_path(visit, name), kMostBytes,
                                            study::Links::refuse);
  if (!bytes) return {{}, "There is no game of this name in games/."};
  Diagnostics mistakes;
  play::Game game =
      casefile::read_game(*bytes, "games/" + name + ".toml", mistakes);
  if (!mistakes.empty()) return {{}, text_of(mistakes)};
  return {std::move(game), {}};
}

Seated seat(const Visit& visit, const std::string& name) {
  Seated out;
  Opened opened = open_game(visit, name);
  if (!opened.game) {
    out.instead = say(visit, 404, "No game", opened.problem);
    return out;
  }
  out.game = *std::move(opened.game);
  out.sitting =
      visit.desk.kept.find<const study::Sitting>(table_key(visit, out.game));
  if (out.sitting == nullptr) {
    out.instead = redirect(address(
        "/play/table",
        {{"name", name}, {"n", std::to_string(visit.desk.kept.count())}}));
    return out;
  }
  const Diagnostics mistakes =
      play::mistakes_in(out.sitting->table.offered, out.game);
  if (!mistakes.empty())
    out.instead = say(visit, 200, "This game has a mistake", text_of(mistakes));
  return out;
}

Response lay(const Visit& visit) {
  const std::string name = text_in(visit.request.query, "name");
  return long_work(
      visit, "Laying the table", [name](const Visit& own, Progress& progress) {
        const Opened opened = open_game(own, name);
        if (!opened.game) return say(own, 404, "No game", opened.problem);
        const casefile::Case& the_case = own.state.loaded->the_case;
        study::Seat seat = study::sit_down(the_case, *opened.game);
        if (seat.refusal)
          return say(own, 200, "It cannot be played", text_of(*seat.refusal));
        if (!seat.mistakes.empty())
          return say(own, 200, "This game has a mistake",
                     text_of(seat.mistakes));
        progress.tell("Theories", 0, 2);
        const study::How how = ask_of(own.desk, the_case, progress).how;
        if (const auto refusal =
                study::lay_table(*seat.sitting, *opened.game, how))
          return say(own, 200, "It cannot be played", text_of(*refusal));
        own.desk.kept.put(
            table_key(own, *opened.game),
            std::shared_ptr<study::Sitting>(std::move(seat.sitting)));
        return redirect(address("/play/game", {{"name", name}}));
      });
}

}  // namespace entente::desk
