// Few numbers of a policy as bars in a row: the frontier, and the strip of the
// first page.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/policy_charts.hpp"
#include "entente/report/charts/text_lines.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {
namespace {

constexpr double kLine = 13, kHead = 58, kRow = 28;

struct Measured {
  std::string id, title;
  double most = 0;
  Scale x;
};

// The outcomes of the frontier, in the order in which points hold them.
std::vector<Measured> measured_in(const Json& comparison,
                                  const std::vector<const Json*>& points) {
  std::vector<Measured> out;
  for (const auto& [id, value] : part(*points.front(), "at").items()) {
    Measured one{id, id, 0, {}};
    for (const Json& outcome : part(comparison, "outcomes"))
      if (text(outcome, "id") == id) one.title = text(outcome, "title");
    for (const Json* point : points)
      one.most = std::max(one.most, number(part(*point, "at"), id.c_str()));
    out.push_back(one);
  }
  return out;
}

// Those that none beats, from the fewest of the first outcome; then the beaten.
std::vector<const Json*> points_of(const Json& comparison) {
  std::vector<const Json*> out;
  for (const Json& point : part(comparison, "frontier"))
    out.push_back(&point);
  if (out.empty() || part(*out.front(), "at").size() < 2) return {};
  const std::string first = part(*out.front(), "at").items().begin().key();
  std::stable_sort(out.begin(), out.end(), [&](const Json* a, const Json* b) {
    if (flag(*a, "dominated") != flag(*b, "dominated"))
      return flag(*b, "dominated");
    return number(part(*a, "at"), first.c_str()) <
           number(part(*b, "at"), first.c_str());
  });
  return out;
}

constexpr double kNames = 170, kWidth = 520;

void frontier_head(Drawing& drawing, std::vector<Measured>& columns) {
  const double pitch = (kWidth - kNames) / double(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double left = kNames + pitch * double(c);
    columns[c].x = {0, std::max(columns[c].most, 1e-9), left + 2,
                    left + pitch - 34, Law::linear};
    const auto lines = text_lines(
        columns[c].title, static_cast<std::size_t>((pitch - 8) / 6.6), 4);
    for (std::size_t i = 0; i < lines.size(); ++i)
      drawing.text("t b", left + 2,
                   kHead - 8 - kLine * double(lines.size() - 1 - i),
                   Anchor::start, lines[i]);
  }
  drawing.line("axl", 0, kHead, kWidth, kHead);
}

// One policy's bars; returns the row in words.
std::string frontier_row(Drawing& drawing,
                         const Json& comparison,
                         const Json& point,
                         const std::vector<Measured>& columns,
                         double y) {
  const bool beaten = flag(point, "dominated");
  const std::string title =
      text(*policy_by_id(comparison, text(point, "policy")), "title");
  const auto lines = text_lines(title, 26, 2);
  for (std::size_t i = 0; i < lines.size(); ++i)
    drawing.text(
        beaten ? "t s" : "t b", 0,
        y + kRow / 2 + 4 + kLine * (double(i) - double(lines.size() - 1) / 2),
        Anchor::start, lines[i]);
  std::string words = title + (beaten ? ", beaten:" : ":");
  for (const Measured& column : columns) {
    const double value = number(part(point, "at"), column.id.c_str());
    const bool first = &column == &columns.front();
    drawing.rect(beaten  ? "null"
                 : first ? "f-acc"
                         : "band2",
                 column.x(0), y + 7,
                 std::max(1.0, column.x(value) - column.x(0)), kRow - 14);
    drawing.text(beaten ? "t s" : "t", column.x(value) + 5, y + kRow / 2 + 4,
                 Anchor::start, amount(value));
    words += fmt::format(" {} {};", column.title, amount(value));
  }
  drawing.line("axl2", 0, y + kRow, kWidth, y + kRow);
  return words + " ";
}

}  // namespace

std::string frontier_svg(const Json& comparison) {
  const std::vector<const Json*> points = points_of(comparison);
  if (points.empty()) return "";
  std::vector<Measured> columns = measured_in(comparison, points);
  Drawing drawing(kWidth, kHead + kRow * double(points.size()) + 4, "nar");
  frontier_head(drawing, columns);
  std::string alt;
  double y = kHead;
  for (const Json* point : points) {
    alt += frontier_row(drawing, comparison, *point, columns, y);
    y += kRow;
  }
  drawing.described("policy-frontier",
                    "The first outcome and what it takes, policy by policy",
                    alt);
  return drawing.svg();
}

std::string policy_strip_svg(const Json& comparison, const Json& outcome) {
  std::vector<const Json*> shown = policies_in_order(comparison);
  shown.erase(shown.begin());
  if (shown.size() > 5) shown.erase(shown.begin() + 3, shown.end() - 2);
  const std::string id = text(outcome, "id");
  const double unit = unit_of(outcome);
  double least = 0, most = 0;
  for (const Json* policy : shown) {
    const Json& said = said_of(comparison, *policy, id);
    least = std::min(least, unit * number(said, "low"));
    most = std::max(most, unit * number(said, "high"));
  }
  if (most - least < 1e-9) most = least + 1;
  const double pitch = 22;
  const double height = pitch * double(shown.size()) + 20;
  Drawing drawing(336, height, "evidence");
  const Scale x{least, most, 142, 262, Law::linear};
  drawing.line("gr2", x(0), 2, x(0), height - 14);
  drawing.text("t xs", x(0), height - 2, Anchor::middle, "0");
  std::string alt;
  double y = pitch / 2 + 2;
  for (const Json* policy : shown) {
    const Json& said = said_of(comparison, *policy, id);
    const std::string title = text(*policy, "title");
    const std::string words = change_words(outcome, said);
    drawing.text("t", 0, y + 4, Anchor::start, text_lines(title, 21, 1)[0]);
    const double low = x(unit * number(said, "low"));
    drawing.rect("band2", low, y - 5,
                 std::max(1.5, x(unit * number(said, "high")) - low), 10);
    const double at = x(unit * number(said, "difference"));
    drawing.line("real", at, y - 7, at, y + 7);
    drawing.text(change_of(said) == Change::tied ? "t s" : "t b", 336, y + 4,
                 Anchor::end, words);
    alt +=
        fmt::format("{}: {} ({}). ", title, words, band_words(outcome, said));
    y += pitch;
  }
  drawing.described("policy-strip", text(outcome, "title"), alt);
  return drawing.svg();
}

}  // namespace entente::report
