#include "entente/report/results/game_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace entente::report {
namespace {

using nlohmann::ordered_json;

ordered_json group_json(const record::Group& group) {
  return {{"group", group.name},
          {"one", group.one},
          {"many", group.many},
          {"sized", play::has_size(group)}};
}

bool is_let_go(const play::Game& game, const play::Scheduled& one) {
  for (const play::Month& month : game.played)
    for (const play::LetGo& other : month.let_go)
      if (other.group == one.group && other.on == one.on) return true;
  return false;
}

ordered_json came_json(const GameShown& shown, const play::Came& came) {
  ordered_json kinds = ordered_json::array();
  for (const std::string& kind : came.kinds)
    kinds.push_back(
        {{"group", kind}, {"one", group_of(*shown.offered, kind).one}});
  ordered_json out = {{"day", iso(came.day)},
                      {"group", came.group},
                      {"one", group_of(*shown.offered, came.group).one},
                      {"kinds", kinds},
                      {"like", nullptr}};
  if (!came.like.empty()) {
    const record::Act& act = shown.record->acts[came.like[0]];
    out["like"] = {{"id", std::string(act.id)},
                   {"day", iso(act.day)},
                   {"summary", std::string(act.summary)}};
  }
  return out;
}

ordered_json month_json(const GameShown& shown, int m) {
  const play::Month& month =
      shown.game->played[static_cast<std::size_t>(m - 1)];
  const Span days = play::month_of_game(*shown.game, m);
  ordered_json acts = ordered_json::array(), let_go = ordered_json::array(),
               came = ordered_json::array();
  for (const play::Act& act : month.acts)
    acts.push_back(
        {{"group", act.group}, {"size", act.size}, {"on", iso(act.on)}});
  for (const play::LetGo& one : month.let_go)
    let_go.push_back({{"group", one.group}, {"on", iso(one.on)}});
  const play::Seen& seen = shown.seen[static_cast<std::size_t>(m)];
  for (const play::Came& one : seen.came)
    if (days.holds(one.day)) came.push_back(came_json(shown, one));
  return {{"month", m},
          {"from", iso(days.from)},
          {"to", iso(days.to)},
          {"acts", acts},
          {"let_go", let_go},
          {"came", came},
          {"outcomes", seen.outcomes}};
}

ordered_json outcomes_json(const std::vector<decide::OutcomeSpec>& outcomes) {
  ordered_json out = ordered_json::array();
  for (const decide::OutcomeSpec& one : outcomes)
    out.push_back({{"id", one.id}, {"title", one.title}, {"cost", one.cost}});
  return out;
}

}  // namespace

ordered_json game_json(const GameShown& shown) {
  const play::Game& game = *shown.game;
  ordered_json acts = ordered_json::array(), schedule = ordered_json::array(),
               played = ordered_json::array();
  for (const std::string& name : shown.offered->levers.acts)
    acts.push_back(group_json(group_of(*shown.offered, name)));
  for (const play::Scheduled& one : shown.offered->schedule)
    schedule.push_back({{"group", one.group},
                        {"one", group_of(*shown.offered, one.group).one},
                        {"on", iso(one.on)},
                        {"until", iso(one.until)},
                        {"let_go", is_let_go(game, one)}});
  for (std::size_t m = 1; m <= game.played.size(); ++m)
    played.push_back(month_json(shown, static_cast<int>(m)));
  return {{"seed", game.seed},
          {"theory_asked", game.theory.empty() ? ordered_json(nullptr)
                                               : ordered_json(game.theory)},
          {"from", iso(game.from)},
          {"to", iso(play::month_end(game.from, game.months))},
          {"months", game.months},
          {"note", shown.note.empty() ? ordered_json(nullptr)
                                      : ordered_json(shown.note)},
          {"came_otherwise", shown.came_otherwise == 0
                                 ? ordered_json(nullptr)
                                 : ordered_json(shown.came_otherwise)},
          {"acts", acts},
          {"schedule", schedule},
          {"outcomes", outcomes_json(shown.spec->outcomes)},
          {"played", played},
          {"expected", nullptr},
          {"end", nullptr}};
}

ordered_json end_json(const play::End& end) {
  ordered_json own = ordered_json::array(), rivals = ordered_json::array();
  for (const play::Own& one : end.own)
    own.push_back({{"came", one.came},
                   {"mean", one.mean},
                   {"luck", one.came - one.mean},
                   {"low", one.low},
                   {"high", one.high},
                   {"rank", one.rank}});
  for (const play::Rival& rival : end.rivals) {
    ordered_json outcomes = ordered_json::array();
    for (const play::Under& one : rival.outcomes)
      outcomes.push_back({{"same_luck", one.same_luck},
                          {"mean", one.mean},
                          {"difference", one.split.difference},
                          {"choice", one.split.choice},
                          {"luck", one.split.luck},
                          {"error", one.split.error},
                          {"tied", one.split.tied}});
    rivals.push_back(
        {{"id", rival.id}, {"title", rival.title}, {"outcomes", outcomes}});
  }
  return {{"theory", end.theory},   {"title", end.title}, {"share", end.share},
          {"futures", end.futures}, {"own", own},         {"rivals", rivals}};
}

ordered_json expected_json(const play::Expectation& expected) {
  ordered_json items = ordered_json::array();
  for (const play::Expected& one : expected.items)
    items.push_back(
        {{"id", one.id}, {"title", one.title}, {"chance", one.chance}});
  return {
      {"from", iso(expected.from)}, {"days", expected.days}, {"items", items}};
}

}  // namespace entente::report
