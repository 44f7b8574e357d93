// Tables with their dictionary, as a Frictionless Data Package (v1,
// specs.frictionlessdata.io): CSV files and a datapackage.json that says what
// every column is, so that R and Python read them without a word from us.
#pragma once

#include <string>
#include <vector>

#include "entente/report/words/context.hpp"

namespace entente::report {

enum class FieldType { text, whole, number, day, truth };

struct Field {
  std::string name;
  FieldType type = FieldType::text;
  std::string description;
  std::string unit;  // "days", "nats"; empty: none
};

// A column of a table that names rows of another one.
struct Reference {
  std::string field, table, to;
};

struct Table {
  std::string name;  // of the file, without .csv
  std::string title, description;
  std::vector<Field> fields;
  std::vector<std::string> key;  // columns that name a row
  std::vector<Reference> references;
  std::string csv;  // with a head of the fields' names
};

// A file of the package; datapackage.json comes last, so that whoever finds it
// finds the others.
struct PackageFile {
  std::string name, bytes;
};

// The tables, dictionary.csv (every column of theirs) and datapackage.json with
// the case's title, licence and authors, the program's version, the data hash
// and a SHA-256 of each file.
std::vector<PackageFile> package_of(const Context& context,
                                    const std::vector<Table>& tables);

}  // namespace entente::report
