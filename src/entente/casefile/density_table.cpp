#include "entente/casefile/density_table.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "entente/casefile/sheet.hpp"
#include "entente/core/holds.hpp"

namespace entente::casefile {
namespace {

using theory::DailyChoice;
using theory::DensityOf;
using theory::DensitySpec;

const char* const kDaily = "daily.csv";
const Columns kColumns = {
    {"source", "date", "actor", "target", "quad", "events", "goldstein"}, {}};
const std::vector<std::string> kQuads = {"1", "2", "3", "4"};

const char* const kEither =
    "density counts acts by the class of their sources, or the events of a "
    "file, never both";

std::vector<std::string> named(Fields& fields,
                               const std::string& key,
                               Thing thing,
                               Names& names) {
  const std::vector<Placed> all = fields.texts(key);
  names.use_all(thing, all);
  return plain(all);
}

std::vector<std::string> read_quads(Fields& fields, Diagnostics& diagnostics) {
  const std::vector<Placed> quads = fields.texts("quads");
  for (const Placed& one : quads)
    if (!holds(kQuads, one.text))
      diagnostics.push_back({one.place, "'" + one.text + "' is no quad",
                             "1 and 2 are verbal and material cooperation, 3 "
                             "and 4 verbal and material conflict",
                             "write for example quads = [\"1\", \"2\"]"});
  return plain(quads);
}

struct DailyRow {
  std::string source, quad;
  std::vector<std::string> actors, targets;
  Day day = 0;
  double events = 0;
  std::optional<double> goldstein;
};

void visit_daily(const std::string& bytes,
                 const std::function<void(const DailyRow&)>& take,
                 Names& names,
                 Diagnostics& diagnostics) {
  using Key =
      std::tuple<Day, std::string, std::string, std::string, std::string>;
  std::set<Key> seen;
  const auto codes = [&](const Row& row, const char* column) {
    row.filled(column);
    const std::vector<std::string> all = row.list(column, '+');
    for (const std::string& code : all)
      names.use(Thing::actor, code, row.place(column));
    return all;
  };
  each_row(
      bytes, kDaily, kColumns,
      [&](const Row& row) {
        DailyRow read;
        read.source = row.filled("source");
        const std::optional<Day> day = row.filled_day("date");
        read.actors = codes(row, "actor");
        read.targets = codes(row, "target");
        read.quad = row.word("quad", kQuads);
        row.filled("events");
        read.events =
            row.number_in("events", 0, 1e9, "it counts events").value_or(0);
        read.goldstein = row.number_in("goldstein", -10, 10,
                                       "Goldstein scores run from -10 to 10");
        if (!day) return;
        read.day = *day;
        if (!seen.insert({*day, read.source, row.text("actor"),
                          row.text("target"), read.quad})
                 .second)
          row.report(
              "date", "this day, source, actor, target and quad stand twice",
              "their events would count twice", "remove one of the two rows");
        take(read);
      },
      diagnostics);
}

bool any_of(const std::vector<std::string>& wanted,
            const std::vector<std::string>& codes) {
  return wanted.empty() ||
         std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
           return holds(wanted, code);
         });
}

bool chosen(const DailyChoice& choice, const DailyRow& row) {
  return (choice.source.empty() || choice.source == row.source) &&
         any_of(choice.actors, row.actors) &&
         any_of(choice.targets, row.targets) &&
         any_of(choice.quads, {row.quad});
}

// Sources count differently and end on other days: one is read.
bool one_source(const DailyChoice& choice,
                const std::set<std::string>& sources,
                Diagnostics& diagnostics) {
  const std::vector<std::string> all(sources.begin(), sources.end());
  if (choice.source.empty() && all.size() > 1) {
    diagnostics.push_back(
        {choice.place,
         "daily.csv has sums of " + std::to_string(all.size()) + " sources",
         "each codes other reports, and begins and ends on "
         "days of its own",
         "add source = " + one_of_text(all)});
    return false;
  }
  if (!choice.source.empty() && !sources.contains(choice.source)) {
    diagnostics.push_back(
        {choice.place, "daily.csv has no row of '" + choice.source + "'",
         "a source is what its column 'source' says",
         did_you_mean(choice.source, all, "it has " + one_of_text(all))});
    return false;
  }
  return true;
}

}  // namespace

