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

constexpr double kLine = 13, kHead = 58, kRow = 30;

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

std::vector<const Json*> points_of(const Json& comparison) {
  std::vector<const Json*> out;
  for (const Json& point : part(comparison, "frontier"))
    if (!flag(point, "dominated")) out.push_back(&point);
  if (out.empty() || part(*out.front(), "at").size() < 2) return {};
  const std::string first = part(*out.front(), "at").items().begin().key();
  std::stable_sort(out.begin(), out.end(), [&](const Json* a, const Json* b) {
    return number(part(*a, "at"), first.c_str()) <
           number(part(*b, "at"), first.c_str());
  });
  return out;
}

}  // namespace

std::string frontier_svg(const Json& comparison) {
  const std::vector<const Json*> points = points_of(comparison);
  if (points.empty()) return "";
  std::vector<Measured> columns = measured_in(comparison, points);
  const double names = 170, width = 520;
  const double pitch = (width - names) / double(columns.size());
  Drawing drawing(width, kHead + kRow * double(points.size()) + 4, "nar");
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double left = names + pitch * double(c);
    columns[c].x = {0, std::max(columns[c].most, 1e-9), left + 2,
                    left + pitch - 34, Law::linear};
    const auto lines = text_lines(
        columns[c].title, static_cast<std::size_t>((pitch - 8) / 6.6), 4);
    for (std::size_t i = 0; i < lines.size(); ++i)
      drawing.text("t b", left + 2,
                   kHead - 8 - kLine * double(lines.size() - 1 - i),
                   Anchor::start, lines[i]);
  }
  drawing.line("axl", 0, kHead, width, kHead);
  std::string alt;
  double y = kHead;
  for (const Json* point : points) {
    const std::string title =
        text(*policy_by_id(comparison, text(*point, "policy")), "title");
    alt += title + ":";
    const auto lines = text_lines(title, 26, 2);
    for (std::size_t i = 0; i < lines.size(); ++i)
      drawing.text(
          "t", 0,
          y + kRow / 2 + 4 + kLine * (double(i) - double(lines.size() - 1) / 2),
          Anchor::start, lines[i]);
    for (const Measured& column : columns) {
      const double value = number(part(*point, "at"), column.id.c_str());
      const bool first = &column == &columns.front();
      drawing.rect(first ? "f-acc" : "band2", column.x(0), y + 8,
                   std::max(1.0, column.x(value) - column.x(0)), kRow - 16);
      drawing.text("t", column.x(value) + 5, y + kRow / 2 + 4, Anchor::start,
                   amount(value));
      alt += fmt::format(" {} {};", column.title, amount(value));
    }
    alt += " ";
    y += kRow;
    drawing.line("axl2", 0, y, width, y);
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
