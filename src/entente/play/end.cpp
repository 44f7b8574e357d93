#include "entente/play/end.hpp"

#include <utility>

#include "entente/core/check.hpp"
#include "entente/core/quantile.hpp"
#include "entente/decide/futures.hpp"

namespace entente::play {
namespace {

// Values by policy (the game's own first) and outcome: the game's future, then
// the others.
using Values = std::vector<std::vector<std::vector<double>>>;

Values futures_of(const Table& table,
                  const World& world,
                  const Game& game,
                  const Parallelism& parallelism) {
  std::vector<policy::Plan> plans = {plan_of(table, game)};
  plans.insert(plans.end(), table.plans.begin(), table.plans.end());
  decide::Reading reading = world.reading;
  reading.days = {world.reading.days.back()};
  constexpr std::size_t kAll = kFutures + 1;
  for (auto& kinds : reading.kinds)
    kinds.shares.assign(kAll, kinds.shares[0]);
  decide::FuturesAsked asked;
  asked.panel = &table.known.panel;
  asked.reading = &reading;
  asked.plans = &plans;
  asked.days = reading.days.back();
  asked.per_draw = 1;
  asked.seed = game.seed;
  asked.parallelism = parallelism;
  const std::size_t outcomes = reading.outcomes.size();
  Values values(plans.size(), std::vector<std::vector<double>>(
                                  outcomes, std::vector<double>(kAll, 0.0)));
  const decide::Column& column = table.columns.all[world.column];
  const std::vector<std::vector<theory::Parameters>> draws(kAll,
                                                           world.parameters);
  decide::run_futures(
      asked, decide::systems_of(asked, column, table.columns.unions), draws,
      [&](std::size_t draw, std::span<const double> read) {
        for (std::size_t p = 0; p < plans.size(); ++p)
          for (std::size_t o = 0; o < outcomes; ++o)
            values[p][o][draw] = read[p * outcomes + o];
      });
  return values;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

Own own_of(const std::vector<double>& all) {
  const std::span<const double> futures = std::span(all).subspan(1);
  const std::vector<double> copied(futures.begin(), futures.end());
  Own own;
  own.came = all[0];
  own.mean = mean_of(futures);
  own.low = quantile(copied, .1);
  own.high = quantile(copied, .9);
  own.rank = rank_in(own.came, futures);
  return own;
}

}  // namespace

End end_of(const Table& table,
           const World& world,
           const Game& game,
           const Parallelism& parallelism) {
  ENTENTE_EXPECTS(static_cast<int>(game.played.size()) == table.months);
  const Values values = futures_of(table, world, game, parallelism);
  const decide::ColumnName& name = table.columns.all[world.column].name;
  End end;
  end.theory = name.id;
  end.title = name.title;
  end.share = world.column == 0 ? 1 : name.share;
  end.futures = kFutures;
  end.outcomes = table.spec.outcomes;
  for (const std::vector<double>& all : values[0])
    end.own.push_back(own_of(all));
  for (std::size_t p = 1; p < values.size(); ++p) {
    const policy::PolicySpec& policy = table.policies[p - 1];
    Rival rival{policy.id, policy.title, {}};
    for (std::size_t o = 0; o < values[p].size(); ++o) {
      const auto other = std::span<const double>(values[p][o]).subspan(1);
      rival.outcomes.push_back(
          {values[p][o][0], mean_of(other),
           split_of(values[0][o][0],
                    std::span<const double>(values[0][o]).subspan(1), other)});
    }
    end.rivals.push_back(std::move(rival));
  }
  return end;
}

}  // namespace entente::play