void read_density(Fields& top,
                  DensitySpec& density,
                  Names& names,
                  Diagnostics& diagnostics) {
  const TomlValue* table = top.table_or_null("density");
  if (table == nullptr) return;
  Fields fields(*table, "[density]", diagnostics);
  density.classes = named(fields, "classes", Thing::source_class, names);
  density.groups = named(fields, "groups", Thing::group, names);
  density.trailing_days = fields.whole_or("trailing_days", 365);
  DailyChoice& choice = density.choice;
  choice.place = fields.place("file");
  choice.source = fields.text_or("source", "");
  choice.actors = named(fields, "actors", Thing::actor, names);
  choice.targets = named(fields, "targets", Thing::actor, names);
  choice.quads = read_quads(fields, diagnostics);
  const DensityOf of = fields.choice<DensityOf>(
      "column",
      {{"events", DensityOf::events}, {"goldstein", DensityOf::goldstein}},
      DensityOf::events);
  if (!fields.has("file")) {
    for (const char* key : {"column", "source", "actors", "targets", "quads"})
      if (fields.has(key))
        fields.report(key, std::string("'") + key + "' stands without 'file'",
                      kEither, "add file = \"daily.csv\", or remove this key");
    fields.refuse_unknown();
    return;
  }
  density.of = of;
  if (const std::string file = fields.text("file"); file != kDaily)
    fields.report("file", "'" + file + "' is no file of daily sums",
                  "entente import CASE FILE --daily writes them to daily.csv",
                  "write file = \"daily.csv\"");
  if (fields.has("classes"))
    fields.report("classes", "'classes' stands beside 'file'", kEither,
                  "remove one of the two");
  fields.refuse_unknown();
}

void read_daily(const Files& files,
                DensitySpec& density,
                Names& names,
                Diagnostics& diagnostics) {
  if (density.of == DensityOf::acts) return;
  const DailyChoice& choice = density.choice;
  const auto found = files.find(kDaily);
  if (found == files.end()) {
    diagnostics.push_back({choice.place, "the case has no daily.csv",
                           "[density] reads its daily sums",
                           "entente import CASE FILE --as FORMAT --daily "
                           "writes it; or remove 'file'"});
    return;
  }
  std::set<std::string> sources;
  std::map<Day, theory::DailySum> sums;
  const std::size_t before = diagnostics.size();
  visit_daily(
      found->second,
      [&](const DailyRow& row) {
        sources.insert(row.source);
        if (choice.source.empty() || choice.source == row.source) {
          density.daily_days.from = std::min(density.daily_days.from, row.day);
          density.daily_days.to = std::max(density.daily_days.to, row.day);
        }
        if (!chosen(choice, row)) return;
        theory::DailySum& sum = sums[row.day];
        sum.day = row.day;
        sum.events += row.events;
        if (!row.goldstein) return;
        sum.scored += row.events;
        sum.goldstein += row.events * *row.goldstein;
      },
      names, diagnostics);
  if (!one_source(choice, sources, diagnostics)) return;
  if (sums.empty() && diagnostics.size() == before)
    diagnostics.push_back({choice.place,
                           "no row of daily.csv is of these actors, targets "
                           "and quads",
                           "a column without events says nothing",
                           "mend the keys beside 'file', or import more"});
  for (const auto& [day, sum] : sums)
    density.daily.push_back(sum);
}

void check_daily(const std::string& bytes,
                 const std::map<std::string, std::string>& actors,
                 Diagnostics& diagnostics) {
  Names names(diagnostics);
  for (const auto& [code, who] : actors)
    names.mention(Thing::actor, code);
  visit_daily(
      bytes, [](const DailyRow&) {}, names, diagnostics);
  names.check_uses();
}

}  // namespace entente::casefile
