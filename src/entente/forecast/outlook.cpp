#include "entente/forecast/outlook.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/rng.hpp"
#include "entente/forecast/kinds.hpp"
#include "entente/forecast/model.hpp"
#include "entente/future/simulate.hpp"

namespace entente::forecast {
namespace {

constexpr int kPaths = 2000;
constexpr int kFewer = 4;  // futures of a member: this part of the law's

// An item's way of reading a future: which law, and which flag of its days.
struct Reader {
  std::size_t law = 0;
  int part = -1;  // bit of the kind table, or the whole group
};

struct Table {
  std::size_t law = 0;
  KindTable kinds;
};

struct Reading {
  std::vector<Reader> readers;
  std::vector<Table> tables;  // one a group that items are part of
};

Reading reading_of(const theory::Panel& panel,
                   const Model& model,
                   const std::vector<ItemSpec>& items) {
  Reading reading;
  std::vector<std::size_t> wholes;
  std::vector<std::vector<std::size_t>> parts;
  for (const ItemSpec& item : items) {
    Reader reader;
    const std::size_t group = law_group(panel, item);
    reader.law = static_cast<std::size_t>(model.system.law_of_group[group]);
    if (!item.part_of.empty()) {
      const auto at = std::find(wholes.begin(), wholes.end(), group);
      const auto t = static_cast<std::size_t>(at - wholes.begin());
      if (at == wholes.end()) {
        wholes.push_back(group);
        parts.emplace_back();
      }
      reader.part = static_cast<int>(parts[t].size());
      parts[t].push_back(theory::group_index(panel.setting, item.group));
    }
    reading.readers.push_back(reader);
  }
  for (std::size_t t = 0; t < wholes.size(); ++t)
    reading.tables.push_back(
        {static_cast<std::size_t>(model.system.law_of_group[wholes[t]]),
         kind_table(panel, wholes[t], parts[t])});
  return reading;
}

// First day (0 = the day after the origin) on which each item happened, or a
// number beyond any horizon.
std::vector<int> first_days(const Reading& reading,
                            const Model& model,
                            const future::Future& future,
                            const std::vector<std::vector<double>>& shares,
                            const Draws& draws) {
  constexpr int kNever = 1 << 20;
  std::vector<int> first(reading.readers.size(), kNever);
  for (std::size_t i = 0; i < reading.readers.size(); ++i) {
    const Reader& reader = reading.readers[i];
    const auto& days = future.act_days[reader.law];
    if (reader.part < 0 && !days.empty())
      first[i] = days[0] - model.system.from;
  }
  for (std::size_t t = 0; t < reading.tables.size(); ++t) {
    const Table& table = reading.tables[t];
    const auto& days = future.act_days[table.law];
    for (std::size_t a = 0; a < days.size(); ++a) {
      const auto step = static_cast<std::uint32_t>(days[a]);
      const auto slot = static_cast<std::uint32_t>(1000 + 2 * t);
      const unsigned flags =
          draw_day(table.kinds, shares[t], draws.uniform(step, slot),
                   draws.uniform(step, slot + 1));
      for (std::size_t i = 0; i < reading.readers.size(); ++i) {
        const Reader& reader = reading.readers[i];
        if (reader.law == table.law && reader.part >= 0 &&
            (flags >> reader.part & 1U) != 0)
          first[i] = std::min(first[i], days[a] - model.system.from);
      }
    }
  }
  return first;
}

struct Tally {
  std::vector<std::vector<double>> hits;  // [item][horizon], of one draw
  std::vector<std::vector<int>> paths;
  long clamped = 0, terms = 0;
};

std::vector<int> path_of(const Model& model,
                         const future::Future& future,
                         std::size_t law,
                         int days) {
  std::vector<int> path(days, 0);
  for (const int day : future.act_days[law])
    ++path[day - model.system.from];
  for (int day = 1; day < days; ++day)
    path[day] += path[day - 1];
  return path;
}

Tally tally_of(const Model& model,
               const Reading& reading,
               const std::vector<int>& horizons,
               const OutlookOptions& options,
               std::uint32_t draw,
               std::uint64_t theme) {
  Tally tally;
  tally.hits.assign(reading.readers.size(),
                    std::vector<double>(horizons.size(), 0.0));
  const Draws share_draws(options.seed, Stream::future_attributes, theme, 0,
                          draw);
  std::vector<std::vector<double>> shares;
  for (std::size_t t = 0; t < reading.tables.size(); ++t)
    shares.push_back(draw_shares(reading.tables[t].kinds, share_draws,
                                 static_cast<std::uint32_t>(1'000'000 + t)));
  future::Future future;
  for (int r = 0; r < options.per_draw; ++r) {
    const auto replicate = static_cast<std::uint32_t>(r + 1);
    const future::FutureDraws draws{
        Draws(options.seed, Stream::future_acts, theme, replicate, draw),
        Draws(options.seed, Stream::future_attributes, theme, replicate, draw)};
    future::simulate(model.system, model.draws[draw], draws, nullptr, future);
    const auto first = first_days(reading, model, future, shares, draws.marks);
    for (std::size_t i = 0; i < first.size(); ++i)
      for (std::size_t h = 0; h < horizons.size(); ++h)
        tally.hits[i][h] += first[i] < horizons[h] ? 1 : 0;
    const auto seen = static_cast<int>(draw) * options.per_draw + r;
    if (seen < kPaths && !reading.readers.empty())
      tally.paths.push_back(
          path_of(model, future, reading.readers[0].law, options.days));
    tally.clamped += future.clamped_term_days;
    tally.terms += future.term_days;
  }
  return tally;
}

// Probability, its Monte Carlo error and the band that the parameters leave:
// the spread of the draws' own shares, less what chance adds to it.
void summarise(const std::vector<double>& shares,
               int per_draw,
               double& mean,
               double& low,
               double& high,
               double& error) {
  const auto n = static_cast<double>(shares.size());
  mean = 0;
  for (const double p : shares)
    mean += p / n;
  mean = std::min(mean, 1.0);  // n times 1/n can round to more
  double variance = 0, chance = 0;
  for (const double p : shares) {
    variance += (p - mean) * (p - mean) / std::max(n - 1, 1.0);
    chance += p * (1 - p) / std::max(per_draw - 1, 1) / n;
  }
  error = std::sqrt(variance / n);
  const double kept =
      variance > 0 ? std::sqrt(std::max(variance - chance, 0.0) / variance) : 0;
  std::vector<double> shrunk;
  for (const double p : shares)
    shrunk.push_back(std::clamp(mean + kept * (p - mean), 0.0, 1.0));
  std::sort(shrunk.begin(), shrunk.end());
  low = shrunk[static_cast<std::size_t>(0.1 * (n - 1))];
  high = shrunk[static_cast<std::size_t>(0.9 * (n - 1))];
}

Outlook outlook_under(const Model& model,
                      const theory::ForecastPanel& panel,
                      const std::vector<ItemSpec>& items,
                      const std::vector<int>& horizons,
                      const OutlookOptions& options) {
  const Reading reading = reading_of(panel.panel, model, items);
  const auto theme = static_cast<std::uint64_t>(panel.panel.setting.window.to);
  std::vector<Tally> tallies(options.draws);
  parallel_for(tallies.size(), options.parallelism, [&](std::size_t draw) {
    tallies[draw] = tally_of(model, reading, horizons, options,
                             static_cast<std::uint32_t>(draw), theme);
  });
  Outlook out;
  out.horizons = horizons;
  long clamped = 0, terms = 0;
  for (Tally& tally : tallies) {
    for (auto& path : tally.paths)
      out.paths.push_back(std::move(path));
    clamped += tally.clamped;
    terms += tally.terms;
  }
  if (terms > 0)
    out.clamped_share =
        static_cast<double>(clamped) / static_cast<double>(terms);
  for (std::size_t i = 0; i < items.size(); ++i) {
    ItemOutlook item;
    item.id = items[i].id;
    const std::size_t count = horizons.size();
    item.probability.resize(count);
    item.low.resize(count);
    item.high.resize(count);
    item.mc_error.resize(count);
    for (std::size_t h = 0; h < count; ++h) {
      std::vector<double> shares;
      for (const Tally& tally : tallies)
        shares.push_back(tally.hits[i][h] / options.per_draw);
      summarise(shares, options.per_draw, item.probability[h], item.low[h],
                item.high[h], item.mc_error[h]);
    }
    out.items.push_back(std::move(item));
  }
  return out;
}

}  // namespace

Outlook outlook_of(const theory::ForecastPanel& panel,
                   const std::vector<ItemSpec>& items,
                   const std::vector<int>& horizons,
                   const OutlookOptions& options) {
  return outlook_under(base_model(panel.panel, items, options), panel, items,
                       horizons, options);
}

Outlook outlook_of_members(const theory::ForecastPanel& panel,
                           const std::vector<ItemSpec>& items,
                           const std::vector<int>& horizons,
                           const OutlookOptions& options,
                           std::vector<Outlook>& members) {
  const Model base = base_model(panel.panel, items, options);
  OutlookOptions fewer = options;
  fewer.posterior = Posterior::normal_at_mode;
  fewer.draws = std::max(1, options.draws * options.per_draw / kFewer);
  fewer.per_draw = 1;
  for (const Member member : {Member::no_season, Member::one_era,
                              Member::no_treatments, Member::long_memory}) {
    const Model model = member_model(panel.panel, items, fewer, member, base);
    members.push_back(outlook_under(model, panel, items, horizons, fewer));
  }
  return outlook_under(base, panel, items, horizons, options);
}

}  // namespace entente::forecast
