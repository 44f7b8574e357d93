#include <algorithm>

#include "entente/candidates/names.hpp"
#include "entente/casefile/sheet.hpp"

namespace entente::candidates {
namespace {

// Into a buffer that lasts until the next call: one look-up a cell, millions of
// them.
std::string_view lowered(std::string_view text, std::string& buffer) {
  buffer.assign(text);
  for (char& c : buffer)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return buffer;
}

// An empty end is open.
Span open_span(const casefile::Row& row) {
  Span span;
  if (const auto from = row.day("from")) span.from = *from;
  if (const auto to = row.day("to")) span.to = *to;
  if (span.to < span.from)
    row.report("to", "the last day is before the first", "both days are inside",
               "exchange or mend them");
  return span;
}

bool overlap(const Span& a, const Span& b) {
  return a.from <= b.to && b.from <= a.to;
}

}  // namespace

ActorTable ActorTable::read(std::string_view bytes,
                            const std::string& file,
                            const casefile::Case& the_case,
                            Diagnostics& mistakes) {
  ActorTable table;
  std::vector<std::string> known;
  for (const auto& [code, who] : the_case.actors)
    known.push_back(code);
  std::string buffer;
  const auto take = [&](const casefile::Row& row) {
    std::string name = row.filled("name");
    const bool ending = name.starts_with("*");
    if (ending) name.erase(0, 1);
    if (name.empty()) return;
    const std::string& actor = row.text("actor");
    if (!actor.empty() && !the_case.actors.contains(actor))
      row.report(
          "actor", "'" + actor + "' is no actor of this case",
          "a name stands for one of [actors] in case.toml, or for none "
          "of them (an empty cell)",
          casefile::did_you_mean(
              actor, known, "the actors are " + casefile::one_of_text(known)));
    Entry entry{open_span(row), actor};
    std::vector<Entry>& entries =
        (ending ? table.endings_
                : table.exact_)[std::string(lowered(name, buffer))];
    for (const Entry& other : entries)
      if (overlap(other.span, entry.span)) {
        row.report("name", "'" + row.text("name") + "' stands twice on a day",
                   "on each day a name means one actor",
                   "give the rows days that do not overlap, or remove one");
        break;
      }
    entries.push_back(std::move(entry));
  };
  casefile::each_row(bytes, file, {{"name", "actor"}, {"from", "to", "note"}},
                     take, mistakes);
  return table;
}

const ActorTable::Entry* ActorTable::on_day(const Entries& entries,
                                            std::string_view key,
                                            Day day) {
  const auto found = entries.find(key);
  if (found == entries.end()) return nullptr;
  for (const Entry& entry : found->second)
    if (entry.span.holds(day)) return &entry;
  return nullptr;
}

ActorTable::Found ActorTable::find(std::string_view name,
                                   std::string_view code,
                                   std::string_view country,
                                   Day day) const {
  thread_local std::string buffer;
  const auto as_found = [](const Entry& entry) {
    return Found{
        entry.actor.empty() ? Found::What::left_out : Found::What::actor,
        entry.actor};
  };
  for (const std::string_view text : {name, code, country}) {
    if (text.empty()) continue;
    if (const Entry* entry = on_day(exact_, lowered(text, buffer), day))
      return as_found(*entry);
  }
  if (endings_.empty() || name.empty()) return {};
  const std::string_view all = lowered(name, buffer);
  for (std::size_t at = 0; at < all.size(); ++at)
    if (const Entry* entry = on_day(endings_, all.substr(at), day))
      return as_found(*entry);
  return {};
}

}  // namespace entente::candidates
