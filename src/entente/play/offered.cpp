#include "entente/play/offered.hpp"

#include <algorithm>
#include <utility>

#include "entente/core/check.hpp"
#include "entente/policy/reach.hpp"
#include "entente/policy/sentences.hpp"

namespace entente::play {
namespace {

constexpr int kLargest = 5;

bool is_in(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names)
    quoted.push_back("'" + name + "'");
  return policy::list_of(quoted);
}

Diagnostic unknown_group(const std::string& group,
                         const Place& place,
                         const std::vector<std::string>& known,
                         const char* what) {
  const std::string near = nearest(group, known);
  std::string hint = "this case has none";
  if (!known.empty()) hint = "they are " + quoted_list(known);
  if (!near.empty()) hint = "did you mean '" + near + "'?";
  return {place, "'" + group + "' is nothing that one " + what + " in a game",
          "one decides on the groups of our side that the laws read", hint};
}

std::optional<Diagnostic> wrong_day(const Game& game,
                                    int m,
                                    Day on,
                                    const Place& place) {
  const Span month = month_of_game(game, m);
  if (month.holds(on)) return {};
  return Diagnostic{
      place, iso(on) + " is no day of month " + std::to_string(m),
      "what is done is chosen month by month",
      "give a day from " + iso(month.from) + " to " + iso(month.to)};
}

std::string days_of(const Offered& offered, const std::string& group, Span in) {
  std::vector<std::string> days;
  for (const Scheduled& one : offered.schedule)
    if (one.group == group && in.holds(one.on)) days.push_back(iso(one.on));
  return days.empty() ? "nothing of '" + group + "' is scheduled in this month"
                      : "it is scheduled on " + policy::list_of(days);
}

}  // namespace

Levers levers_of(const theory::Setting& setting,
                 const std::vector<theory::TheorySpec>& theories,
                 const std::vector<policy::PolicySpec>& policies,
                 const decide::DecideSpec& spec) {
  policy::Names named = policy::groups_read_by(setting, theories);
  for (const policy::PolicySpec& one : policies)
    named.merge(policy::groups_decided(one));
  for (const decide::OutcomeSpec& one : spec.outcomes)
    named.insert(one.group);
  Levers out;
  for (const record::Group& group : *setting.groups) {
    if (group.side != record::Side::ours || !named.contains(group.name))
      continue;
    const auto& laws = setting.model->laws;
    const bool has_law = std::any_of(
        laws.begin(), laws.end(),
        [&](const theory::LawSpec& law) { return law.group == group.name; });
    if (group.announced)
      out.announced.push_back(group.name);
    else if (has_law && group.at_risk == record::Risk::always)
      out.acts.push_back(group.name);
  }
  return out;
}

Offered offered_on(const theory::Panel& panel, Levers levers, int days) {
  Offered out{std::move(levers), {}, panel.setting.groups};
  for (int day = panel.days; day < panel.days + days; ++day) {
    const int t = panel.seed_days + day;
    for (const std::string& name : out.levers.announced) {
      const theory::GroupDays& acts =
          panel.groups[theory::group_index(panel.setting, name)];
      if (acts.count[t] > 0)
        out.schedule.push_back({name, panel.day_of(day),
                                panel.day_of(acts.until[t] - panel.seed_days)});
    }
  }
  return out;
}

const record::Group& group_of(const Offered& offered, const std::string& name) {
  const auto at = std::find_if(
      offered.groups->begin(), offered.groups->end(),
      [&](const record::Group& group) { return group.name == name; });
  ENTENTE_EXPECTS(at != offered.groups->end());
  return *at;
}

bool has_size(const record::Group& group) {
  return group.counting == record::Counting::acts && !group.unweighted;
}

std::optional<Diagnostic> wrong_with(const Offered& offered,
                                     const Game& game,
                                     int m,
                                     const Month& so_far,
                                     const Act& act) {
  if (is_in(act.group, offered.levers.announced))
    return Diagnostic{act.place,
                      "the acts of '" + act.group + "' follow a schedule",
                      "each is held, or let go, on its day",
                      "let one go, or leave it as it is"};
  if (!is_in(act.group, offered.levers.acts))
    return unknown_group(act.group, act.place, offered.levers.acts, "does");
  const record::Group& group = group_of(offered, act.group);
  if (act.size < 1 || act.size > kLargest)
    return Diagnostic{act.place, std::to_string(act.size) + " is no size",
                      "acts weigh 1 to 5", "write 1, 2, 3, 4 or 5"};
  if (!has_size(group) && act.size != 1)
    return Diagnostic{act.place, "acts of '" + act.group + "' have no size",
                      "each of them weighs 1", "leave the size out"};
  for (const Act& other : so_far.acts)
    if (other.group == act.group && other.on == act.on)
      return Diagnostic{act.place,
                        "'" + act.group + "' is done twice on " + iso(act.on),
                        "acts of one group on one day are one act",
                        "give one of a larger size, or another day"};
  return wrong_day(game, m, act.on, act.place);
}

std::optional<Diagnostic> wrong_with(const Offered& offered,
                                     const Game& game,
                                     int m,
                                     const Month& so_far,
                                     const LetGo& let_go) {
  if (!is_in(let_go.group, offered.levers.announced))
    return unknown_group(let_go.group, let_go.place, offered.levers.announced,
                         "lets go");
  if (auto wrong = wrong_day(game, m, let_go.on, let_go.place)) return wrong;
  const bool scheduled =
      std::any_of(offered.schedule.begin(), offered.schedule.end(),
                  [&](const Scheduled& one) {
                    return one.group == let_go.group && one.on == let_go.on;
                  });
  if (!scheduled)
    return Diagnostic{
        let_go.place,
        "no '" + let_go.group + "' is to begin on " + iso(let_go.on),
        "the schedule ahead is that of the year before, a year later",
        days_of(offered, let_go.group, month_of_game(game, m))};
  for (const LetGo& other : so_far.let_go)
    if (other.group == let_go.group && other.on == let_go.on)
      return Diagnostic{
          let_go.place,
          "'" + let_go.group + "' of " + iso(let_go.on) + " is let go twice",
          "once is enough", "remove one of the two"};
  return {};
}

Diagnostics mistakes_in(const Offered& offered, const Game& game) {
  Diagnostics out;
  for (std::size_t i = 0; i < game.played.size(); ++i) {
    const int m = static_cast<int>(i) + 1;
    Month so_far;
    for (const Act& act : game.played[i].acts) {
      if (auto wrong = wrong_with(offered, game, m, so_far, act))
        out.push_back(*std::move(wrong));
      so_far.acts.push_back(act);
    }
    for (const LetGo& one : game.played[i].let_go) {
      if (auto wrong = wrong_with(offered, game, m, so_far, one))
        out.push_back(*std::move(wrong));
      so_far.let_go.push_back(one);
    }
  }
  return out;
}

}  // namespace entente::play
