#include "entente/variant/difference.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entente/keep/table_text.hpp"
#include "entente/variant/tables.hpp"

namespace entente::variant {
namespace {

using casefile::Files;
using keep::Cells;
using keep::TableText;

constexpr const char* kActs = "acts.csv";
constexpr const char* kCase = "case.toml";

std::string bytes_in(const Files& files, const std::string& name) {
  const auto at = files.find(name);
  return at == files.end() ? std::string() : at->second;
}

std::map<std::string, Cells> acts_in(const Files& files) {
  std::map<std::string, Cells> out;
  const TableText table(bytes_in(files, kActs));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Cells cells;
    for (const std::string& column : table.columns())
      if (std::string text = table.cell(row, column); !text.empty())
        cells[column] = std::move(text);
    const std::string id = cells["id"];
    out[id] = std::move(cells);
  }
  return out;
}

std::string cell(const Cells& cells, const std::string& column) {
  const auto at = cells.find(column);
  return at == cells.end() ? std::string() : at->second;
}

std::string mended(const Cells& before, const Cells& now) {
  std::set<std::string> columns;
  for (const Cells* one : {&before, &now})
    for (const auto& [column, text] : *one)
      if (cell(before, column) != cell(now, column)) columns.insert(column);
  std::string out;
  for (const std::string& column : columns)
    out += (out.empty() ? "" : ", ") + column;
  return out;
}

void compare_acts(const Files& before,
                  const Files& now,
                  std::vector<Part>& out) {
  const auto was = acts_in(before), is = acts_in(now);
  const auto add = [&](const std::string& id, const Cells& cells, Kind kind,
                       std::string detail) {
    out.push_back(
        {"acts of " + cell(cells, "kind"), kActs, id, kind, std::move(detail)});
  };
  for (const auto& [id, cells] : is) {
    const auto old = was.find(id);
    if (old == was.end()) {
      add(id, cells, Kind::added, cell(cells, "summary"));
    } else if (old->second != cells) {
      add(id, cells, Kind::mended, mended(old->second, cells));
    }
  }
  for (const auto& [id, cells] : was)
    if (!is.contains(id)) add(id, cells, Kind::gone, cell(cells, "summary"));
}

const Stretch* find(const Stretches& stretches, const std::string& name) {
  for (const Stretch& one : stretches.parts)
    if (one.name == name) return &one;
  return nullptr;
}

void compare_settings(const Files& before,
                      const Files& now,
                      std::vector<Part>& out) {
  const Stretches was = stretches_of(bytes_in(before, kCase), kCase);
  const Stretches is = stretches_of(bytes_in(now, kCase), kCase);
  const auto add = [&](const std::string& name, Kind kind) {
    out.push_back({name + " in case.toml", kCase, name, kind, {}});
  };
  for (const Stretch& one : is.parts) {
    const Stretch* old = find(was, one.name);
    if (old == nullptr) add(one.name, Kind::added);
    if (old != nullptr && bare(old->text) != bare(one.text))
      add(one.name, Kind::mended);
  }
  for (const Stretch& one : was.parts)
    if (find(is, one.name) == nullptr) add(one.name, Kind::gone);
}

std::string restored_acts(const Files& before,
                          const Files& now,
                          const std::vector<Part>& parts,
                          const std::string& cause) {
  const auto was = acts_in(before);
  TableText table(bytes_in(now, kActs));
  std::map<std::string, Kind> ids;
  for (const Part& part : parts)
    if (part.file == kActs && part.cause == cause) ids[part.name] = part.kind;
  // Only columns that the newer table has can be put back.
  const auto old_cells = [&](const std::string& id) {
    Cells cells;
    for (const std::string& column : table.columns())
      cells[column] = cell(was.at(id), column);
    return cells;
  };
  for (std::size_t row = table.rows(); row-- > 0;) {
    const auto at = ids.find(table.cell(row, "id"));
    if (at == ids.end()) continue;
    if (at->second == Kind::added) table.remove(row);
    if (at->second == Kind::mended) table.change(row, old_cells(at->first));
  }
  for (const auto& [id, kind] : ids)
    if (kind == Kind::gone) table.insert(table.rows(), old_cells(id));
  return table.bytes();
}

std::string restored_settings(const Files& before,
                              const Files& now,
                              const Part& part) {
  const Stretches was = stretches_of(bytes_in(before, kCase), kCase);
  Stretches is = stretches_of(bytes_in(now, kCase), kCase);
  const Stretch* old = find(was, part.name);
  if (part.kind == Kind::added)
    std::erase_if(is.parts,
                  [&](const Stretch& one) { return one.name == part.name; });
  for (Stretch& one : is.parts)
    if (part.kind == Kind::mended && one.name == part.name)
      one.text = old->text;
  if (part.kind == Kind::gone && old->text.starts_with('['))
    is.parts.push_back(*old);
  if (part.kind == Kind::gone && !old->text.starts_with('['))
    is.parts.insert(is.parts.begin(), *old);
  return bytes_of(is);
}

}  // namespace

std::vector<Part> parts_of(const Files& before, const Files& now) {
  std::vector<Part> out;
  if (bytes_in(before, kActs) != bytes_in(now, kActs))
    compare_acts(before, now, out);
  if (bytes_in(before, kCase) != bytes_in(now, kCase))
    compare_settings(before, now, out);
  std::set<std::string> names;
  for (const Files* files : {&before, &now})
    for (const auto& [name, bytes] : *files)
      names.insert(name);
  for (const std::string& name : names) {
    if (name == kActs || name == kCase) continue;
    if (!casefile::enters_results(before, name) &&
        !casefile::enters_results(now, name))
      continue;
    const bool was = before.contains(name), is = now.contains(name);
    if (was && is && before.at(name) == now.at(name)) continue;
    out.push_back({name,
                   name,
                   {},
                   !was  ? Kind::added
                   : !is ? Kind::gone
                         : Kind::mended,
                   {}});
  }
  return out;
}

std::vector<std::string> causes_of(const std::vector<Part>& parts) {
  std::vector<std::string> out;
  for (const Part& part : parts)
    if (std::find(out.begin(), out.end(), part.cause) == out.end())
      out.push_back(part.cause);
  return out;
}

Files without(const Files& before,
              const Files& now,
              const std::vector<Part>& parts,
              const std::string& cause) {
  Files out = now;
  for (const Part& part : parts) {
    if (part.cause != cause) continue;
    if (part.file == kActs) {
      out[kActs] = restored_acts(before, now, parts, cause);
    } else if (part.file == kCase) {
      out[kCase] = restored_settings(before, now, part);
    } else if (part.kind == Kind::added) {
      out.erase(part.file);
    } else {
      out[part.file] = before.at(part.file);
    }
  }
  return out;
}

Files until(const Files& files, Day day) {
  TableText table(bytes_in(files, kActs));
  for (std::size_t row = table.rows(); row-- > 0;) {
    const auto date = parse_day(table.cell(row, "date"));
    if (date && *date > day) table.remove(row);
  }
  Files out = files;
  out[kActs] = table.bytes();
  return out;
}

}  // namespace entente::variant
