#include "entente/desk/rooms/add/moved_readers.hpp"

#include <algorithm>

#include "entente/doubt/act_reading.hpp"

namespace entente::desk {
namespace {

std::size_t nearness_of(const doubt::Reader& reader) {
  constexpr std::size_t kBeside = 2;
  std::size_t near = kBeside;
  for (const std::string& part : reader.parts) {
    if (part.starts_with("tested")) return 0;
    if (!part.starts_with("beside")) near = 1;
  }
  return near;
}

void add_readers_of(const casefile::Case& the_case,
                    const theory::Panel& panel,
                    const std::string& id,
                    Readers& readers) {
  const auto& acts = the_case.record.acts;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (acts[i].id != id) continue;
    const doubt::ActReading reading = doubt::act_reading(the_case, panel, i);
    for (const doubt::Reader& one : reading.claims) {
      const std::size_t near = nearness_of(one);
      const auto known = readers.claims.emplace(one.id, near).first;
      known->second = std::min(known->second, near);
    }
    for (const doubt::Reader& one : reading.forecasts)
      readers.forecasts.insert(one.id);
  }
}

// Minutes: policies are compared, forecasts made again at every month.
bool is_slow(const claim::ClaimSpec& claim) {
  return claim.form == claim::Form::policy || claim.form == claim::Form::gain;
}

}  // namespace

Readers readers_of(const Loaded& loaded, const Proposed& proposed) {
  Readers readers;
  const Wanted& wanted = proposed.wanted;
  readers.all = wanted.before.empty() && wanted.after.empty();
  if (!wanted.before.empty())
    add_readers_of(loaded.the_case, loaded.panel(), wanted.before, readers);
  if (!wanted.after.empty())
    add_readers_of(
        *proposed.value,
        theory::verdict_panel(casefile::setting_of(*proposed.value)).panel,
        wanted.after, readers);
  return readers;
}

AskedClaims claims_asked(const casefile::Case& the_case,
                         const Readers& readers) {
  constexpr std::size_t kLast = 9;
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const claim::ClaimSpec& claim : the_case.claims) {
    const auto near = readers.claims.find(claim.id);
    if (near == readers.claims.end() && !readers.all) continue;
    const std::size_t rank = near == readers.claims.end() ? 0 : near->second;
    found.emplace_back(is_slow(claim) ? kLast : rank, claim.id);
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  AskedClaims asked;
  for (auto& [rank, id] : found) {
    asked.quick += rank != kLast;
    asked.ids.push_back(std::move(id));
  }
  return asked;
}

}  // namespace entente::desk
