#include "entente/report/charts/policy_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/charts/marks.hpp"
#include "entente/report/charts/text_lines.hpp"
#include "entente/report/words/policy_words.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

std::vector<const Json*> policies_in_order(const Json& comparison) {
  std::vector<const Json*> out;
  for (const Json& policy : part(comparison, "policies"))
    out.push_back(&policy);
  const std::vector<const Json*> gains = gains_of(comparison);
  if (out.size() < 3 || gains.empty()) return out;
  const auto difference = [&](const Json* policy) {
    return number(said_of(comparison, *policy, text(*gains.front(), "id")),
                  "difference");
  };
  std::stable_sort(out.begin() + 1, out.end(),
                   [&](const Json* a, const Json* b) {
                     return difference(a) < difference(b);
                   });
  return out;
}

namespace {

constexpr double kNames = 190, kPanel = 222;  // widths
constexpr double kHead = 62, kFoot = 22, kLine = 13;
constexpr std::size_t kLetters = 29;  // of a name in one line

bool is_beyond(const Json& policy) {
  return !part(policy, "beyond_record").empty();
}

struct Row {
  const Json* policy = nullptr;
  std::vector<std::string> name;
  double top = 0, height = 0;
  double middle() const { return top + height / 2; }
};

struct Rows {
  std::vector<Row> rows;
  double height = 0;  // of the whole picture
};

Rows rows_of(const Json& comparison) {
  Rows out;
  double y = kHead;
  for (const Json* policy : policies_in_order(comparison)) {
    Row row{policy, text_lines(text(*policy, "title"), kLetters, 2), y, 0};
    const std::size_t lines = row.name.size() + (is_beyond(*policy) ? 1 : 0);
    row.height = std::max(24.0, kLine * double(lines) + 8);
    y += row.height;
    out.rows.push_back(row);
  }
  out.height = y + kFoot;
  return out;
}

void rule_below(Drawing& drawing, const Row& row, double width) {
  drawing.line("axl2", 0, row.top + row.height, width, row.top + row.height);
}

// The title of a panel, at most three lines, the last of them at `bottom`.
void title_above(Drawing& drawing,
                 const std::vector<std::string>& lines,
                 double x,
                 double bottom,
                 Anchor anchor) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    drawing.text("t b", x, bottom - kLine * double(lines.size() - 1 - i),
                 anchor, lines[i]);
}

// What all differences of an outcome lie between, and nought.
std::pair<double, double> reach_of(const Json& comparison,
                                   const Json& outcome) {
  double least = 0, most = 0;
  const auto reach = [&](double value) {
    least = std::min(least, value);
    most = std::max(most, value);
  };
  const std::string id = text(outcome, "id");
  for (const Json& policy : part(comparison, "policies")) {
    const Json& said = said_of(comparison, policy, id);
    for (const char* key : {"low", "difference", "high"})
      reach(unit_of(outcome) * number(said, key));
    for (const Json& one : by_theory(comparison, policy, id))
      reach(unit_of(outcome) * number(one, "difference"));
  }
  if (most - least < 1e-9) return {-1, 1};
  const double pad = .04 * (most - least);
  return {least - pad, most + pad};
}

void difference_marks(Drawing& drawing,
                      const Json& comparison,
                      const Json& outcome,
                      const Json& policy,
                      const Scale& x,
                      double y) {
  const std::string id = text(outcome, "id");
  const double unit = unit_of(outcome);
  const Json& said = said_of(comparison, policy, id);
  const double low = x(unit * number(said, "low"));
  const double high = x(unit * number(said, "high"));
  drawing.rect("band2", low, y - 5, std::max(1.5, high - low), 10,
               band_words(outcome, said));
  for (const Json& one : by_theory(comparison, policy, id)) {
    const double at = x(unit * number(one, "difference"));
    const std::string theory = text(one, "theory");
    drawing.circle(theory == "base" ? "est o" : "est", at, y,
                   theory == "base" ? 3 : 1.7,
                   theory + ": " + change_words(outcome, one));
  }
  const double at = x(unit * number(said, "difference"));
  drawing.line("real", at, y - 7, at, y + 7);
}

