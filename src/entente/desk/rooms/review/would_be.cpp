#include "entente/desk/rooms/review/would_be.hpp"

#include "entente/doubt/act_reading.hpp"
#include "entente/report/words/words.hpp"

namespace entente::desk {
namespace {

// "1, 4 and 12"
std::string ids_of(const std::vector<doubt::Reader>& readers) {
  std::vector<std::string> ids;
  for (const doubt::Reader& reader : readers)
    ids.push_back(reader.id);
  return report::listed(ids);
}

// Of an act that is sourced; where its day is not verified some of them do not
// read it.
void put_groups(const casefile::Case& the_case,
                const record::Act& act,
                const doubt::ActReading& sourced,
                const doubt::ActReading& unverified,
                Json& view) {
  Json groups = Json::array();
  for (std::size_t g = 0; g < sourced.groups.size(); ++g) {
    const doubt::GroupTake& take = sourced.groups[g];
    if (take.fate == doubt::Fate::no_group) continue;
    const bool reads = take.fate == doubt::Fate::read;
    groups.push_back(
        {{"group_name", the_case.groups[take.group].name},
         {"group_reads", reads},
         {"group_only_sourced",
          reads && unverified.groups[g].fate != doubt::Fate::read},
         {"group_fate", reads ? "" : doubt::fate_words(the_case, act, take)}});
  }
  view["any_groups"] = !groups.empty();
  view["groups"] = std::move(groups);
}

}  // namespace

void put_reads(const Visit& visit, const keep::Change& change, Json& view) {
  const Loaded& loaded = *visit.state.loaded;
  Diagnostics mistakes;
  const casefile::Files after = keep::changed(loaded.files, change, mistakes);
  casefile::Reading read;
  if (mistakes.empty()) {
    read = casefile::read_case(after, loaded.the_case.id);
    mistakes = std::move(read.diagnostics);
  }
  view["wrong"] = mistakes_list(mistakes);
  view["any_wrong"] = !mistakes.empty();
  view["checks"] = mistakes.empty();
  if (!mistakes.empty()) return;
  casefile::Case& the_case = read.value;
  const std::string& id = change.front().cells.at("id");
  auto& acts = the_case.record.acts;
  std::size_t index = 0;
  while (index < acts.size() && acts[index].id != id)
    ++index;
  if (index == acts.size()) return;
  const theory::VerdictPanel panel =
      theory::verdict_panel(casefile::setting_of(the_case));
  const doubt::ActReading unverified =
      doubt::act_reading(the_case, panel.panel, index);
  acts[index].check = record::Check::sourced;
  const doubt::ActReading reading =
      doubt::act_reading(the_case, panel.panel, index);
  put_groups(the_case, acts[index], reading, unverified, view);
  view["claims_reading"] = ids_of(reading.claims);
  view["forecasts_reading"] = ids_of(reading.forecasts);
  view["theories_reading"] = ids_of(reading.theories);
  view["after_window"] = acts[index].day > the_case.window.to
                             ? iso(the_case.window.to)
                             : std::string();
}

}  // namespace entente::desk
