#include "entente/forecast/outlook.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/rng.hpp"
#include "entente/forecast/kinds.hpp"
#include "entente/forecast/model.hpp"
#include "entente/forecast/stretch.hpp"
#include "entente/future/simulate.hpp"

namespace entente::forecast {
namespace {

constexpr int kFewer = 4;  // futures of a member: this part of the law's

// An item's way of reading a future: whose days, and which flag of them.
struct Reader {
  std::size_t group = 0;
  int part = -1;  // bit of the kind table, or the whole group
};

// A group that items are part of.
struct Table {
  std::size_t group = 0;
  KindTable kinds;
  std::vector<std::vector<double>> shares;  // of the kinds, by draw
};

// The same for all members of a pool: nothing here is a law's.
struct Reading {
  std::uint64_t theme = 0;
  Stretch stretch;
  std::vector<Reader> readers;  // by item
  std::vector<Table> tables;
};

void add_shares(const OutlookOptions& options,
                std::uint64_t theme,
                std::uint32_t table,
                std::size_t draws,
                Table& out) {
  out.shares.resize(draws);
  parallel_for(draws, options.parallelism, [&](std::size_t draw) {
    const Draws uniforms(options.seed, Stream::future_attributes, theme, 0,
                         static_cast<std::uint32_t>(draw));
    out.shares[draw] = draw_shares(out.kinds, uniforms, 1'000'000 + table);
  });
}

// `draws`: the most that an outlook asks for.
Reading reading_of(const theory::Panel& panel,
                   const std::vector<ItemSpec>& items,
                   const Stretch& stretch,
                   const OutlookOptions& options,
                   std::size_t draws) {
  Reading reading;
  reading.stretch = stretch;
  reading.theme = static_cast<std::uint64_t>(panel.setting.window.to);
  std::vector<std::vector<std::size_t>> parts;
  for (const ItemSpec& item : items) {
    Reader reader;
    reader.group = law_group(panel, item);
    if (!item.part_of.empty()) {
      const auto at = std::find_if(
          reading.tables.begin(), reading.tables.end(),
          [&](const Table& table) { return table.group == reader.group; });
      const auto t = static_cast<std::size_t>(at - reading.tables.begin());
      if (at == reading.tables.end()) {
        reading.tables.push_back({reader.group, {}, {}});
        parts.emplace_back();
      }
      reader.part = static_cast<int>(parts[t].size());
      parts[t].push_back(theory::group_index(panel.setting, item.group));
    }
    reading.readers.push_back(reader);
  }
  for (std::size_t t = 0; t < parts.size(); ++t) {
    Table& table = reading.tables[t];
    table.kinds = kind_table(panel, table.group, parts[t]);
    add_shares(options, reading.theme, static_cast<std::uint32_t>(t), draws,
               table);
  }
  return reading;
}

const std::vector<int>& days_of(const Model& model,
                                const future::Future& future,
                                std::size_t group) {
  return future.act_days[model.system.slot_of_group[group]];
}

// Days (0 = the day after the origin) on which each item happened, rising.
void read_days(const Reading& reading,
               const Model& model,
               const future::Future& future,
               std::uint32_t draw,
               const Draws& draws,
               std::vector<std::vector<int>>& out) {
  out.resize(reading.readers.size());
  for (std::size_t i = 0; i < reading.readers.size(); ++i) {
    const Reader& reader = reading.readers[i];
    out[i].clear();
    if (reader.part >= 0) continue;
    for (const int day : days_of(model, future, reader.group))
      out[i].push_back(day - model.system.from);
  }
  for (std::size_t t = 0; t < reading.tables.size(); ++t) {
    const Table& table = reading.tables[t];
    for (const int day : days_of(model, future, table.group)) {
      const auto step = static_cast<std::uint32_t>(day);
      const auto slot = static_cast<std::uint32_t>(1000 + 2 * t);
      const unsigned flags =
          draw_day(table.kinds, table.shares[draw], draws.uniform(step, slot),
                   draws.uniform(step, slot + 1));
      for (std::size_t i = 0; i < reading.readers.size(); ++i) {
        const Reader& reader = reading.readers[i];
        if (reader.group == table.group && reader.part >= 0 &&
            (flags >> reader.part & 1U) != 0)
          out[i].push_back(day - model.system.from);
      }
    }
  }
}

// Whether it happens within the horizon: the `least`-th day after the wait.
bool happens(const Stretch& asked, const std::vector<int>& days, int horizon) {
  const auto from = std::lower_bound(days.begin(), days.end(), asked.wait);
  return days.end() - from >= asked.least &&
         from[asked.least - 1] < asked.wait + horizon;
}

struct Tally {
  std::vector<std::vector<double>> hits;  // [item][horizon], of one draw
  std::vector<std::vector<int>> paths;
  long clamped = 0, terms = 0;
};

std::vector<int> path_of(const Model& model,
                         const future::Future& future,
                         std::size_t group,
                         int days) {
  std::vector<int> path(days, 0);
  for (const int day : days_of(model, future, group))
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
               future::Future& future) {
  Tally tally;
  tally.hits.assign(reading.readers.size(),
                    std::vector<double>(horizons.size(), 0.0));
  std::vector<std::vector<int>> seen_days;
  for (int r = 0; r < options.per_draw; ++r) {
    const auto replicate = static_cast<std::uint32_t>(r + 1);
    const future::FutureDraws draws{
        Draws(options.seed, Stream::future_acts, reading.theme, replicate,
              draw),
        Draws(options.seed, Stream::future_attributes, reading.theme, replicate,
              draw)};
    future::simulate(model.system, model.draws[draw], draws, nullptr, future);
    read_days(reading, model, future, draw, draws.marks, seen_days);
    for (std::size_t i = 0; i < seen_days.size(); ++i)
      for (std::size_t h = 0; h < horizons.size(); ++h)
        tally.hits[i][h] +=
            happens(reading.stretch, seen_days[i], horizons[h]) ? 1 : 0;
    const auto seen = static_cast<int>(draw) * options.per_draw + r;
    if (seen < options.paths && !reading.readers.empty())
      tally.paths.push_back(
          path_of(model, future, reading.readers[0].group, options.days));
    tally.clamped += future.clamped_term_days;
    tally.terms += future.term_days;
  }
  return tally;
}

// By draw. The recorded past is copied once for each run of draws that share a
// future's buffers, not once a draw.
std::vector<Tally> tallies_of(const Model& model,
                              const Reading& reading,
                              const std::vector<int>& horizons,
                              const OutlookOptions& options) {
  constexpr int kRunsAThread = 8;
  const auto draws = static_cast<std::size_t>(options.draws);
  const int threads = options.parallelism.threads;
  const auto runs = std::min(
      draws,
      static_cast<std::size_t>(threads > 1 ? kRunsAThread * threads : 1));
  std::vector<Tally> tallies(draws);
  parallel_for(runs, options.parallelism, [&](std::size_t run) {
    future::Future future;
    for (std::size_t d = run * draws / runs; d < (run + 1) * draws / runs; ++d)
      tallies[d] = tally_of(model, reading, horizons, options,
                            static_cast<std::uint32_t>(d), future);
  });
  return tallies;
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
                      const Reading& reading,
                      const std::vector<ItemSpec>& items,
                      const std::vector<int>& horizons,
                      const OutlookOptions& options) {
  std::vector<Tally> tallies = tallies_of(model, reading, horizons, options);
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
      item.shares.push_back(std::move(shares));
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
  return outlook_of(panel, base_model(panel.panel, items, options), items,
                    horizons, options);
}

Outlook outlook_of(const theory::ForecastPanel& panel,
                   const Model& model,
                   const std::vector<ItemSpec>& items,
                   const std::vector<int>& horizons,
                   const OutlookOptions& options) {
  const Reading reading = reading_of(panel.panel, items, {}, options,
                                     static_cast<std::size_t>(options.draws));
  return outlook_under(model, reading, items, horizons, options);
}

Outlook outlook_of_members(const theory::ForecastPanel& panel,
                           const std::vector<ItemSpec>& items,
                           const std::vector<int>& horizons,
                           const OutlookOptions& options,
                           std::vector<Outlook>& members) {
  return outlook_of_members(panel, items, horizons, Stretch{}, options,
                            members);
}

Outlook outlook_of_members(const theory::ForecastPanel& panel,
                           const std::vector<ItemSpec>& items,
                           const std::vector<int>& horizons,
                           const Stretch& stretch,
                           const OutlookOptions& options,
                           std::vector<Outlook>& members) {
  const Model base = base_model(panel.panel, items, options);
  OutlookOptions fewer = options;
  fewer.posterior = Posterior::normal_at_mode;
  fewer.draws = std::max(1, options.draws * options.per_draw / kFewer);
  fewer.per_draw = 1;
  fewer.paths = 0;
  const Reading reading = reading_of(
      panel.panel, items, stretch, options,
      static_cast<std::size_t>(std::max(options.draws, fewer.draws)));
  for (const Member member : {Member::no_season, Member::one_era,
                              Member::no_treatments, Member::long_memory}) {
    const Model model = member_model(panel.panel, items, fewer, member, base);
    members.push_back(outlook_under(model, reading, items, horizons, fewer));
  }
  return outlook_under(base, reading, items, horizons, options);
}

}  // namespace entente::forecast
