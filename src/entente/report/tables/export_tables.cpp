#include "entente/report/tables/export_tables.hpp"

#include <functional>

#include <fmt/format.h>

#include "entente/report/tables/csv.hpp"

namespace entente::report {

namespace {

// As in the results, to the last figure: text bare, the rest as JSON.
std::string exact(const Json& object, const char* key) {
  const Json& value = part(object, key);
  if (value.is_null()) return "";
  if (value.is_boolean()) return value.get<bool>() ? "1" : "0";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// A column and where its cell stands in a row of the results.
struct Column {
  Field field;
  std::function<std::string(const Json&)> cell;
};

// Of the row itself, or of a table inside it.
Column of(const char* name,
          FieldType type,
          const char* description,
          const char* unit = "",
          const char* inside = nullptr,
          const char* key = nullptr) {
  const char* const from = key == nullptr ? name : key;
  return {{name, type, description, unit}, [=](const Json& row) {
            return exact(inside == nullptr ? row : part(row, inside), from);
          }};
}

void fill(Table& table, const std::vector<Column>& columns, const Json& rows) {
  std::vector<std::string> head;
  for (const Column& column : columns) {
    table.fields.push_back(column.field);
    head.push_back(column.field.name);
  }
  table.csv = csv_line(head);
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const Column& column : columns)
      cells.push_back(column.cell(row));
    table.csv += csv_line(cells);
  }
}

Column region(const char* name, std::size_t at, const char* description) {
  return {{name, FieldType::number, description, ""}, [=](const Json& row) {
            const Json& regions = part(row, "regions");
            return regions.is_array() ? regions.at(at).dump() : "";
          }};
}

Table verdicts_table(const Json& claims) {
  using enum FieldType;
  Table out;
  out.name = "verdicts";
  out.title = "Verdicts on the claims";
  out.description =
      "One row a claim. Ratios are logarithms where the name begins with "
      "log_; a cell is empty where it does not apply.";
  out.key = {"id"};
  fill(out,
       {of("id", text, "names the claim"),
        of("title", text, "the claim"),
        of("about", text, "what is asserted"),
        of("form", text, "what would make it true"),
        of("outcome", text, "group, or outcome of policies, that it speaks of"),
        of("treatment", text, "tested term"),
        of("word", text,
           "supported, leans for, unresolved, leans against, contradicted, "
           "cannot be asked"),
        of("word_before_cap", text, "the word before the cap"),
        of("capped", truth, "1: our side chose the acts, no more than leans"),
        of("why_cannot", text, "where the word is cannot be asked"),
        of("probability", number, "of what the claim asserts"),
        of("mc_error", number, "what simulated histories leave open in it"),
        region("below", 0, "probability of a rate ratio below 0.8"),
        region("none", 1, "probability of one between 0.8 and 1.25"),
        region("above", 2, "probability of one above 1.25"),
        of("log_rr60", number, "log rate ratio over 60 days, corrected", "",
           "corrected"),
        of("se", number, "its standard error, corrected", "", "corrected"),
        of("log_low", number, "lower end of its 95 % interval", "", "corrected",
           "low"),
        of("log_high", number, "upper end of its 95 % interval", "",
           "corrected", "high"),
        of("acts", whole, "tested acts", "acts", "estimate"),
        of("smallest_leaning", number,
           "rate ratio that would be called leans in four records of five", "",
           "estimate"),
        of("smallest_supported", number, "the same for supported", "",
           "estimate"),
        of("followed_count", whole, "acts followed by the outcome in 60 days",
           "acts"),
        of("acts_counted", whole, "of so many", "acts"),
        of("base_rate", number, "share of same-era windows with an outcome"),
        of("base_expected", number, "followed acts by that rate", "acts"),
        of("e_value", number,
           "unseen cause, as a rate ratio with both sides, that would take the "
           "estimate to the edge of the claim's region"),
        of("e_value_interval", number, "the same for the interval's near end"),
        of("days_used", whole, "days of the likelihood", "days"),
        of("days_lost", whole, "days not covered or not at risk", "days"),
        of("outcome_acts", whole, "outcome acts in it", "acts")},
       claims);
  return out;
}

Table forecasts_table(const Json& items) {
  using enum FieldType;
  Table out;
  out.name = "forecasts";
  out.title = "What to expect";
  out.description =
      "Likelihood of at least one such act within so many days after as_of.";
  out.key = {"id", "horizon"};
  fill(out,
       {of("id", text, "names the event"), of("title", text, "the event"),
        of("horizon", whole, "so many days ahead", "days"),
        of("as_of", day, "last day on which the outcome is covered"),
        of("probability", number, "of at least one"),
        of("low", number, "lower end of its 80 % band"),
        of("high", number, "upper end of its 80 % band"),
        of("mc_error", number, "what the number of futures leaves open"),
        of("base_rate", number, "share of past windows that held one"),
        of("persistence", number, "the same after windows like the last one"),
        of("two_speed", number, "by the rates of the last 30 and 365 days", "",
           "rivals"),
        of("last_happened", day, "the last one")},
       items);
  return out;
}

Table past_forecasts_table(const Json& origins) {
  using enum FieldType;
  Table out;
  out.name = "past_forecasts";
  out.title = "Every forecast of the track record";
  out.description =
      "Made with what was known on the day, beside its rivals and what came.";
  out.key = {"id", "horizon", "day"};
  fill(out,
       {of("id", text, "names the event"),
        of("horizon", whole, "so many days ahead", "days"),
        of("day", day, "on which it was made"),
        of("probability", number, "of at least one, as said"),
        of("law", number, "by the base law alone"),
        of("pool", number, "by the pool of models alone"),
        of("base_rate", number, "as then known"),
        of("persistence", number, "as then known"),
        of("two_speed", number, "as then known"),
        of("happened", truth, "1: one came; empty: the record does not tell"),
        of("scored", truth, "1: it counts in the track record")},
       origins);
  return out;
}

}  // namespace

std::vector<PackageFile> export_package(const casefile::Case& the_case,
                                        const Json& results) {
  const Context context = context_of(the_case, results);
  return package_of(context, export_tables(context));
}

std::vector<Table> export_tables(const Context& context) {
  std::vector<Table> out{acts_table(context), groups_table(context),
                         members_table(context), panel_table(context)};
  const Json& claims = part(part(context.results, "claims"), "claims");
  const Json& forecast = part(context.results, "forecast");
  if (!claims.empty()) out.push_back(verdicts_table(claims));
  if (!part(forecast, "items").empty())
    out.push_back(forecasts_table(part(forecast, "items")));
  if (!part(forecast, "origins").empty())
    out.push_back(past_forecasts_table(part(forecast, "origins")));
  return out;
}

}  // namespace entente::report
