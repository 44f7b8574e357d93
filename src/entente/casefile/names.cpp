#include "entente/casefile/names.hpp"

#include <algorithm>

#include "entente/core/suggest.hpp"

namespace entente::casefile {
namespace {

const char* in_words(Thing thing) {
  switch (thing) {
    case Thing::act:
      return "act";
    case Thing::actor:
      return "actor";
    case Thing::claim:
      return "claim";
    case Thing::event:
      return "event";
    case Thing::family:
      return "family";
    case Thing::group:
      return "group";
    case Thing::kind:
      return "kind";
    case Thing::line:
      return "line";
    case Thing::package:
      return "package";
    case Thing::policy:
      return "policy";
    case Thing::source_class:
      return "source class";
    case Thing::track:
      return "track";
    case Thing::unit:
      return "unit";
  }
  return "name";
}

const char* where_given(Thing thing) {
  switch (thing) {
    case Thing::act:
      return "acts are the ids of acts.csv";
    case Thing::actor:
      return "actors are the codes under [actors] in case.toml";
    case Thing::claim:
      return "claims are named by the files of claims/";
    case Thing::event:
      return "events are the [[event]] names in case.toml";
    case Thing::family:
      return "families are those of coverage.csv";
    case Thing::group:
      return "groups are the [[group]] names in case.toml";
    case Thing::kind:
      return "kinds are those of kinds.csv";
    case Thing::line:
      return "lines are those that a [[track]] in case.toml names";
    case Thing::package:
      return "packages are those that acts.csv uses";
    case Thing::policy:
      return "policies are named by the files of policies/";
    case Thing::source_class:
      return "classes are those of sources.csv";
    case Thing::track:
      return "tracks are the [[track]] names in case.toml";
    case Thing::unit:
      return "units are those that acts.csv uses";
  }
  return "";
}

// A nearest name is looked for at most this often: in a broken file thousands
// of names can be unknown.
constexpr int kMostSearches = 100;

std::string suggestion(Thing thing,
                       const std::string& name,
                       const std::vector<std::string>& known,
                       const std::string& otherwise) {
  if (thing != Thing::act) return did_you_mean(name, known, otherwise);
  const std::string near = nearest_id(name, known);
  return near.empty() ? otherwise : "did you mean '" + near + "'?";
}

}  // namespace

void Names::define(Thing thing, SharedText name, const Place& place) {
  if (name.empty()) return;  // reported by the reader
  auto& given = given_[thing];
  const auto before = given.find(name);
  if (before == given.end()) {
    given.emplace(name, first_at(place));
    return;
  }
  const First& first = before->second;
  diagnostics_->push_back(
      {place,
       std::string("the ") + in_words(thing) + " '" + name + "' is given twice",
       "it stands already in line " + std::to_string(first.line) + " of " +
           files_[static_cast<std::size_t>(first.file)],
       "remove one of the two or give it a name of its own"});
}

void Names::mention(Thing thing, SharedText name) {
  if (!name.empty() && !knows(thing, name))
    given_[thing].emplace(name, first_at({}));
}

Names::First Names::first_at(const Place& place) {
  const auto at = std::find(files_.begin(), files_.end(), place.file);
  const auto file = static_cast<int>(at - files_.begin());
  if (at == files_.end()) files_.push_back(place.file);
  return {file, place.line};
}

void Names::retire(const std::string& old_id, const std::string& new_id) {
  retired_.emplace(old_id, new_id);
}

void Names::use(Thing thing, SharedText name, const Place& place) {
  // A name that is known already needs no check at the end.
  if (!knows(thing, name)) uses_.push_back({thing, name, place});
}

void Names::use_all(Thing thing, const std::vector<Placed>& names) {
  for (const Placed& one : names)
    use(thing, one.text, one.place);
}

bool Names::knows(Thing thing, SharedText name) const {
  const auto of_thing = given_.find(thing);
  return of_thing != given_.end() && of_thing->second.contains(name);
}

std::vector<std::string> Names::all(Thing thing) const {
  std::vector<std::string> names;
  const auto of_thing = given_.find(thing);
  if (of_thing == given_.end()) return names;
  for (const auto& entry : of_thing->second)
    names.emplace_back(entry.first);
  return names;
}

void Names::report_use(const Use& use, bool search) {
  const auto retired = retired_.find(use.name);
  if (use.thing == Thing::act && retired != retired_.end()) {
    diagnostics_->push_back(
        {use.place, "the act '" + use.name + "' is retired",
         "retired_ids.csv says so; a retired id is never used again",
         retired->second.empty() ? "nothing took its place: remove it"
                                 : "write '" + retired->second + "'"});
    return;
  }
  const std::vector<std::string> known = all(use.thing);
  std::string otherwise = "add it there or mend the name";
  if (known.empty()) {
    otherwise = "there are none yet: add it there";
  } else if (known.size() <= 12) {
    otherwise = "it is one of " + one_of_text(known);
  }
  diagnostics_->push_back(
      {use.place,
       std::string("unknown ") + in_words(use.thing) + " '" + use.name + "'",
       where_given(use.thing),
       search ? suggestion(use.thing, use.name, known, otherwise) : otherwise});
}

void Names::give_up(Thing thing) {
  unchecked_.emplace(thing, 0);
}

std::size_t Names::unchecked(Thing thing) const {
  const auto found = unchecked_.find(thing);
  return found == unchecked_.end() ? 0 : found->second;
}

void Names::check_uses() {
  int searches = 0;
  for (const Use& one : uses_) {
    if (knows(one.thing, one.name)) continue;
    const auto given_up = unchecked_.find(one.thing);
    if (given_up != unchecked_.end()) {
      ++given_up->second;
      continue;
    }
    report_use(one, ++searches <= kMostSearches);
  }
}

}  // namespace entente::casefile
