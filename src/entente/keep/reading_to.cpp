#include "entente/keep/reading_to.hpp"

#include <algorithm>

#include "entente/casefile/sheet.hpp"

namespace entente::keep {
namespace {

using record::Coverage;

const char* const kFile = "coverage.csv";

std::string word_of(record::Quality quality) {
  switch (quality) {
    case record::Quality::good:
      return "good";
    case record::Quality::partial:
      return "partial";
    default:
      return "poor";
  }
}

Cells named(const Coverage& row) {
  return {{"family", row.family}, {"from", iso(row.span.from)}};
}

RowEdit added(const Coverage& like,
              Span span,
              const std::string& quality,
              const std::string& reason) {
  std::string kinds;
  for (const std::string& kind : like.kinds)
    kinds += (kinds.empty() ? "" : " ") + kind;
  return {kFile,
          Action::add,
          {},
          {{"family", like.family},
           {"kinds", kinds},
           {"selector", like.selector},
           {"from", iso(span.from)},
           {"to", iso(span.to)},
           {"quality", quality},
           {"reason", reason}}};
}

// What is left of a window beside the days that get a row of their own.
void cut(const Coverage& row, Span span, Change& change, Change& rest) {
  if (row.span.to < span.from || row.span.from > span.to) return;
  const bool before = row.span.from < span.from;
  const bool after = row.span.to > span.to;
  if (after)
    rest.push_back(added(row, {span.to + 1, row.span.to}, word_of(row.quality),
                         row.reason));
  if (before) {
    change.push_back(
        {kFile, Action::change, named(row), {{"to", iso(span.from - 1)}}});
  } else {
    change.push_back({kFile, Action::remove, named(row), {}});
  }
}

std::vector<std::string> families(const record::Record& record) {
  std::vector<std::string> all;
  for (const Coverage& row : record.coverage)
    if (std::find(all.begin(), all.end(), row.family) == all.end())
      all.push_back(row.family);
  return all;
}

}  // namespace

Change covered(const record::Record& record,
               const Covered& wanted,
               Diagnostics& mistakes) {
  const Coverage* last = nullptr;
  for (const Coverage& row : record.coverage)
    if (row.family == wanted.family &&
        (last == nullptr || row.span.to > last->span.to))
      last = &row;
  if (last == nullptr) {
    const auto known = families(record);
    mistakes.push_back(
        {{kFile, 0, 0},
         "no row has the family '" + wanted.family + "'",
         "a family is a name for kinds, given by its first row",
         casefile::did_you_mean(
             wanted.family, known,
             known.empty()
                 ? "write its first row by hand, see docs/files.md"
                 : "the families are " + casefile::one_of_text(known))});
    return {};
  }
  const Span span{wanted.from.value_or(last->span.to + 1), wanted.to};
  if (span.to < span.from) {
    mistakes.push_back({{kFile, 0, 0},
                        "the family '" + wanted.family +
                            "' cannot be covered from " + iso(span.from) +
                            " to " + iso(span.to),
                        "its last window ends on " + iso(last->span.to),
                        "give a later day, or the first one, too"});
    return {};
  }
  const std::string quality =
      wanted.quality.empty() ? word_of(last->quality) : wanted.quality;
  const std::string reason =
      wanted.reason.empty() && quality == word_of(last->quality)
          ? last->reason
          : wanted.reason;
  if (span.from == last->span.to + 1 && quality == word_of(last->quality) &&
      reason == last->reason)
    return {{kFile, Action::change, named(*last), {{"to", iso(span.to)}}}};
  Change change, rest;
  for (const Coverage& row : record.coverage)
    if (row.family == wanted.family) cut(row, span, change, rest);
  change.push_back(added(*last, span, quality, reason));
  change.insert(change.end(), rest.begin(), rest.end());
  return change;
}

}  // namespace entente::keep
