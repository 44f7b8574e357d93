// The record as tables: acts, groups, members, days.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "entente/record/act_words.hpp"
#include "entente/report/tables/csv.hpp"
#include "entente/report/tables/export_tables.hpp"

namespace entente::report {

namespace {

using record::Act;

// A group's columns of the panel: its name and these.
constexpr std::array<const char*, 4> kSuffixes = {"", "_weight", "_covered",
                                                  "_at_risk"};

std::string number_or_empty(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "";
}

const char* words_of(record::Precision precision) {
  return precision == record::Precision::day     ? "day"
         : precision == record::Precision::month ? "month"
                                                 : "year";
}

std::vector<Field> act_fields() {
  using enum FieldType;
  return {
      {"id", text, "names the act", ""},
      {"date", day,
       "first day; the first of the month or year where precision says so", ""},
      {"end", day, "last day, where the act has one of its own", ""},
      {"precision", text, "how well the date is known: day, month, year", ""},
      {"actor", text, "codes of who acted, joined by +", ""},
      {"target", text, "codes of whom it was directed at, joined by +", ""},
      {"side", text, "ours, theirs, joint or third, from the actors", ""},
      {"kind", text, "kind of act", ""},
      {"weight", number, "severity where it is coded, else that of the kind",
       ""},
      {"magnitude", number, "how much, in the unit of the next column", ""},
      {"unit", text, "what magnitude counts", ""},
      {"outcome", text, "of tests, attacks, exercises and lines", ""},
      {"scheduled", text, "yes, no or empty", ""},
      {"terms", text, "on what terms something was given", ""},
      {"package", text, "the deal or episode to which it belongs", ""},
      {"line", text, "lines that it concerns, joined by +", ""},
      {"severity", number, "1 to 5, where it is coded", ""},
      {"answers", text, "id of the act that the source presents as answered",
       ""},
      {"check", text,
       "sourced, date-unverified, unverified, digest; empty: not said. The "
       "last two named enter no fit",
       ""},
      {"summary", text, "what happened", ""},
      {"source", text, "addresses or titles, joined by '; '", ""},
      {"note", text, "reasons of the coding", ""}};
}

std::vector<std::string> names_of(const std::vector<Field>& fields) {
  std::vector<std::string> out;
  for (const Field& field : fields)
    out.push_back(field.name);
  return out;
}

}  // namespace

Table acts_table(const Context& context) {
  Table out;
  out.name = "acts";
  out.title = "Acts";
  out.description =
      "The acts of the record, one a row; no result reads those after as_of.";
  out.fields = act_fields();
  out.key = {"id"};
  out.csv = csv_line(names_of(out.fields));
  for (const Act& act : context.record().acts) {
    out.csv += csv_line(
        {act.id,
         iso(act.day),
         act.own_end ? iso(act.end) : "",
         words_of(act.precision),
         record::in_list(act.actors),
         record::in_list(act.targets),
         std::string(record::text_of(act.side)),
         act.kind,
         fmt::format("{}", record::weight_of(act, context.record().kinds)),
         number_or_empty(act.magnitude),
         act.unit,
         act.outcome,
         act.scheduled,
         act.terms,
         act.package,
         record::in_list(act.lines),
         number_or_empty(act.severity),
         act.answers,
         std::string(record::text_of(act.check)),
         act.summary,
         act.source,
         act.note});
  }
  return out;
}

std::vector<std::string> group_columns(const Context& context) {
  std::vector<std::string> out;
  std::set<std::string> taken{"day"};
  for (const record::Group& group : context.the_case.groups) {
    std::string name;
    for (const char c : group.name) {
      const auto byte = static_cast<unsigned char>(c);
      name += byte < 128 && std::isalnum(byte) != 0 ? c : '_';
    }
    if (name.empty() || std::isalpha(static_cast<unsigned char>(name[0])) == 0)
      name = "g" + name;
    std::string free = name;
    const auto is_free = [&] {
      return std::none_of(
          kSuffixes.begin(), kSuffixes.end(),
          [&](const char* suffix) { return taken.contains(free + suffix); });
    };
    for (int i = 2; !is_free(); ++i)
      free = fmt::format("{}_{}", name, i);
    for (const char* suffix : kSuffixes)
      taken.insert(free + suffix);
    out.push_back(free);
  }
  return out;
}

Table groups_table(const Context& context) {
  using enum FieldType;
  Table out;
  out.name = "groups";
  out.title = "Groups of acts";
  out.description = "What the columns of panel.csv are called after.";
  out.fields = {{"column", text, "its name among the columns of panel.csv", ""},
                {"name", text, "its name in the case", ""},
                {"side", text, "ours, theirs, joint or third", ""},
                {"counts", text, "days: days with an act; acts: every act", ""},
                {"one", text, "one of its acts, in words", ""},
                {"many", text, "its acts, in words", ""},
                {"acts", whole, "acts that terms read", "acts"}};
  out.key = {"column"};
  out.csv = csv_line(names_of(out.fields));
  const std::vector<std::string> columns = group_columns(context);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const record::Group& group = context.the_case.groups[i];
    out.csv += csv_line(
        {columns[i], group.name, std::string(record::text_of(group.side)),
         group.counting == record::Counting::days ? "days" : "acts", group.one,
         group.many,
         fmt::format("{}", record::members(group, context.record()).size())});
  }
  return out;
}

