#include "entente/desk/rooms/add/moved_page.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/desk/rooms/add/proposed.hpp"
#include "entente/desk/rooms/asking.hpp"
#include "entente/desk/rooms/tried_words.hpp"
#include "entente/doubt/act_reading.hpp"
#include "entente/doubt/doubts.hpp"
#include "entente/report/words/question_words.hpp"
#include "entente/report/words/words.hpp"
#include "entente/study/tried.hpp"

namespace entente::desk {
namespace {

using study::Nulls;

// So many claims are asked at once: the first words stand after seconds, and
// the next ones follow them.
constexpr std::size_t kTogether = 3;

// What may move: claims and forecast items that read the act before or after,
// by their ids; with coverage all of them. Claims that test it come first, then
// those whose outcome it is, then those that read it beside others.
struct Readers {
  bool all = false;
  std::map<std::string, std::size_t> claims;  // id: 0 for tested, 1, 2
  std::set<std::string> forecasts;
};

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

// In the order in which they are asked.
std::vector<std::string> claims_asked(const casefile::Case& the_case,
                                      const Readers& readers) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const claim::ClaimSpec& claim : the_case.claims) {
    const auto near = readers.claims.find(claim.id);
    if (near != readers.claims.end())
      found.emplace_back(near->second, claim.id);
    else if (readers.all)
      found.emplace_back(0, claim.id);
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> ids;
  for (auto& [near, id] : found)
    ids.push_back(std::move(id));
  return ids;
}

// The case as it is and as it would be, asked without a word of their own: how
// far the whole is is told here.
struct Both {
  study::Asked before, after;
};

Both both_of(const Desk& desk,
             const casefile::Case& before,
             const casefile::Case& after,
             Progress& progress) {
  Both both{ask_of(desk, before, progress), ask_of(desk, after, progress)};
  for (study::Asked* asked : {&both.before, &both.after})
    asked->how.begins = [&progress](const std::string&) -> study::Told {
      return [&progress](std::size_t, std::size_t) { progress.is_due(); };
    };
  return both;
}

// The next few claims: those that are printed otherwise, and by their ids those
// that are not.
void put_words(const Both& both,
               const std::vector<std::string>& ids,
               std::size_t from,
               Nulls nulls,
               Progress& progress,
               Json& view) {
  const std::size_t end = std::min(from + kTogether, ids.size());
  Json moved = Json::array();
  std::vector<std::string> same;
  for (std::size_t i = from; i < end; ++i) {
    progress.tell(fmt::format("Claim {} of {}", i + 1, ids.size()), i,
                  ids.size());
    Json one = words_tried(both.before, both.after, ids[i], nulls);
    if (one["any_moved"].get<bool>())
      moved.push_back(std::move(one));
    else
      same.push_back(ids[i] + " " + one["tried_title"].get<std::string>());
  }
  view["any_moved_claims"] = !moved.empty();
  view["moved_claims"] = std::move(moved);
  view["same_claims"] = Json::array();
  for (const std::string& one : same)
    view["same_claims"].push_back({{"same_claim", one}});
  view["any_same_claims"] = !same.empty();
}

// A chance before and after as they are printed; nothing where neither is.
void add_chance(const std::string& title,
                const std::string& days,
                const Json& before,
                const Json& after,
                Json& moved,
                long& same) {
  const std::string was = report::percent_or(before, "–");
  const std::string now = report::percent_or(after, "–");
  if (was == now) {
    ++same;
    return;
  }
  moved.push_back({{"chance_title", title},
                   {"chance_days", days},
                   {"chance_before", was},
                   {"chance_after", now}});
}

void put_chances(const Both& both,
                 const Readers& readers,
                 Progress& progress,
                 Json& view) {
  Json moved = Json::array();
  long same = 0;
  const auto& items = both.after.the_case->forecast.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!readers.all && !readers.forecasts.contains(items[i].id)) continue;
    progress.tell("What is expected", i, items.size());
    for (const Json& one :
         study::outcome_tried(both.before, both.after, items[i].id))
      add_chance(items[i].title,
                 report::days_in_words(one["horizon"].get<long>()),
                 one["before"], one["after"], moved, same);
  }
  view["any_chances"] = !moved.empty() || same > 0;
  view["any_moved_chances"] = !moved.empty();
  view["moved_chances"] = std::move(moved);
  view["n_same_chances"] = same > 0 ? report::thousands(same) : "";
}