std::string panel_alt(const Json& comparison,
                      const Json& outcome,
                      const std::vector<Row>& rows) {
  const std::string id = text(outcome, "id");
  std::string out = fmt::format(
      "Under {}: {}.", quoted_title(comparison, text(*rows[0].policy, "id")),
      amount(unit_of(outcome) *
             number(said_of(comparison, *rows[0].policy, id), "mean")));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Json& said = said_of(comparison, *rows[i].policy, id);
    out += fmt::format(" {}: {} ({}).", text(*rows[i].policy, "title"),
                       change_words(outcome, said), band_words(outcome, said));
  }
  return out;
}

}  // namespace

std::string policy_names_svg(const Json& comparison) {
  const Rows rows = rows_of(comparison);
  Drawing drawing(kNames, rows.height, "pol-names");
  drawing.line("axl", 0, kHead, kNames, kHead);
  for (const Row& row : rows.rows) {
    const bool beyond = is_beyond(*row.policy);
    const std::size_t lines = row.name.size() + (beyond ? 1 : 0);
    double y = row.middle() - kLine * double(lines) / 2 + 10;
    for (const std::string& line : row.name) {
      drawing.text("t", 0, y, Anchor::start, line);
      y += kLine;
    }
    if (beyond) drawing.text("t xs", 0, y, Anchor::start, "beyond the record");
    rule_below(drawing, row, kNames);
  }
  return drawing.svg();
}

std::string outcome_panel_svg(const Json& comparison,
                              const Json& outcome,
                              std::size_t place) {
  const Rows rows = rows_of(comparison);
  const std::string id = text(outcome, "id");
  Drawing drawing(kPanel, rows.height, "pol-panel");
  drawing.described(fmt::format("policy-outcome-{}", place),
                    text(outcome, "title"),
                    panel_alt(comparison, outcome, rows.rows));
  title_above(drawing, text_lines(text(outcome, "title"), kLetters, 3), 8,
              kHead - 8, Anchor::start);
  drawing.line("axl", 0, kHead, kPanel, kHead);
  const auto [least, most] = reach_of(comparison, outcome);
  const Scale x{least, most, 12, 148, Law::linear};
  const double bottom = rows.height - kFoot;
  drawing.line("gr2", x(0), kHead, x(0), bottom + 4);
  for (const Row& row : rows.rows) {
    const Json& said = said_of(comparison, *row.policy, id);
    const double y = row.middle();
    rule_below(drawing, row, kPanel);
    if (&row == &rows.rows.front()) {
      drawing.text("t b", kPanel - 6, y + 4, Anchor::end,
                   text(outcome, "measure") == "lines_open"
                       ? amount(100 * number(said, "mean")) + " in 100"
                       : amount(number(said, "mean")));
      continue;
    }
    difference_marks(drawing, comparison, outcome, *row.policy, x, y);
    drawing.text(change_of(said) == Change::tied ? "t s" : "t b", kPanel - 6,
                 y + 4, Anchor::end, change_words(outcome, said));
  }
  drawing.text("t xs", x(0), rows.height - 4, Anchor::middle, "0");
  const double zero = x(0);
  if (zero > 48)
    drawing.text("t xs", zero - 10, rows.height - 4, Anchor::end, "← fewer");
  if (zero < 112)
    drawing.text("t xs", zero + 10, rows.height - 4, Anchor::start, "more →");
  return drawing.svg();
}

std::string cost_panel_svg(const Json& comparison,
                           const std::vector<const Json*>& costs,
                           std::size_t place) {
  const Rows rows = rows_of(comparison);
  Drawing drawing(kPanel, rows.height, "pol-panel");
  std::string alt;
  drawing.line("axl", 0, kHead, kPanel, kHead);
  for (const Row& row : rows.rows)
    rule_below(drawing, row, kPanel);
  for (std::size_t c = 0; c < costs.size(); ++c) {
    const Json& cost = *costs[c];
    const double right = 74 * double(c + 1) - 4;
    title_above(drawing, text_lines(text(cost, "title"), 12, 4), right,
                kHead - 8, Anchor::end);
    for (const Row& row : rows.rows) {
      const Json& said = said_of(comparison, *row.policy, text(cost, "id"));
      const bool same = change_of(said) == Change::tied;
      const std::string value = amount(number(said, "mean"));
      drawing.text(same ? "t s" : "t b", right, row.middle() + 4, Anchor::end,
                   value);
      alt += fmt::format("{}, {}: {}. ", text(*row.policy, "title"),
                         text(cost, "title"), value);
    }
  }
  drawing.described(fmt::format("policy-cost-{}", place),
                    "What it takes of our side", alt);
  return drawing.svg();
}

}  // namespace entente::report
