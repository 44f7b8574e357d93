#include "entente/candidates/event.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "entente/casefile/ranges.hpp"
#include "entente/core/hash.hpp"
#include "entente/core/holds.hpp"
#include "entente/core/utf8.hpp"
#include "entente/record/act_words.hpp"

namespace entente::candidates {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

// Reads the parts of one row.
class Parts {
 public:
  Parts(const RawRow& row, const Binding& binding, const Layout& layout)
      : row_(&row), binding_(&binding), layout_(&layout) {}

  // Empty where the column or the value is missing.
  std::string_view operator()(Part part) const {
    const int at = binding_->at[static_cast<std::size_t>(part)];
    if (at < 0 || static_cast<std::size_t>(at) >= row_->cells.size()) return {};
    const std::string_view text =
        trimmed(row_->cells[static_cast<std::size_t>(at)]);
    return holds(layout_->missing, text) ? std::string_view() : text;
  }

 private:
  const RawRow* row_;
  const Binding* binding_;
  const Layout* layout_;
};

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  if (separator == '\0') return {text};
  std::vector<std::string_view> all;
  for (;;) {
    const std::size_t end = text.find(separator);
    all.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return all;
    text.remove_prefix(end + 1);
  }
}

using What = ActorTable::Found::What;

// The actors of one side of a row; each once, in the order of their codes.
struct Who {
  std::vector<std::string> actors;
  What what = What::unknown;
  std::string named;    // by which it is reported
  std::string country;  // beside it
  bool given = false;
};

// The country of "Foreign Affairs (Alba)", where the data has no cell for it.
std::string_view in_brackets(std::string_view name) {
  const std::size_t at = name.rfind(" (");
  if (at == std::string_view::npos || !name.ends_with(')')) return {};
  return name.substr(at + 2, name.size() - at - 3);
}

Who who_of(const Parts& parts, Part name, Day day, const Reading& reading) {
  const auto i = static_cast<int>(name);
  std::string_view who = parts(name);
  std::string as_utf8;
  if (!is_utf8(who)) {
    as_utf8 = clean(who);
    who = as_utf8;
  }
  const std::string_view code = parts(static_cast<Part>(i + 1));
  const std::string_view country = parts(static_cast<Part>(i + 2));
  Who found;
  found.given = !who.empty() || !code.empty() || !country.empty();
  if (!found.given) return found;
  found.named = !who.empty() ? who : !code.empty() ? code : country;
  const auto names = pieces(who, reading.layout->list);
  const auto countries = pieces(country, reading.layout->list);
  for (std::size_t k = 0; k < std::max(names.size(), countries.size()); ++k) {
    const ActorTable::Found one = reading.actors->find(
        k < names.size() ? names[k] : std::string_view(), code,
        k < countries.size() ? countries[k] : std::string_view(), day);
    if (one.what == What::actor && !holds(found.actors, one.actor))
      found.actors.emplace_back(one.actor);
    found.what = std::max(found.what, one.what);
  }
  std::sort(found.actors.begin(), found.actors.end());
  if (found.what == What::unknown)
    found.country = country.empty() ? in_brackets(who) : country;
  return found;
}

bool any_of_side(const std::vector<std::string>& actors,
                 const std::vector<std::string>& side) {
  return std::any_of(
      actors.begin(), actors.end(),
      [&](const std::string& actor) { return holds(side, actor); });
}

