#include "entente/casefile/fields.hpp"

#include <cmath>

#include <fmt/format.h>

#include "entente/casefile/ranges.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/core/check.hpp"

namespace entente::casefile {
namespace {

const char* kind_in_words(TomlKind kind) {
  switch (kind) {
    case TomlKind::text:
      return "a text";
    case TomlKind::number:
      return "a number";
    case TomlKind::day:
      return "a date";
    case TomlKind::truth:
      return "true or false";
    case TomlKind::list:
      return "a list";
    case TomlKind::table:
      return "a table";
    case TomlKind::other:
      return "a time";
  }
  return "something else";
}

const char* example_of(TomlKind kind) {
  switch (kind) {
    case TomlKind::text:
      return "write it between quotation marks: \"like this\"";
    case TomlKind::number:
      return "write a plain number: 4 or 0.3";
    case TomlKind::day:
      return "write the date without quotation marks: 2001-02-28";
    case TomlKind::truth:
      return "write true or false, without quotation marks";
    case TomlKind::list:
      return "write a list: [\"a\", \"b\"]";
    case TomlKind::table:
      return "write a table: [name] on a line of its own, keys below it";
    case TomlKind::other:
      break;
  }
  return "";
}

}  // namespace

Fields::Fields(const TomlValue& table,
               std::string what,
               Diagnostics& diagnostics)
    : table_(&table), what_(std::move(what)), diagnostics_(&diagnostics) {
  if (table.kind != TomlKind::table) {
    diagnostics.push_back({table.place, what_ + " must be a table",
                           "it has several keys", example_of(TomlKind::table)});
  }
}

const TomlEntry* Fields::entry(const std::string& key) const {
  for (const TomlEntry& one : table_->entries) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

const TomlValue* Fields::find(const std::string& key) {
  asked_.insert(key);
  const TomlEntry* found = entry(key);
  return found == nullptr ? nullptr : &found->value;
}

const TomlValue* Fields::need(const std::string& key) {
  const TomlValue* value = find(key);
  if (value == nullptr) {
    report(key, what_ + " needs the key '" + key + "'",
           "nothing can be assumed in its place",
           "add " + key + " = ..., see docs/files.md");
  }
  return value;
}

namespace {

// Reports a value of another kind than expected.
bool is_kind(const TomlValue* value,
             TomlKind kind,
             const std::string& key,
             Diagnostics& diagnostics) {
  if (value == nullptr) return false;
  if (value->kind == kind) return true;
  diagnostics.push_back(
      {value->place, "'" + key + "' is " + kind_in_words(value->kind),
       std::string("it must be ") + kind_in_words(kind), example_of(kind)});
  return false;
}

}  // namespace

std::string Fields::text(const std::string& key) {
  const TomlValue* value = need(key);
  if (!is_kind(value, TomlKind::text, key, *diagnostics_)) return {};
  if (value->text.find_first_not_of(" \t\r\n") == std::string::npos) {
    report(key, "'" + key + "' is empty", what_ + " needs it", "fill it in");
  }
  return value->text;
}

std::string Fields::text_or(const std::string& key,
                            const std::string& otherwise) {
  const TomlValue* value = find(key);
  return is_kind(value, TomlKind::text, key, *diagnostics_) ? value->text
                                                            : otherwise;
}

double Fields::number(const std::string& key) {
  need(key);
  return number_or(key, 1);
}

double Fields::number_or(const std::string& key, double otherwise) {
  const TomlValue* value = find(key);
  if (!is_kind(value, TomlKind::number, key, *diagnostics_)) return otherwise;
  return in_range(key, *value) ? value->number : otherwise;
}

int Fields::whole(const std::string& key) {
  need(key);
  return whole_or(key, 0);
}

int Fields::whole_or(const std::string& key, int otherwise) {
  const TomlValue* value = find(key);
  if (!is_kind(value, TomlKind::number, key, *diagnostics_)) return otherwise;
  if (!value->whole) {
    report(key, "'" + key + "' is no whole number", "it counts days or acts",
           "write a number without a fraction");
    return otherwise;
  }
  return in_range(key, *value) ? static_cast<int>(value->number) : otherwise;
}

bool Fields::truth_or(const std::string& key, bool otherwise) {
  const TomlValue* value = find(key);
  return is_kind(value, TomlKind::truth, key, *diagnostics_) ? value->truth
                                                             : otherwise;
}

std::optional<Day> Fields::day(const std::string& key) {
  need(key);
  return day_or_none(key);
}

std::optional<Day> Fields::day_or_none(const std::string& key) {
  const TomlValue* value = find(key);
  if (!is_kind(value, TomlKind::day, key, *diagnostics_) ||
      !is_dated_well(key, *value)) {
    return {};
  }
  return value->day;
}

std::vector<Placed> Fields::texts(const std::string& key) {
  const TomlValue* value = find(key);
  std::vector<Placed> all;
  if (!is_kind(value, TomlKind::list, key, *diagnostics_)) return all;
  for (const TomlValue& item : value->items) {
    if (is_kind(&item, TomlKind::text, key, *diagnostics_)) {
      all.push_back({item.text, item.place});
    }
  }
  return few_enough(key, *value) ? all : std::vector<Placed>{};
}

std::vector<double> Fields::numbers(const std::string& key) {
  const TomlValue* value = find(key);
  std::vector<double> all;
  if (!is_kind(value, TomlKind::list, key, *diagnostics_)) return all;
  for (const TomlValue& item : value->items) {
    if (is_kind(&item, TomlKind::number, key, *diagnostics_) &&
        in_range(key, item)) {
      all.push_back(item.number);
    }
  }
  return few_enough(key, *value) ? all : std::vector<double>{};
}

std::vector<Day> Fields::days(const std::string& key) {
  std::vector<Day> all;
  for (const PlacedDay& one : placed_days(key))
    all.push_back(one.day);
  return all;
}

std::vector<PlacedDay> Fields::placed_days(const std::string& key) {
  const TomlValue* value = find(key);
  std::vector<PlacedDay> all;
  if (!is_kind(value, TomlKind::list, key, *diagnostics_)) return all;
  for (const TomlValue& item : value->items) {
    if (is_kind(&item, TomlKind::day, key, *diagnostics_) &&
        is_dated_well(key, item)) {
      all.push_back({item.day, item.place});
    }
  }
  return few_enough(key, *value) ? all : std::vector<PlacedDay>{};
}

Span Fields::span_of(const std::string& key, const TomlValue& table) {
  Span span;
  Fields bounds(table, "'" + key + "'", *diagnostics_);
  span.from = bounds.day_or_none("from").value_or(span.from);
  span.to = bounds.day_or_none("to").value_or(span.to);
  if (span.to < span.from) {
    bounds.report(
        "to",
        "the end " + iso(span.to) + " lies before the start " + iso(span.from),
        "a span ends on its last day", "exchange the two or mend the year");
    span = {};
  }
  bounds.refuse_unknown();
  return span;
}

Span Fields::span_or_all(const std::string& key) {
  const TomlValue* value = table_or_null(key);
  return value == nullptr ? Span{} : span_of(key, *value);
}

std::vector<PlacedSpan> Fields::spans(const std::string& key) {
  const TomlValue* value = find(key);
  std::vector<PlacedSpan> all;
  if (!is_kind(value, TomlKind::list, key, *diagnostics_)) return all;
  for (const TomlValue& item : value->items) {
    if (is_kind(&item, TomlKind::table, key, *diagnostics_))
      all.push_back({span_of(key, item), item.place});
  }
  return few_enough(key, *value) ? all : std::vector<PlacedSpan>{};
}

std::vector<const TomlValue*> Fields::tables(const std::string& key) {
  const TomlValue* value = find(key);
  std::vector<const TomlValue*> all;
  if (value == nullptr) return all;
  if (value->kind == TomlKind::table) {
    diagnostics_->push_back(
        {value->place, "[" + key + "] is written with single brackets",
         "there can be several of it", "write [[" + key + "]]"});
    return all;
  }
  if (!is_kind(value, TomlKind::list, key, *diagnostics_)) return all;
  for (const TomlValue& item : value->items) {
    if (is_kind(&item, TomlKind::table, key, *diagnostics_)) {
      all.push_back(&item);
    }
  }
  if (!few_enough(key, *value)) all.resize(range_of(what_, key)->most);
  return all;
}

std::vector<const TomlValue*> Fields::one_or_more(const std::string& key) {
  const TomlValue* value = find(key);
  if (value != nullptr && value->kind == TomlKind::table) return {value};
  return tables(key);
}

std::vector<PlacedNumber> Fields::named_numbers(const std::string& key) {
  const TomlValue* table = table_or_null(key);
  std::vector<PlacedNumber> all;
  if (table == nullptr || !few_enough(key, *table)) return all;
  for (const TomlEntry& one : table->entries) {
    if (is_kind(&one.value, TomlKind::number, one.key, *diagnostics_) &&
        in_range(key, one.value)) {
      all.push_back({one.key, one.value.number, one.place});
    }
  }
  return all;
}

const TomlValue* Fields::table_or_null(const std::string& key) {
  const TomlValue* value = find(key);
  return is_kind(value, TomlKind::table, key, *diagnostics_) ? value : nullptr;
}

const TomlValue* Fields::list_or_null(const std::string& key) {
  const TomlValue* value = find(key);
  return value != nullptr && value->kind == TomlKind::list ? value : nullptr;
}

Place Fields::place(const std::string& key) const {
  const TomlEntry* found = entry(key);
  return found == nullptr ? table_->place : found->value.place;
}

void Fields::report(const std::string& key,
                    std::string problem,
                    std::string why,
                    std::string hint) {
  diagnostics_->push_back(
      {place(key), std::move(problem), std::move(why), std::move(hint)});
}

bool Fields::in_range(const std::string& key, const TomlValue& value) {
  const KeyRange* range = range_of(what_, key);
  ENTENTE_EXPECTS(range != nullptr);  // every number has one
  // Not "outside": what is no number at all is not inside either.
  if (value.number >= range->low && value.number <= range->high) return true;
  diagnostics_->push_back(
      {value.place,
       fmt::format("'{}' is {:.10g}; it may be {:.10g} to {:.10g}", key,
                   value.number, range->low, range->high),
       std::string(range->why),
       fmt::format("write a number from {:.10g} to {:.10g}", range->low,
                   range->high)});
  return false;
}

bool Fields::few_enough(const std::string& key, const TomlValue& list) {
  const KeyRange* range = range_of(what_, key);
  const std::size_t size =
      list.kind == TomlKind::table ? list.entries.size() : list.items.size();
  if (range == nullptr || size <= static_cast<std::size_t>(range->most))
    return true;
  report(key,
         fmt::format("'{}' holds {} items; at most {} are read", key, size,
                     range->most),
         std::string(range->why), "keep the ones that matter");
  return false;
}

bool Fields::is_dated_well(const std::string& key, const TomlValue& value) {
  if (is_date_of_a_case(value.day)) return true;
  diagnostics_->push_back({value.place,
                           "'" + key + "' is dated " + iso(value.day),
                           "dates of a case lie between " + iso(kDates.from) +
                               " and " + iso(kDates.to),
                           "mend the year"});
  return false;
}

void Fields::report_word(const std::string& key,
                         const std::string& word,
                         const std::vector<std::string>& names) {
  report(key, "unknown " + key + " '" + word + "'",
         "'" + key + "' is " + one_of_text(names),
         did_you_mean(word, names, "choose one of these words"));
}

void Fields::refuse_unknown() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const TomlEntry& one : table_->entries) {
    if (asked_.contains(one.key)) continue;
    diagnostics_->push_back(
        {one.place, "unknown key '" + one.key + "' in " + what_,
         "a key that nobody reads would be dropped silently",
         did_you_mean(one.key, known, "the keys are " + one_of_text(known))});
  }
}

std::vector<std::string> plain(const std::vector<Placed>& placed) {
  std::vector<std::string> texts;
  for (const Placed& one : placed)
    texts.push_back(one.text);
  return texts;
}

}  // namespace entente::casefile
