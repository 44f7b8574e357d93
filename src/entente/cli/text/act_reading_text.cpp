#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/cli/text/act_text.hpp"
#include "entente/record/clause_words.hpp"

namespace entente::cli {
namespace {

using doubt::Fate;
using doubt::GroupTake;
using doubt::Reader;

std::string listed(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all)
    text += (text.empty() ? "" : ", ") + one;
  return text;
}

const record::Clause& clause_of(const casefile::Case& the_case,
                                const GroupTake& take) {
  return the_case.groups[take.group].select[take.clause];
}

// One line for each group that takes the act.
std::string taken_text(const casefile::Case& the_case,
                       const record::Act& act,
                       const std::vector<GroupTake>& takes) {
  std::string text;
  for (const GroupTake& take : takes) {
    if (take.fate == Fate::no_group) continue;
    const record::Clause& clause = clause_of(the_case, take);
    text += fmt::format(
        "  {}{}\n      {}:{}: {}\n", the_case.groups[take.group].name,
        take.fate == Fate::read ? ""
                                : ": " + doubt::fate_words(the_case, act, take),
        clause.place.file, clause.place.line, record::clause_text(clause));
  }
  return text;
}

// Those that miss it by one condition, by that condition; the others by theirs,
// in one line.
std::string missed_text(const casefile::Case& the_case,
                        const std::vector<GroupTake>& takes) {
  std::map<std::string, std::vector<std::string>> near;
  std::size_t far = 0;
  for (const GroupTake& take : takes) {
    if (take.fate != Fate::no_group) continue;
    if (take.missed.size() == 1 && take.missed.front() != "kinds" &&
        take.missed.front() != "ids") {
      near[std::string(take.missed.front())].push_back(
          the_case.groups[take.group].name);
    } else {
      ++far;
    }
  }
  std::string text;
  for (const auto& [key, groups] : near)
    text += fmt::format("  {} alone keeps it out of {}\n", key, listed(groups));
  if (far > 0)
    text += fmt::format("  {} {} of other kinds, ids or several conditions\n",
                        far, far == 1 ? "group is" : "groups are");
  return text;
}

std::string readers_text(const char* what,
                         const std::vector<Reader>& readers,
                         std::size_t all) {
  if (all == 0) return {};
  std::string text = fmt::format("{}: {} of {}\n", what, readers.size(), all);
  for (const Reader& reader : readers)
    text += fmt::format("  {} {}: {}\n", reader.id, reader.title,
                        listed(reader.parts));
  if (readers.size() < all)
    text +=
        fmt::format("  {} {} no group that takes it\n", all - readers.size(),
                    all - readers.size() == 1 ? "other reads" : "others read");
  return text;
}

}  // namespace

std::string reading_text(const casefile::Case& the_case,
                         const record::Act& act,
                         const doubt::ActReading& reading) {
  const auto read = std::count_if(
      reading.groups.begin(), reading.groups.end(),
      [](const GroupTake& take) { return take.fate == Fate::read; });
  std::string text = fmt::format("groups that read it: {} of {}\n", read,
                                 reading.groups.size());
  text += taken_text(the_case, act, reading.groups);
  text += missed_text(the_case, reading.groups);
  if (!reading.tracks.empty())
    text += fmt::format("tracks that it opens or shuts: {}\n",
                        listed(reading.tracks));
  text += readers_text("claims that read it", reading.claims,
                       the_case.claims.size());
  text += readers_text("forecasts that read it", reading.forecasts,
                       the_case.forecast.items.size());
  text += readers_text("theories that read it", reading.theories,
                       the_case.theories.size());
  return text;
}

}  // namespace entente::cli