void put_doubts(const casefile::Case& before,
                const casefile::Case& after,
                Json& view) {
  Json doubts = Json::array();
  for (const Diagnostic& one : doubt::fresh_doubts(before, after)) {
    std::string text = to_text(one);
    while (text.ends_with('\n'))
      text.pop_back();
    doubts.push_back({{"doubt_text", text}});
  }
  view["any_fresh_doubts"] = !doubts.empty();
  view["fresh_doubts"] = std::move(doubts);
}

std::string address_of(const std::string& draft, const std::string& nulls) {
  return address("/add/moved", {{"draft", draft}, {"nulls", nulls}});
}

// Claims from the one at ?from=; without it what is expected, and doubts.
Response moved_of(const Visit& own, Progress& progress) {
  const Pairs& query = own.request.query;
  const std::string draft = text_in(query, "draft");
  const bool few = text_in(query, "nulls") != "all";
  const Pairs pairs = draft_pairs(own.desk, draft);
  if (pairs.empty())
    return say(own, 404, "That draft is gone",
               "Drafts are kept while the desk runs; begin again.");
  const Proposed proposed = proposed_of(own.state, pairs);
  if (proposed.value == nullptr || proposed.after.empty())
    return say(own, 200, "The change does not check",
               "Mend it first: its mistakes stand beside it.");
  const Loaded& loaded = *own.state.loaded;
  const Readers readers = readers_of(loaded, proposed);
  const auto ids = claims_asked(*proposed.value, readers);
  const Both both =
      both_of(own.desk, loaded.the_case, *proposed.value, progress);
  const std::string typed = text_in(query, "from");
  std::size_t from = 0, next = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), from);
  Json view;
  view["first"] = typed.empty();
  if (typed.empty()) {
    put_chances(both, readers, progress, view);
    put_doubts(loaded.the_case, *proposed.value, view);
  } else {
    from = std::min(from, ids.size());
    next = std::min(from + kTogether, ids.size());
    put_words(both, ids, from, few ? Nulls::few : Nulls::all, progress, view);
  }
  view["part_id"] = typed.empty() ? "moved" : "moved-" + std::to_string(from);
  view["next_id"] = "moved-" + std::to_string(next);
  view["any_next"] = next < ids.size();
  view["next_html"] =
      in_attribute(address("/add/moved", {{"draft", draft},
                                          {"nulls", few ? "few" : "all"},
                                          {"from", std::to_string(next)}}));
  view["n_asked"] = report::count_of(static_cast<long>(ids.size()),
                                     "claim reads", "claims read");
  view["any_asked"] = !ids.empty();
  view["few"] = few;
  view["few_nulls"] = std::to_string(study::kFewNulls);
  view["all_html"] = in_attribute(address_of(draft, "all"));
  view["back_html"] = in_attribute(address("/add", {{"draft", draft}}));
  return show(own, {"Words and chances that would move", "moved_words",
                    std::move(view)});
}

}  // namespace

Response moved_page(const Visit& visit) {
  return long_work(visit, "Words and chances that would move", moved_of);
}

std::string moved_address(const std::string& draft) {
  return address_of(draft, "few");
}

std::string kept_draft(Desk& desk, const Pairs& pairs) {
  return desk.drafts.put(
      {"add", address("", without(pairs, {"form_token", "looked", "fill"})),
       ""});
}

Pairs draft_pairs(const Desk& desk, const std::string& draft) {
  const auto kept = desk.drafts.find(draft);
  if (!kept || kept->file != "add") return {};
  return pairs_of(kept->text.substr(1)).value_or(Pairs());
}

}  // namespace entente::desk
