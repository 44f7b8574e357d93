#include "entente/report/tables/package.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "entente/core/hash.hpp"
#include "entente/report/tables/csv.hpp"

namespace entente::report {

namespace {

const char* type_of(FieldType type) {
  switch (type) {
    case FieldType::whole:
      return "integer";
    case FieldType::number:
      return "number";
    case FieldType::day:
      return "date";
    case FieldType::truth:
      return "boolean";
    case FieldType::text:
      break;
  }
  return "string";
}

// What a package or a licence may be called there: small letters, digits, -._
std::string slug(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 128 && (std::isalnum(byte) != 0 || c == '.');
    if (plain) {
      out += static_cast<char>(std::tolower(byte));
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-')
    out.pop_back();
  return out.empty() ? "case" : out;
}

Json field_json(const Field& field) {
  Json out = {{"name", field.name}, {"type", type_of(field.type)}};
  if (field.type == FieldType::truth) {
    out["trueValues"] = {"1"};
    out["falseValues"] = {"0"};
  }
  out["description"] = field.description;
  if (!field.unit.empty()) out["unit"] = field.unit;
  return out;
}

Json schema_json(const Table& table) {
  Json out = {{"fields", Json::array()}};
  for (const Field& field : table.fields)
    out["fields"].push_back(field_json(field));
  out["missingValues"] = {""};
  if (!table.key.empty()) out["primaryKey"] = table.key;
  for (const Reference& one : table.references) {
    out["foreignKeys"].push_back(
        {{"fields", one.field},
         {"reference", {{"resource", one.table}, {"fields", one.to}}}});
  }
  return out;
}

Json resource_json(const Table& table) {
  return {{"name", table.name},
          {"path", table.name + ".csv"},
          {"profile", "tabular-data-resource"},
          {"title", table.title},
          {"description", table.description},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"bytes", table.csv.size()},
          {"hash", "sha256:" + sha256(table.csv)},
          {"schema", schema_json(table)}};
}

Json sources_json(const Context& context) {
  std::vector<std::string> citations;
  for (const record::SourceRule& rule : context.record().sources)
    citations.push_back(rule.citation);
  std::sort(citations.begin(), citations.end());
  citations.erase(std::unique(citations.begin(), citations.end()),
                  citations.end());
  Json out = Json::array();
  for (const std::string& one : citations)
    out.push_back({{"title", one}});
  return out;
}

Table dictionary_of(const std::vector<Table>& tables) {
  Table out;
  out.name = "dictionary";
  out.title = "Every column of every table";
  out.description = "The same as in datapackage.json, as a table.";
  out.fields = {{"table", FieldType::text, "the table", ""},
                {"field", FieldType::text, "the column", ""},
                {"type", FieldType::text, "what its cells are", ""},
                {"unit", FieldType::text, "in what it is counted", ""},
                {"description", FieldType::text, "what it means", ""}};
  out.key = {"table", "field"};
  out.csv = csv_line({"table", "field", "type", "unit", "description"});
  for (const Table& table : tables) {
    for (const Field& field : table.fields) {
      out.csv += csv_line({table.name, field.name, type_of(field.type),
                           field.unit, field.description});
    }
  }
  return out;
}

Json package_json(const Context& context, const std::vector<Table>& tables) {
  const casefile::Case& the_case = context.the_case;
  const Json& head = part(context.results, "head");
  Json out = {{"profile", "tabular-data-package"},
              {"name", slug(the_case.id)},
              {"title", the_case.title},
              {"version", text(head, "version")},
              {"data_hash", text(head, "data_hash")},
              {"as_of", iso(context.as_of)},
              {"made_by", text(head, "command")}};
  const casefile::Citing& cite = the_case.cite;
  if (!cite.address.empty()) out["homepage"] = cite.address;
  if (!cite.licence.empty()) {
    Json licence = {{"name", cite.licence}};
    if (!cite.licence_address.empty()) licence["path"] = cite.licence_address;
    out["licenses"] = Json::array({licence});
  }
  for (const std::string& author : cite.authors)
    out["contributors"].push_back({{"title", author}, {"role", "author"}});
  const Json sources = sources_json(context);
  if (!sources.empty()) out["sources"] = sources;
  for (const Table& table : tables)
    out["resources"].push_back(resource_json(table));
  return out;
}

}  // namespace

std::vector<PackageFile> package_of(const Context& context,
                                    const std::vector<Table>& tables) {
  std::vector<Table> all = tables;
  all.push_back(dictionary_of(tables));
  std::vector<PackageFile> out;
  for (const Table& table : all)
    out.push_back({table.name + ".csv", table.csv});
  out.push_back(
      {"datapackage.json", package_json(context, all).dump(1) + "\n"});
  return out;
}

}  // namespace entente::report
