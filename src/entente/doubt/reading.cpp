#include "entente/doubt/reading.hpp"

#include <algorithm>
#include <numeric>

#include "entente/theory/panel.hpp"

namespace entente::doubt {
namespace {

using record::Act;
using record::Check;

struct Words {
  std::string_view name, words;
};
constexpr std::array<Words, kFates> kWords = {{
    {"read", "read"},
    {"uncovered", "on a day that is not covered"},
    {"not_at_risk", "on a day on which its lines rule it out"},
    {"outside_window", "outside the window"},
    {"excepted", "left out by name"},
    {"day_unverified", "day not verified"},
    {"month_or_year", "month or year only"},
    {"unverified", "unverified"},
    {"digest", "from a digest"},
    {"no_group", "no group takes it"},
}};

std::size_t at(Fate fate) {
  return static_cast<std::size_t>(fate);
}

}  // namespace

std::string_view words_of(Fate fate) {
  return kWords[at(fate)].words;
}

std::string_view name_of(Fate fate) {
  return kWords[at(fate)].name;
}

long total(const Fates& acts) {
  return std::accumulate(acts.begin(), acts.end(), 0L);
}

Fate fate_of(const Act& act, const theory::Panel& panel, std::size_t index) {
  const record::Group& group = (*panel.setting.groups)[index];
  if (act.check == Check::digest) return Fate::digest;
  if (act.check == Check::unverified) return Fate::unverified;
  if (act.precision != record::Precision::day) return Fate::month_or_year;
  if (act.check == Check::date_unverified &&
      group.eligibility == record::Eligibility::outcomes)
    return Fate::day_unverified;
  if (std::find(group.except.begin(), group.except.end(), act.id) !=
      group.except.end())
    return Fate::excepted;
  const Span window = panel.setting.window;
  if (act.day > window.to || act.day < panel.first ||
      !group.only.holds(act.day))
    return Fate::outside_window;
  if (act.day < window.from) return Fate::read;
  const int day = act.day - window.from;
  if (panel.covered[index][day] == 0) return Fate::uncovered;
  if (panel.at_risk[index][day] == 0) return Fate::not_at_risk;
  return Fate::read;
}

ReadingTable reading_of(const casefile::Case& the_case) {
  ReadingTable table;
  const theory::VerdictPanel verdict =
      theory::verdict_panel(casefile::setting_of(the_case));
  const auto& acts = the_case.record.acts;
  std::vector<Fate> best(acts.size(), Fate::no_group);
  for (std::size_t g = 0; g < the_case.groups.size(); ++g) {
    GroupReading reading{the_case.groups[g].name, {}};
    for (const std::size_t i :
         record::selected(the_case.groups[g], the_case.record)) {
      const Fate fate = fate_of(acts[i], verdict.panel, g);
      ++reading.acts[at(fate)];
      best[i] = std::min(best[i], fate);
    }
    table.groups.push_back(std::move(reading));
  }
  for (const Fate fate : best)
    ++table.record[at(fate)];
  return table;
}

}  // namespace entente::doubt
