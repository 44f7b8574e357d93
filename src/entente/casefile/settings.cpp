#include "entente/casefile/settings.hpp"

#include <algorithm>
#include <set>

#include "entente/casefile/question_table.hpp"
#include "entente/casefile/ranges.hpp"
#include "entente/record/act_words.hpp"

namespace entente::casefile {
namespace {

void read_actors(Fields& top, Case& value, Names& names) {
  const TomlValue* table = top.table_or_null("actors");
  if (table == nullptr) {
    if (!top.has("actors")) {
      top.report("actors", "case.toml needs [actors]",
                 "it lists the codes that acts.csv may use, so that a misspelt "
                 "one is found",
                 "add [actors] with one line for each: CODE = \"who it is\"");
    }
    return;
  }
  for (const TomlEntry& entry : table->entries) {
    names.define(Thing::actor, entry.key, entry.place);
    value.actors[entry.key] = entry.value.text;
    if (entry.value.kind != TomlKind::text || entry.value.text.empty()) {
      top.report("actors", "the actor '" + entry.key + "' has no name",
                 "the code is explained to the reader",
                 "write " + entry.key + " = \"who it is\"");
    }
  }
}

std::vector<std::string> read_side(Fields& fields,
                                   const std::string& key,
                                   Names& names) {
  const std::vector<Placed> codes = fields.texts(key);
  names.use_all(Thing::actor, codes);
  return plain(codes);
}

void read_sides(Fields& top,
                Case& value,
                Names& names,
                Diagnostics& diagnostics) {
  const TomlValue* table = top.table_or_null("sides");
  if (table == nullptr) {
    if (!top.has("sides")) {
      top.report("sides", "case.toml needs [sides]",
                 "it says whose acts are whose",
                 "add [sides] with ours and theirs");
    }
    return;
  }
  Fields fields(*table, "[sides]", diagnostics);
  value.our_name = fields.text("our_name");
  value.their_name = fields.text("their_name");
  value.sides.ours = read_side(fields, "ours", names);
  value.sides.theirs = read_side(fields, "theirs", names);
  value.sides.joint_with = read_side(fields, "joint_with", names);
  for (const char* key : {"ours", "theirs"}) {
    const auto& side = key[0] == 'o' ? value.sides.ours : value.sides.theirs;
    if (!side.empty()) continue;
    fields.report(key, std::string("'") + key + "' names nobody",
                  "a case has two sides", "list at least one actor's code");
  }
  const auto& ours = value.sides.ours;
  for (const std::string& actor : value.sides.theirs) {
    if (std::find(ours.begin(), ours.end(), actor) == ours.end()) continue;
    fields.report("theirs", "'" + actor + "' stands on both sides",
                  "every act of it would be an act of both",
                  "list it under ours or under theirs");
  }
  fields.refuse_unknown();
}

void read_window(Fields& top, Case& value, Diagnostics& diagnostics) {
  const TomlValue* table = top.table_or_null("window");
  if (table == nullptr) {
    if (!top.has("window")) {
      top.report("window", "case.toml needs [window]",
                 "it says which days a fit reads",
                 "add [window] with from and as_of");
    }
    return;
  }
  Fields fields(*table, "[window]", diagnostics);
  const std::optional<Day> from = fields.day("from");
  const std::optional<Day> as_of = fields.day("as_of");
  value.seed_days = fields.whole_or("seed_days", value.seed_days);
  if (from && as_of) {
    value.window = {*from, *as_of};
    if (value.window.days() > kLongestWindow) {
      fields.report("as_of",
                    "the window runs from " + iso(*from) + " to " + iso(*as_of),
                    "a window holds at most " + std::to_string(kLongestWindow) +
                        " days (150 years)",
                    "begin it where the record is dense enough to be read day "
                    "by day");
    }
    if (*as_of < *from) {
      fields.report("as_of", "the window ends before it begins",
                    "a fit reads the days from 'from' to 'as_of'",
                    "exchange the two or mend the year");
      value.window = {};
    }
  }
  fields.refuse_unknown();
}

// [defaults]: what empty cells of acts.csv mean.
void read_defaults(Fields& top, Case& value, Diagnostics& diagnostics) {
  using record::Check;
  const TomlValue* table = top.table_or_null("defaults");
  if (table == nullptr) return;
  Fields fields(*table, "[defaults]", diagnostics);
  value.empty_check =
      fields.choice<Check>("check", record::check_names(), Check::not_said);
  fields.refuse_unknown();
}

// [cite]: by whom, under which licence and where the case is.
void read_cite(Fields& top, Case& value, Diagnostics& diagnostics) {
  const TomlValue* table = top.table_or_null("cite");
  if (table == nullptr) return;
  Fields fields(*table, "[cite]", diagnostics);
  value.cite.authors = plain(fields.texts("authors"));
  value.cite.licence = fields.text_or("licence", "");
  value.cite.licence_address = fields.text_or("licence_address", "");
  value.cite.address = fields.text_or("address", "");
  for (const char* key : {"address", "licence_address"}) {
    const std::string text = fields.text_or(key, "");
    if (text.empty() || text.starts_with("https://") ||
        text.starts_with("http://"))
      continue;
    fields.report(key, "'" + text + "' is no address of the web",
                  "readers follow it as a link", "begin it with https://");
  }
  fields.refuse_unknown();
}

// [words]: what readers call the lines.
void read_words(Fields& top, Case& value, Diagnostics& diagnostics) {
  const TomlValue* table = top.table_or_null("words");
  if (table == nullptr) return;
  Fields fields(*table, "[words]", diagnostics);
  if (fields.has("line") || fields.has("lines")) {
    value.words.line = fields.text("line");
    value.words.lines = fields.text("lines");
  }
  fields.refuse_unknown();
}

void read_forecast(Fields& top,
                   Case& value,
                   Names& names,
                   Diagnostics& diagnostics) {
  const TomlValue* table = top.table_or_null("forecast");
  if (table == nullptr) return;
  Fields fields(*table, "[forecast]", diagnostics);
  if (fields.has("horizons")) {
    value.forecast.horizons.clear();
    for (const double days : fields.numbers("horizons")) {
      if (days != static_cast<int>(days)) {
        fields.report("horizons", "a horizon is no whole number of days",
                      "forecasts count days", "write for example [14, 30, 90]");
        continue;
      }
      const int whole = static_cast<int>(days);
      if (std::count(value.forecast.horizons.begin(),
                     value.forecast.horizons.end(), whole) > 0) {
        fields.report("horizons", "a horizon is given twice",
                      "results are named by it", "write each once");
      }
      value.forecast.horizons.push_back(whole);
    }
    if (value.forecast.horizons.empty()) {
      fields.report("horizons", "'horizons' names no horizon",
                    "a forecast is for a number of days",
                    "write for example [14, 30, 90], or leave it out");
    }
  }
  // An origin knows the days before it: the window's first day has none.
  const auto record_from = fields.day_or_none("record_from");
  value.forecast.record_from =
      std::max(record_from.value_or(value.window.from), value.window.from + 1);
  if (record_from && value.window != Span{} && *record_from > value.window.to)
    fields.report("record_from",
                  "forecasts of the past begin on " + iso(*record_from) +
                      ", after as_of, " + iso(value.window.to),
                  "they are made on days of the record, and scored by it",
                  "write an earlier day, or leave it out");
  for (const TomlValue* one : fields.tables("item")) {
    Fields item(*one, "a [[forecast.item]]", diagnostics);
    forecast::ItemSpec spec;
    spec.place = item.place();
    spec.id = item.text("id");
    const bool twice = std::any_of(
        value.forecast.items.begin(), value.forecast.items.end(),
        [&](const forecast::ItemSpec& other) { return other.id == spec.id; });
    if (twice) {
      item.report("id", "the item '" + spec.id + "' is given twice",
                  "results are named by it", "give it an id of its own");
    }
    spec.title = item.text("title");
    spec.group = item.text("group");
    names.use(Thing::group, spec.group, item.place("group"));
    spec.part_of = item.text_or("part_of", "");
    if (!spec.part_of.empty()) {
      names.use(Thing::group, spec.part_of, item.place("part_of"));
    }
    item.refuse_unknown();
    value.forecast.items.push_back(std::move(spec));
  }
  fields.refuse_unknown();
}

void refuse_twice(const std::vector<Placed>& list,
                  const std::string& key,
                  const std::string& why,
                  Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const Placed& one : list) {
    if (seen.insert(one.text).second) continue;
    diagnostics.push_back({one.place,
                           "'" + one.text + "' stands twice in " + key, why,
                           "name each once"});
  }
}

}  // namespace

