#include "entente/forecast/kinds.hpp"

#include <algorithm>

#include <boost/math/special_functions/gamma.hpp>

#include "entente/record/act.hpp"

namespace entente::forecast {
namespace {

constexpr double kPooled = 10;  // acts that the pooled shares are worth

// In double throughout: what long double would add is far below a draw's own
// chance, and costs six times as much.
using InDouble =
    boost::math::policies::policy<boost::math::policies::promote_double<false>>;

std::string leading_kind(const record::Record& record,
                         const record::ActDay& day) {
  std::size_t best = day.acts[0];
  for (const std::size_t act : day.acts) {
    if (record::weight_of(record.acts[act], record.kinds) >
        record::weight_of(record.acts[best], record.kinds))
      best = act;
  }
  return record.acts[best].kind;
}

}  // namespace

KindTable kind_table(const theory::Panel& panel,
                     std::size_t group,
                     const std::vector<std::size_t>& parts) {
  KindTable table;
  std::vector<double> pooled, in_era;
  const Span era =
      theory::era_span(*panel.setting.model, panel.setting.window.to);
  double total = 0;
  for (const record::ActDay& day : panel.act_days[group]) {
    if (!panel.setting.window.holds(day.day)) continue;
    const std::string& kind = leading_kind(*panel.setting.record, day);
    auto at = std::find(table.kinds.begin(), table.kinds.end(), kind);
    if (at == table.kinds.end()) {
      at = table.kinds.insert(at, kind);
      pooled.push_back(0);
      in_era.push_back(0);
      table.days.emplace_back();
    }
    const auto k = static_cast<std::size_t>(at - table.kinds.begin());
    unsigned flags = 0;
    for (std::size_t p = 0; p < parts.size(); ++p)
      if (panel.groups[parts[p]].count[day.day - panel.first] > 0)
        flags |= 1U << p;
    table.days[k].push_back(flags);
    pooled[k] += 1;
    in_era[k] += era.holds(day.day) ? 1 : 0;
    total += 1;
  }
  for (std::size_t k = 0; k < pooled.size(); ++k)
    table.concentration.push_back(kPooled * pooled[k] / total + in_era[k]);
  return table;
}

std::vector<double> draw_shares(const KindTable& table,
                                const Draws& draws,
                                std::uint32_t step) {
  std::vector<double> shares;
  double sum = 0;
  for (std::size_t k = 0; k < table.concentration.size(); ++k) {
    shares.push_back(boost::math::gamma_p_inv(
        table.concentration[k],
        draws.uniform(step, static_cast<std::uint32_t>(k)), InDouble()));
    sum += shares.back();
  }
  for (double& share : shares)
    share /= sum;
  return shares;
}

unsigned draw_day(const KindTable& table,
                  const std::vector<double>& shares,
                  double uniform_kind,
                  double uniform_day) {
  if (shares.empty()) return 0;
  std::size_t k = 0;
  double below = shares[0];
  while (k + 1 < shares.size() && uniform_kind > below)
    below += shares[++k];
  const auto size = static_cast<double>(table.days[k].size());
  return table.days[k][std::min(static_cast<std::size_t>(uniform_day * size),
                                table.days[k].size() - 1)];
}

}  // namespace entente::forecast
