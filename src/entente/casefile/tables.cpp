#include "entente/casefile/tables.hpp"

#include <algorithm>

#include "entente/record/coverage.hpp"
#include "entente/record/source_rules.hpp"

namespace entente::casefile {
namespace {

using record::Quality;
using record::Record;

const Columns kActs = {
    {"id", "date", "actor", "kind", "summary", "source"},
    {"end", "precision", "target", "magnitude", "unit", "outcome", "scheduled",
     "terms", "package", "line", "severity", "answers", "check", "note"}};
const Columns kKinds = {{"kind", "label", "default_weight"},
                        {"title", "weight_reason", "side"}};
const Columns kCoverage = {{"family", "kinds", "from", "to", "quality"},
                           {"selector", "reason"}};
const Columns kLeaders = {
    {"actor", "office", "person", "from", "to"},
    {"party_or_orientation", "source", "precision", "check", "party", "note"}};
const Columns kCalendar = {{"date_from", "date_to", "name", "kind"},
                           {"source", "check", "note"}};
const Columns kSources = {{"pattern", "class", "citation"}, {}};
const Columns kDoubts = {{"id", "doubt"}, {"source"}};
const Columns kSecondCoding = {{"id", "terms"},
                               {"severity", "certainty", "reason"}};
const Columns kErrorRates = {
    {"claim", "world", "ratio", "records", "wrong_strong", "wrong_leans"},
    {"commit"}};
const Columns kRetired = {{"old_id", "new_id", "reason"}, {}};

const std::vector<std::string> kTerms = {"upfront", "conditional",
                                         "within-deal", "reciprocal", "n/a"};

enum class Need { required, optional };

// The table of one file; a missing one that is not required reads as empty.
Sheet sheet_of(const Files& files,
               const std::string& file,
               const Columns& columns,
               Need need,
               Diagnostics& diagnostics) {
  const auto found = files.find(file);
  if (found != files.end()) {
    return {read_csv(found->second, file, diagnostics), columns, diagnostics};
  }
  if (need == Need::required) {
    diagnostics.push_back({{file, 0, 0},
                           "the file is missing",
                           "a case needs acts.csv, kinds.csv and case.toml",
                           "add it, see docs/files.md"});
  }
  return {
      CsvTable{
          file, {}, {}, need == Need::required ? Extent::part : Extent::whole},
      columns, diagnostics};
}

// Names that a table gives are not missed where not all of it was read.
void give_up_missing(Extent extent,
                     const std::vector<Thing>& given,
                     Names& names) {
  if (extent == Extent::whole) return;
  for (const Thing thing : given)
    names.give_up(thing);
}

void read_kinds(const Sheet& sheet, Record& record, Names& names) {
  for (const Row& row : sheet.rows()) {
    record::Kind kind;
    kind.kind = row.filled("kind");
    names.define(Thing::kind, kind.kind, row.place("kind"));
    kind.label = row.filled("label");
    kind.title = row.text("title");
    row.filled("default_weight");
    kind.default_weight =
        row.number_in("default_weight", 0.01, 100,
                      "weights run from 1 to 5; an act without any would count "
                      "for nothing")
            .value_or(1);
    kind.weight_reason = row.text("weight_reason");
    kind.side = row.word("side", {"ours", "theirs", "joint", "either"});
    record.kinds.push_back(std::move(kind));
  }
}

// Windows of a family that share a day contradict each other.
void check_overlap(const Row& row,
                   const record::Coverage& now,
                   const std::vector<record::Coverage>& before) {
  for (const record::Coverage& other : before) {
    if (other.family != now.family) continue;
    if (other.kinds != now.kinds || other.selector != now.selector) {
      row.report("kinds",
                 "the family '" + now.family + "' has other kinds here",
                 "a family is the same kinds and selector in all its windows",
                 "write the same kinds and selector, or another family");
      return;
    }
    if (now.span.from <= other.span.to && other.span.from <= now.span.to) {
      row.report("from",
                 "this window of '" + now.family + "' overlaps another, " +
                     iso(other.span.from) + " to " + iso(other.span.to),
                 "a day would have two qualities",
                 "let one window end on the day before the other begins");
      return;
    }
  }
}

void read_coverage(const Sheet& sheet, Record& record, Names& names) {
  const std::vector<std::pair<std::string, Quality>> qualities = {
      {"good", Quality::good},
      {"partial", Quality::partial},
      {"poor", Quality::poor}};
  for (const Row& row : sheet.rows()) {
    record::Coverage coverage;
    coverage.family = row.filled("family");
    names.mention(Thing::family, coverage.family);
    row.filled("kinds");
    coverage.kinds = row.list("kinds", ' ');
    for (const std::string& kind : coverage.kinds) {
      names.use(Thing::kind, kind, row.place("kinds"));
    }
    coverage.selector = row.text("selector");
    if (!record::is_selector(coverage.selector)) {
      row.report("selector", "'" + coverage.selector + "' is no selector",
                 "it tells apart families that share a kind",
                 "write series=A|B, series=other, actor=X or actor!=X");
    }
    coverage.span = row.span("from", "to");
    row.filled("quality");
    coverage.quality = row.choice("quality", qualities, Quality::good);
    coverage.reason = row.text("reason");
    check_overlap(row, coverage, record.coverage);
    record.coverage.push_back(std::move(coverage));
  }
}

void read_leaders(const Sheet& sheet, Record& record, Names& names) {
  for (const Row& row : sheet.rows()) {
    record::Leader leader;
    leader.actor = row.filled("actor");
    names.use(Thing::actor, leader.actor, row.place("actor"));
    leader.office = row.filled("office");
    leader.person = row.filled("person");
    leader.term = row.span("from", "to");
    leader.party_or_orientation = row.text("party_or_orientation");
    leader.source = row.text("source");
    leader.check = row.text("check");
    leader.precision = row.word("precision", {"day", "month", "year"});
    leader.party = row.text("party");
    leader.note = row.text("note");
    record.leaders.push_back(std::move(leader));
  }
}

void read_calendar(const Sheet& sheet, Record& record) {
  for (const Row& row : sheet.rows()) {
    record.calendar.push_back({row.span("date_from", "date_to"),
                               row.filled("name"), row.filled("kind"),
                               row.text("source"), row.text("check"),
                               row.text("note")});
  }
}

void read_sources(const Sheet& sheet, Record& record, Names& names) {
  std::map<std::string, int> seen;
  for (const Row& row : sheet.rows()) {
    record::SourceRule rule{row.filled("pattern"), row.filled("class"),
                            row.filled("citation")};
    names.mention(Thing::source_class, rule.source_class);
    const auto [first, fresh] =
        seen.emplace(rule.pattern, row.place("pattern").line);
    if (!fresh) {
      row.report("pattern", "the pattern '" + rule.pattern + "' stands twice",
                 "line " + std::to_string(first->second) + " has it already",
                 "remove one of the two rows");
    }
    record.sources.push_back(std::move(rule));
  }
}

void read_doubts(const Sheet& sheet, Record& record, Names& names) {
  for (const Row& row : sheet.rows()) {
    record::Doubt doubt{row.filled("id"), row.filled("doubt"),
                        row.text("source")};
    names.use(Thing::act, doubt.id, row.place("id"));
    record.doubts.push_back(std::move(doubt));
  }
}

void read_second_coding(const Sheet& sheet, Record& record, Names& names) {
  for (const Row& row : sheet.rows()) {
    record::SecondCoding coding;
    const std::string& id = row.filled("id");
    names.use(Thing::act, id, row.place("id"));
    row.filled("terms");
    coding.terms = row.word("terms", kTerms);
    coding.severity =
        row.number_in("severity", 1, 5, "severity runs from 1 to 5");
    coding.certainty = row.word("certainty", {"sure", "leaning", "guess"});
    coding.reason = row.text("reason");
    if (!record.second_coding.emplace(id, std::move(coding)).second) {
      row.report("id", "the act '" + id + "' is coded a second time twice",
                 "one act has one second coding", "remove one of the two rows");
    }
  }
}

void read_retired(const Sheet& sheet, Record& record, Names& names) {
  for (const Row& row : sheet.rows()) {
    record::RetiredId retired{row.filled("old_id"), row.text("new_id"),
                              row.filled("reason")};
    names.retire(retired.old_id, retired.new_id);
    if (!retired.new_id.empty()) {
      names.use(Thing::act, retired.new_id, row.place("new_id"));
    }
    if (names.knows(Thing::act, retired.old_id)) {
      row.report(
          "old_id",
          "the retired id '" + retired.old_id + "' is an act of acts.csv",
          "a retired id is never used again",
          "give the act a new id or remove this row");
    }
    record.retired.push_back(std::move(retired));
  }
}

// Density and the list of sources know a source by its rule; one without a
// rule would be dropped from both.
void check_sources(const Row& row,
                   const record::Act& act,
                   const record::SourceRules& rules) {
  for (const std::string& piece : record::source_pieces(act)) {
    if (rules.rule_for(piece) != nullptr) continue;
    row.report("source", "no pattern of sources.csv fits '" + piece + "'",
               "every source has a class and a citation",
               "add a row to sources.csv: its host or a part of its text, "
               "its class, its citation");
  }
}

// Row by row: of all tables this one may be long.
Extent read_acts(const Files& files,
                 const record::SourceRules& rules,
                 Record& record,
                 Names& names,
                 Diagnostics& diagnostics) {
  const auto found = files.find("acts.csv");
  if (found == files.end())
    return sheet_of(files, "acts.csv", kActs, Need::required, diagnostics)
        .extent();
  const std::string& bytes = found->second;
  record.acts.reserve(
      static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')));
  return each_row(
      bytes, "acts.csv", kActs,
      [&](const Row& row) {
        record.acts.push_back(read_act(row, names));
        if (!rules.empty()) check_sources(row, record.acts.back(), rules);
      },
      diagnostics);
}

}  // namespace

Record read_record(const Files& files, Names& names, Diagnostics& diagnostics) {
  const auto sheet = [&](const char* file, const Columns& columns, Need need) {
    return sheet_of(files, file, columns, need, diagnostics);
  };
  Record record;
  const Sheet kinds = sheet("kinds.csv", kKinds, Need::required);
  const Sheet coverage = sheet("coverage.csv", kCoverage, Need::optional);
  const Sheet sources = sheet("sources.csv", kSources, Need::optional);
  read_kinds(kinds, record, names);
  read_sources(sources, record, names);
  const bool known = sources.extent() == Extent::whole;
  const std::vector<record::SourceRule> none;
  const record::SourceRules rules(known ? record.sources : none);
  const Extent acts = read_acts(files, rules, record, names, diagnostics);
  read_coverage(coverage, record, names);
  read_leaders(sheet("leaders.csv", kLeaders, Need::optional), record, names);
  read_calendar(sheet("calendar.csv", kCalendar, Need::optional), record);
  read_doubts(sheet("doubts.csv", kDoubts, Need::optional), record, names);
  read_second_coding(sheet("second_coding.csv", kSecondCoding, Need::optional),
                     record, names);
  read_retired(sheet("retired_ids.csv", kRetired, Need::optional), record,
               names);
  give_up_missing(acts, {Thing::act, Thing::package, Thing::unit}, names);
  give_up_missing(kinds.extent(), {Thing::kind}, names);
  give_up_missing(coverage.extent(), {Thing::family}, names);
  give_up_missing(sources.extent(), {Thing::source_class}, names);
  return record;
}

namespace {

// A row of the table that simulated records made of a claim's rule.
claim::ErrorRate read_error_rate(const Row& row, Names& names) {
  const auto count = [&](const char* column, double least) {
    return static_cast<int>(
        row.number_in(column, least, 1e9, "it counts records").value_or(least));
  };
  claim::ErrorRate rate;
  rate.claim = row.filled("claim");
  names.use(Thing::claim, rate.claim, row.place("claim"));
  rate.world = row.filled("world");
  rate.ratio =
      row.number_in("ratio", 0.001, 1000, "it is a rate ratio").value_or(1);
  rate.records = count("records", 1);
  rate.wrong_strong = count("wrong_strong", 0);
  rate.wrong_leans = count("wrong_leans", 0);
  rate.commit = row.text("commit");
  for (const auto& [column, wrong] :
       {std::pair{"wrong_strong", rate.wrong_strong},
        {"wrong_leans", rate.wrong_leans}})
    if (wrong > rate.records)
      row.report(column,
                 std::to_string(wrong) + " of " + std::to_string(rate.records) +
                     " records are wrong",
                 "no more can be wrong than were simulated",
                 "mend it or 'records'");
  if (rate.wrong_strong > rate.wrong_leans)
    row.report("wrong_leans",
               std::to_string(rate.wrong_leans) + " records lean wrongly, " +
                   std::to_string(rate.wrong_strong) + " strongly",
               "a strong word counts among those that lean, too",
               "write all that lean wrongly or more");
  return rate;
}

}  // namespace

std::vector<claim::ErrorRate> read_error_rates(const Files& files,
                                               Names& names,
                                               Diagnostics& diagnostics) {
  std::vector<claim::ErrorRate> rates;
  std::map<std::tuple<std::string, std::string, double>, int> seen;
  const Sheet sheet = sheet_of(files, "error_rates.csv", kErrorRates,
                               Need::optional, diagnostics);
  for (const Row& row : sheet.rows()) {
    claim::ErrorRate rate = read_error_rate(row, names);
    const auto [first, fresh] =
        seen.emplace(std::tuple(rate.claim, rate.world, rate.ratio),
                     row.place("claim").line);
    if (!fresh)
      row.report("claim", "this world of the claim stands twice",
                 "line " + std::to_string(first->second) +
                     " has the same claim, world and ratio",
                 "remove one of the two rows");
    rates.push_back(std::move(rate));
  }
  return rates;
}

}  // namespace entente::casefile