Table members_table(const Context& context) {
  using enum FieldType;
  Table out;
  out.name = "members";
  out.title = "Which acts belong to which group";
  out.description =
      "One row an act and group. Acts that belong to no group stand in "
      "acts.csv alone.";
  out.fields = {{"id", text, "the act", ""},
                {"column", text, "the group, as in groups.csv", ""}};
  out.key = {"id", "column"};
  out.references = {{"id", "acts", "id"}, {"column", "groups", "column"}};
  out.csv = csv_line(names_of(out.fields));
  const std::vector<std::string> columns = group_columns(context);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const record::Group& group = context.the_case.groups[i];
    for (const std::size_t act : record::members(group, context.record()))
      out.csv += csv_line({context.record().acts[act].id, columns[i]});
  }
  return out;
}

Table panel_table(const Context& context) {
  using enum FieldType;
  Table out;
  out.name = "panel";
  out.title = "Days and groups";
  out.description =
      "One row a day of the window. For each group of groups.csv how many of "
      "its acts fell on the day, what they weigh, whether the day was read "
      "for it, and whether it could act at all (a line that is cut cannot be "
      "cut). A nought on a day that is not covered is no observation.";
  out.fields = {{"day", day, "the day", ""}};
  const std::vector<std::string> columns = group_columns(context);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const record::Group& group = context.the_case.groups[i];
    const bool days = group.counting == record::Counting::days;
    out.fields.push_back({columns[i], whole,
                          days ? "1 on a day with " + group.one + ", else 0"
                               : group.many + " on the day",
                          days ? "days" : "acts"});
    out.fields.push_back(
        {columns[i] + "_weight", number, "what they weigh together", ""});
    out.fields.push_back(
        {columns[i] + "_covered", truth, "1: the day was read for it", ""});
    out.fields.push_back(
        {columns[i] + "_at_risk", truth, "1: it could act on the day", ""});
  }
  out.key = {"day"};
  out.csv = csv_line(names_of(out.fields));
  const theory::Panel panel =
      theory::verdict_panel(casefile::setting_of(context.the_case)).panel;
  for (int t = 0; t < panel.days; ++t) {
    std::vector<std::string> row{iso(panel.day_of(t))};
    for (std::size_t g = 0; g < columns.size(); ++g) {
      const std::size_t at = static_cast<std::size_t>(panel.seed_days + t);
      row.push_back(fmt::format("{}", panel.groups[g].count[at]));
      row.push_back(fmt::format("{}", panel.groups[g].weight[at]));
      row.push_back(panel.covered[g][t] != 0 ? "1" : "0");
      row.push_back(panel.at_risk[g][t] != 0 ? "1" : "0");
    }
    out.csv += csv_line(row);
  }
  return out;
}

}  // namespace entente::report
