// What every section of the brief reads: the case, the results, and where an
// act stands in the record.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/casefile/case.hpp"
#include "entente/core/day.hpp"
#include "entente/record/group.hpp"

namespace entente::report {

using Json = nlohmann::ordered_json;

// Groups that sections name by what they are, found from the case: the two
// outcomes that theories speak of (without a contest the first is what is
// forecast first, or what the first claim is about), the group of meetings, and
// the groups that are at risk only while a line is open or shut. Null where a
// case has none.
struct Roles {
  const record::Group* hostile = nullptr;   // e.g. provocation
  const record::Group* friendly = nullptr;  // e.g. conciliation
  const record::Group* meeting = nullptr;   // e.g. talks
  const record::Group* cut = nullptr;
  const record::Group* restoration = nullptr;
};

struct Context {
  const casefile::Case& the_case;
  const Json& results;
  Day as_of = 0;
  Day today = 0;
  Roles roles;
  std::map<std::string, std::size_t, std::less<>> act_by_id;
  std::set<std::string, std::less<>> names;  // keep their capital

  const record::Record& record() const { return the_case.record; }
  const record::Group* group(std::string_view name) const;
  const record::Act* act(std::string_view id) const;
  // Act days of a group up to the brief's date.
  std::vector<Day> days_of(const record::Group& group) const;
};

Context context_of(const casefile::Case& the_case, const Json& results);

// Fields of results; a missing or null field is "does not apply".
std::optional<double> maybe(const Json& object, const char* key);
double number(const Json& object, const char* key, double otherwise = 0);
long whole(const Json& object, const char* key);
std::string text(const Json& object, const char* key);
bool flag(const Json& object, const char* key);
const Json& part(const Json& object, const char* key);  // null when missing
std::vector<double> numbers(const Json& array);
Day day_in(const Json& object, const char* key, Day otherwise);

// "#act-ID"; `linked` is an <a> around escaped words.
std::string act_anchor(std::string_view id);
std::string linked(std::string_view act_id, std::string_view words);
std::string bold(std::string_view words);

// "Hale, Borland": whose act it was.
std::string actors_of(const casefile::Case& the_case, const record::Act& act);
std::string actors_of(const Context& context, const record::Act& act);
// "Hale" of an actor's code; the code where the case names nobody.
std::string actor_name(const casefile::Case& the_case, const std::string& code);
// The groups that the case is about: its outcomes, what is forecast on its own,
// and the groups in the terms of every model; each once, theirs first.
std::vector<const record::Group*> main_groups(const Context& context);

// The group inside a term: "concession" of "recent(concession, 30)"; null when
// it names none.
const record::Group* group_in_term(const Context& context,
                                   std::string_view term);

// What the case's laws hold beside effects, as far as any of its tiers asks for
// it: "season", "era", "density of sources".
std::vector<std::string> nuisance_words(const casefile::Case& the_case);
// "density of sources", "density of machine-coded events"
std::string density_words(const theory::DensitySpec& density);

// A term in words: "concessions of late (half-life 30 days)"; as it stands
// where it is none of the plain ones.
std::string term_words(const Context& context, const std::string& term);

// The first letter made small, unless it begins a name or an abbreviation.
std::string lowered(const Context& context, std::string_view text);

std::string kind_label(const record::Act& act,
                       const std::vector<record::Kind>& kinds);

}  // namespace entente::report