void read_settings(const TomlValue& table,
                   Case& value,
                   Names& names,
                   Diagnostics& diagnostics) {
  Fields top(table, "case.toml", diagnostics);
  value.title = top.text("title");
  read_actors(top, value, names);
  read_sides(top, value, names, diagnostics);
  read_window(top, value, diagnostics);
  read_defaults(top, value, diagnostics);
  read_cite(top, value, diagnostics);
  read_words(top, value, diagnostics);
  for (const TomlValue* one : top.tables("group")) {
    value.groups.push_back(read_group(*one, names, diagnostics));
  }
  for (const TomlValue* one : top.tables("track")) {
    value.tracks.push_back(read_track(*one, names, diagnostics));
  }
  read_model(top, value.model, names, diagnostics);
  const std::vector<Placed> outcomes = top.texts("contest_outcomes");
  names.use_all(Thing::group, outcomes);
  value.contest_outcomes = plain(outcomes);
  refuse_twice(outcomes, "contest_outcomes", "its evidence would count twice",
               diagnostics);
  const std::vector<Placed> about = top.texts("claims_about");
  value.claims_about = plain(about);
  refuse_twice(about, "claims_about",
               "it is the order in which the brief takes up what claims are "
               "about",
               diagnostics);
  for (const Placed& one : about) {
    if (one.text.find_first_not_of(" \t\r\n") != std::string::npos) continue;
    diagnostics.push_back({one.place, "claims_about holds an empty text",
                           "it is a heading above claims",
                           "write what claims are about, or remove it"});
  }
  read_forecast(top, value, names, diagnostics);
  read_decide(top, value.decide, names, diagnostics);
  read_questions(top, names, diagnostics);  // for their mistakes
  top.refuse_unknown();
}

}  // namespace entente::casefile
