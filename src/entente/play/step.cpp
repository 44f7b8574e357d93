#include "entente/play/step.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "entente/core/check.hpp"
#include "entente/decide/futures.hpp"
#include "entente/future/drawn.hpp"

namespace entente::play {
namespace {

// As run_futures draws the first future of its first draw.
future::FutureDraws luck_of(const Table& table, const Game& game) {
  const auto theme =
      static_cast<std::uint64_t>(table.known.panel.setting.window.to);
  return {Draws(game.seed, Stream::future_acts, theme, 1, 0),
          Draws(game.seed, Stream::future_attributes, theme, 1, 0)};
}

bool one_decides_on(const Table& table, const std::string& group) {
  const auto& acts = table.offered.levers.acts;
  return std::find(acts.begin(), acts.end(), group) != acts.end();
}

// The names of the parts that are set, of the outcomes with those kinds.
std::vector<std::string> kinds_in(const Table& table,
                                  const World& world,
                                  std::size_t kinds,
                                  unsigned flags) {
  std::vector<std::string> names;
  for (std::size_t o = 0; o < world.reading.outcomes.size(); ++o) {
    const auto& outcome = world.reading.outcomes[o];
    if (outcome.kinds != static_cast<int>(kinds)) continue;
    if ((flags >> outcome.part & 1U) == 0) continue;
    const std::string& name = table.spec.outcomes[o].group;
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
  }
  return names;
}

void add_kinds(const Table& table,
               const World& world,
               const Walked& walked,
               const Game& game,
               std::size_t group,
               std::vector<Came>& came) {
  const theory::Panel& panel = table.known.panel;
  for (std::size_t k = 0; k < world.reading.kinds.size(); ++k) {
    if (world.reading.kinds[k].group != group) continue;
    for (const decide::KindDay& one :
         decide::kind_days(world.reading, k, walked.system, walked.future, 0,
                           luck_of(table, game).marks))
      came.push_back({panel.day_of(one.day),
                      (*panel.setting.groups)[group].name,
                      {},
                      kinds_in(table, world, k, one.flags)});
    return;
  }
}

bool has_kinds(const World& world, std::size_t group) {
  return std::any_of(world.reading.kinds.begin(), world.reading.kinds.end(),
                     [&](const auto& kinds) { return kinds.group == group; });
}

}  // namespace

std::string text_of(const Came& came) {
  return iso(came.day) + " " + came.group;
}

Walked walk(const Table& table,
            const World& world,
            const Game& game,
            const policy::Plan& plan) {
  const theory::Panel& panel = table.known.panel;
  const decide::Column& column = table.columns.all[world.column];
  const future::Conduct conduct{&plan, future::Luck::by_name};
  Walked out;
  out.system = future::make_system(panel, column.laws, panel.days,
                                   world.reading.days.back(),
                                   table.columns.unions, conduct);
  const future::FutureDraws luck = luck_of(table, game);
  future::simulate(out.system, world.parameters, luck, nullptr, out.future);
  out.measures.resize(world.reading.outcomes.size() *
                      world.reading.days.size());
  decide::read_future(world.reading, out.system, out.future, 0, luck.marks,
                      out.measures);
  return out;
}

Seen seen_in(const Table& table,
             const World& world,
             const Walked& walked,
             const Game& game,
             int months) {
  const theory::Panel& panel = table.known.panel;
  const std::size_t ends = world.reading.days.size();
  ENTENTE_EXPECTS(months >= 0 && static_cast<std::size_t>(months) <= ends);
  Seen seen;
  seen.months = months;
  seen.to = month_end(game.from, months);
  const auto last = static_cast<std::size_t>(months);
  for (std::size_t o = 0; o < world.reading.outcomes.size(); ++o)
    seen.outcomes.push_back(months == 0 ? 0
                                        : walked.measures[o * ends + last - 1]);
  std::vector<std::pair<std::size_t, Came>> all;  // with their groups
  for (std::size_t k = 0; k < walked.system.laws.size(); ++k) {
    const std::size_t group = walked.system.laws[k].law.group;
    const std::string& name = (*panel.setting.groups)[group].name;
    if (one_decides_on(table, name)) continue;
    std::vector<Came> own;
    if (has_kinds(world, group)) {
      add_kinds(table, world, walked, game, group, own);
    } else {
      for (const future::DrawnDay& one :
           future::drawn_days(panel, walked.future, k, group))
        own.push_back({panel.day_of(one.day), name, one.acts, {}});
    }
    for (Came& one : own)
      if (one.day <= seen.to) all.emplace_back(group, std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.second.day, a.first) <
           std::tuple(b.second.day, b.first);
  });
  for (auto& [group, one] : all)
    seen.came.push_back(std::move(one));
  return seen;
}

Seen seen_after(const Table& table,
                const World& world,
                const Game& game,
                int months) {
  ENTENTE_EXPECTS(months <= static_cast<int>(game.played.size()));
  return seen_in(table, world, walk(table, world, game, plan_of(table, game)),
                 game, months);
}

int retell(const Seen& seen, Game& game) {
  const auto played = static_cast<int>(game.played.size());
  ENTENTE_EXPECTS(seen.months == played);
  int other = 0;
  for (int m = 1; m <= played; ++m) {
    std::vector<std::string> came;
    for (const Came& one : seen.came)
      if (month_of_game(game, m).holds(one.day)) came.push_back(text_of(one));
    Month& month = game.played[static_cast<std::size_t>(m - 1)];
    if (other == 0 && month.came != came) other = m;
    month.came = std::move(came);
  }
  return other;
}

}  // namespace entente::play
