#include "entente/cli/shell/change_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/shell/writing.hpp"
#include "entente/core/holds.hpp"

namespace entente::cli {
namespace {

using keep::Action;

std::string cells_text(const keep::Cells& cells) {
  std::string text;
  for (const auto& [column, value] : cells)
    if (!value.empty())
      text += (text.empty() ? "" : ", ") + column + " " + value;
  return text;
}

std::string row_text(const keep::RowEdit& edit) {
  switch (edit.action) {
    case Action::add:
      return fmt::format("{}: a row more: {}\n", edit.file,
                         cells_text(edit.cells));
    case Action::change:
      return fmt::format(
          "{}: {}: now {}\n", edit.file, cells_text(edit.where),
          cells_text(edit.cells).empty() ? "empty" : cells_text(edit.cells));
    case Action::remove:
      return fmt::format("{}: a row less: {}\n", edit.file,
                         cells_text(edit.where));
    case Action::set_day:
      return fmt::format("{}: {} = {}\n", edit.file, edit.where.at("key"),
                         edit.cells.at("day"));
    case Action::append:
      return fmt::format("{}: at its end:\n{}", edit.file,
                         edit.cells.at("text"));
    case Action::put:
      return fmt::format("{}: as a whole\n", edit.file);
  }
  return {};
}

const char* name_of(Action action) {
  switch (action) {
    case Action::add:
      return "add";
    case Action::change:
      return "change";
    case Action::remove:
      return "remove";
    case Action::set_day:
      return "set day";
    case Action::append:
      return "append";
    case Action::put:
      return "put";
  }
  return "";
}

// [{file, action, where, cells}]
nlohmann::ordered_json change_json(const keep::Change& change) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const keep::RowEdit& edit : change)
    all.push_back({{"file", edit.file},
                   {"action", name_of(edit.action)},
                   {"where", edit.where},
                   {"cells", edit.cells}});
  return all;
}

}  // namespace

std::string change_text(const keep::Change& change,
                        const std::vector<std::string>& shown) {
  std::string text;
  for (const keep::RowEdit& edit : change) {
    const auto id = edit.cells.find("id");
    if (edit.file == "acts.csv" && edit.action == Action::add &&
        id != edit.cells.end() && holds(shown, id->second))
      continue;
    text += row_text(edit);
  }
  return text;
}

std::optional<Exit> add_written(const std::string& folder,
                                const keep::Change& change,
                                Write when,
                                nlohmann::ordered_json& result) {
  result["change"] = change_json(change);
  result["written"] = nlohmann::ordered_json::array();
  if (when == Write::never) return {};
  if (const auto exit = commit_change(folder, change)) return exit;
  result["written"] = files_of(change);
  return {};
}

}  // namespace entente::cli
