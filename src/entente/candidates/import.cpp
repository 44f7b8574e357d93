#include "entente/candidates/import.hpp"

#include <algorithm>
#include <cerrno>
#include <numeric>

#include "entente/core/writing.hpp"

namespace entente::candidates {
namespace {

// Names that a table may hold while a file of any size is read.
constexpr std::size_t kMostNames = 20'000;
constexpr const char* kOthers = "(others)";

void count(std::map<std::string, Account::Reason>& reasons,
           const std::string& reason,
           const RawRow& row) {
  Account::Reason& one = reasons[reason];
  if (one.rows++ == 0) one.first_line = static_cast<long>(row.line);
}

template <class Name>
void count(std::map<Name, long>& names, const Name& name, const Name& others) {
  const bool room = names.size() < kMostNames || names.contains(name);
  ++names[room ? name : others];
}

long sum(const std::map<std::string, Account::Reason>& reasons) {
  return std::accumulate(
      reasons.begin(), reasons.end(), 0L,
      [](long so_far, const auto& one) { return so_far + one.second.rows; });
}

void take_event(const Event& event,
                const Reading& reading,
                const Matching& matching,
                const Sinks& sinks,
                Account& account) {
  const auto known_act = [&](const Event& of) -> const record::Act* {
    return of.precision == record::Precision::day
               ? matching.nearest(of.day, of.actor, of.target, of.kind,
                                  of.rule->also)
               : nullptr;
  };
  if (sinks.event) sinks.event(event, known_act(event));
  if (sinks.store == nullptr) return;
  bool known = false;
  const Entry entry =
      sinks.store->take(event, reading.layout->name, reading.kinds->version(),
                        [&](const Event& of) {
                          const record::Act* const act = known_act(of);
                          known = act != nullptr;
                          return known ? std::string(act->id) : std::string();
                        });
  if (entry == Entry::opened) ++(known ? account.known : account.candidates);
  if (entry == Entry::again) ++account.again;
  if (entry == Entry::duplicate) ++account.duplicates;
  if (entry == Entry::mirrored) ++account.mirrored;
  if (entry == Entry::folded) ++account.reports;
}

void take_row(const RawRow& row,
              const Binding& binding,
              const Reading& reading,
              const Matching& matching,
              const Sinks& sinks,
              Account& account) {
  ++account.rows;
  static thread_local Event event;
  const Told told = read_event(row, binding, reading, event);
  if (told.fate == Fate::refused) {
    count(account.refused, told.reason, row);
    return;
  }
  if (told.fate != Fate::event) count(account.outside, told.reason, row);
  if (!told.unknown.empty())
    count(account.unknown_actors, {told.country, told.unknown},
          {std::string(), kOthers});
  if (told.fate == Fate::outside) return;
  account.days.from = std::min(account.days.from, event.day);
  account.days.to = std::max(account.days.to, event.day);
  if (sinks.daily != nullptr) sinks.daily->take(event);
  if (told.fate == Fate::no_kind) {
    count(account.codes_without_kind, clean(event.code, 60),
          std::string(kOthers));
    return;
  }
  take_event(event, reading, matching, sinks, account);
}

std::string why_stopped(const Reader& reader) {
  if (reader.error() == 0) return {};
  if (reader.error() == EFBIG)
    return "a row of more than 8 MB: is this a table?";
  return reason_of(reader.error());
}

// What a packed file or a page of a website begins with.
std::string no_table(std::string_view text) {
  if (text.starts_with("PK\x03\x04")) return "this is a ZIP archive: unpack it";
  if (text.starts_with("\x1f\x8b")) return "this is packed by gzip: unpack it";
  // With a mark, or with a zero beside the first letter.
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
      text.substr(0, 2).find('\0') != std::string_view::npos)
    return "this is text in UTF-16: save it as UTF-8";
  if (text.starts_with("<")) return "this is a page (HTML, XML), not a table";
  return {};
}

}  // namespace

bool Account::adds_up() const {
  return lines == header + empty + inside_cells + rows &&
         rows == candidates + folded() + known + sum(outside) + sum(refused);
}

Account import_file(int fd,
                    const std::string& file,
                    const Reading& reading,
                    const Matching& matching,
                    const Sinks& sinks) {
  Account account;
  account.file = file;
  Reader reader(fd, reading.layout->separator, reading.layout->quotes);
  std::optional<Binding> binding;
  RawRow row;
  while (account.stopped.empty() && reader.next(row)) {
    account.inside_cells += static_cast<long>(row.lines) - 1;
    if (row.text.empty()) {
      ++account.empty;
      continue;
    }
    if (!binding) {
      bool is_header = false;
      account.stopped = no_table(row.text);
      if (account.stopped.empty())
        binding = binding_of(*reading.layout, row, is_header, account.stopped);
      if (is_header) ++account.header;
      if (is_header || !binding) continue;
    }
    take_row(row, *binding, reading, matching, sinks, account);
  }
  account.lines = static_cast<long>(reader.lines());
  if (account.stopped.empty()) account.stopped = why_stopped(reader);
  return account;
}

}  // namespace entente::candidates