// The host of an address.
std::string_view host_of(std::string_view address) {
  const std::size_t at = address.find("://");
  if (at == std::string_view::npos) return {};
  address.remove_prefix(at + 3);
  address = address.substr(0, address.find_first_of("/?#:"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address;
}

Told outside(std::string reason) {
  return {Fate::outside, std::move(reason), {}, {}};
}
Told refused(std::string reason) {
  return {Fate::refused, std::move(reason), {}, {}};
}

// Whether the row's cells are as many as they must be; empty ones may follow.
bool has_width(const RawRow& row,
               const Binding& binding,
               const Layout& layout) {
  std::size_t cells = row.cells.size();
  const auto fits = [&] {
    return binding.cells > 0       ? cells == binding.cells
           : layout.widths.empty() ? cells >= layout.columns.size()
                                   : holds(layout.widths, cells);
  };
  while (!fits() && cells > 0 && row.cells[cells - 1].empty())
    --cells;
  return fits();
}

std::optional<Told> read_day(const Parts& parts,
                             const Reading& reading,
                             Event& event) {
  const std::string_view date = parts(Part::date);
  if (date.empty()) return refused("no date");
  const auto day = read_date(date, reading.layout->dates);
  if (!day) return refused("a date in no form that is known");
  if (!casefile::is_date_of_a_case(*day))
    return refused("a date that cannot be meant");
  event.day = *day;
  if (const auto most = reading.layout->most_days_late) {
    const auto added = read_date(parts(Part::added), reading.layout->dates);
    if (added && *added - *day > *most)
      return refused("dated more than " + std::to_string(*most) +
                     " days before it was reported");
  }
  const std::string word(parts(Part::precision));
  event.precision =
      holds(reading.layout->year_words, word)    ? record::Precision::year
      : holds(reading.layout->month_words, word) ? record::Precision::month
                                                 : record::Precision::day;
  if (!reading.days.holds(*day)) return outside("other days");
  return {};
}

// Whether one acts on the other across the line between the sides.
std::optional<Told> read_actors(const Who& actor,
                                const Who& target,
                                const Reading& reading) {
  const bool both = !actor.actors.empty() && !target.actors.empty();
  if (both) {
    const record::Sides& sides = reading.the_case->sides;
    const bool from = any_of_side(actor.actors, sides.theirs);
    const bool to = any_of_side(target.actors, sides.theirs);
    return from != to ? std::optional<Told>()
                      : outside(from ? "within one side"
                                     : "neither is the other side");
  }
  const Who& known = actor.actors.empty() ? target : actor;
  const Who& other = actor.actors.empty() ? actor : target;
  if (known.actors.empty()) return outside("no actor of the case");
  if (!other.given) return outside("only one actor");
  if (other.what == What::left_out)
    return outside("an actor that the table leaves out");
  Told told = outside("an actor that the table does not have");
  told.unknown = clean(other.named, 80);
  told.country = clean(other.country, 80);
  return told;
}

std::string code_of(const Parts& parts, const KindMap& kinds) {
  std::string code(parts(Part::code));
  if (code.empty()) return std::string(kinds.code_of(parts(Part::text)));
  const std::string_view mode = parts(Part::mode);
  if (!mode.empty()) code += "/" + std::string(mode);
  return code;
}

void read_rest(const RawRow& row, const Parts& parts, Event& event) {
  event.goldstein.reset();
  const std::string_view number = parts(Part::goldstein);
  double value = 0;
  const auto [stop, error] =
      std::from_chars(number.data(), number.data() + number.size(), value);
  if (error == std::errc{} && stop == number.data() + number.size() &&
      !number.empty() && std::isfinite(value))
    event.goldstein = value;
  event.quad = clean(parts(Part::quad), 20);
  event.address = clean(parts(Part::address), 400);
  event.publisher = clean(parts(Part::publisher), 120);
  if (event.publisher.empty()) event.publisher = host_of(event.address);
  for (char& c : event.publisher)
    if (c == ';' || c == ',') c = ' ';  // they join several
  event.text = clean(parts(Part::actor)) + ": " + clean(parts(Part::text)) +
               (parts(Part::text).empty() ? "" : ": ") +
               clean(parts(Part::target));
  if (parts(Part::text).size() > 80) event.text = clean(parts(Part::text));
  event.row = clean(parts(Part::id), 60);
  for (char& c : event.row)
    if (c == ' ') c = '_';
  if (event.row.empty())
    event.row = sha256(std::string(row.text)).substr(0, 16);
}

}  // namespace

std::string clean(std::string_view text, std::size_t most) {
  std::string as_utf8;
  if (!is_utf8(text)) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) {
        as_utf8 += c;
      } else {
        as_utf8 += static_cast<char>(0xC0 | (byte >> 6));
        as_utf8 += static_cast<char>(0x80 | (byte & 0x3F));
      }
    }
    text = as_utf8;
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = utf8_length(text, at);
    if (out.size() + size > most) break;
    const char32_t c = character_at(text, at);
    if (is_control(c) || is_bidi_control(c)) {
      out += ' ';
    } else {
      out += text.substr(at, size);
    }
    at += size;
  }
  return std::string(trimmed(out));
}

Told read_event(const RawRow& row,
                const Binding& binding,
                const Reading& reading,
                Event& event) {
  if (!row.closed) return refused("a quotation mark that never ends");
  if (!has_width(row, binding, *reading.layout))
    return refused("another number of cells (" +
                   std::to_string(row.cells.size()) + ")");
  const Parts parts(row, binding, *reading.layout);
  if (const auto told = read_day(parts, reading, event)) return *told;
  const Who actor = who_of(parts, Part::actor, event.day, reading);
  const Who target = who_of(parts, Part::target, event.day, reading);
  if (const auto told = read_actors(actor, target, reading)) return *told;
  event.code = code_of(parts, *reading.kinds);
  if (event.code.empty()) return refused("no code");
  event.actor = event.coded_actor = record::in_list(actor.actors);
  event.target = event.coded_target = record::in_list(target.actors);
  read_rest(row, parts, event);
  event.rule = reading.kinds->find(event.code, actor.actors, target.actors);
  if (event.rule == nullptr)
    return {Fate::no_kind, "a code without a kind", {}};
  event.kind = event.rule->kind;
  if (event.rule->direction == Direction::joint) {
    std::set<std::string> both(actor.actors.begin(), actor.actors.end());
    both.insert(target.actors.begin(), target.actors.end());
    event.actor = event.target = record::in_list({both.begin(), both.end()});
  }
  return {Fate::event, {}, {}};
}

}  // namespace entente::candidates
