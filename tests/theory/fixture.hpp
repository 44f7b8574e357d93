// The oracle's fixture: 400 days without random numbers (golden/daily.py).
#pragma once

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "entente/core/normal.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/law.hpp"
#include "entente/theory/posterior.hpp"
#include "entente/theory/program.hpp"
#include "entente/theory/units.hpp"

namespace entente::theory::oracle {

constexpr int kDays = 400;

struct Fixture {
  std::vector<double> own, theirs, ours;
  std::vector<char> covered;
};

inline Fixture fixture() {
  Fixture f;
  for (long t = 0; t < kDays; ++t) {
    f.own.push_back(t == 100 ? 3.0 : (t * 7919) % 101 < 7 ? 1.0 : 0.0);
    f.theirs.push_back((t * 104729) % 97 < 3 ? 1.0 : 0.0);
    f.ours.push_back((t * 1299709) % 89 < 4 ? 1.0 + static_cast<double>(t % 3)
                                            : 0.0);
    f.covered.push_back(t >= 200 && t < 230 ? 0 : 1);
  }
  return f;
}

// recent(g, h) by the program that the likelihood and the simulator use.
inline std::vector<double> recent(const std::vector<double>& acts,
                                  double half_life,
                                  int lag) {
  std::vector<record::Group> groups(1);
  groups[0].name = "g";
  Term term;
  term.op = Op::recent;
  term.name = "g";
  term.first = half_life;
  Program program;
  program.add(term, {&groups, {{"g"}, {}, {}}, {lag}, 1});
  GroupDays days{acts, acts, std::vector<int>(acts.size())};
  HistoryView history;
  history.groups = {&days};
  return columns_of(program, history, 0, kDays)[0];
}

// Rows of the fixture: columns alpha, cos, sin, same side, other side, and
// three half-lives.
struct FixtureRows {
  std::vector<std::vector<double>> columns;
  Rows rows;
};

inline std::vector<std::vector<double>> excitations(
    const std::vector<double>& acts) {
  std::vector<std::vector<double>> out;
  for (const double h : {5.0, 20.0, 90.0}) {
    const double r = excitation_ratio(h);
    std::vector<double> state(kDays);
    for (int t = 1; t < kDays; ++t)
      state[t] = excited(state[t - 1], r, acts[t - 1]);
    out.push_back(state);
  }
  return out;
}

inline FixtureRows fixture_rows(record::Counting counting) {
  const Fixture f = fixture();
  std::vector<double> acts = f.own;
  if (counting == record::Counting::days)
    for (double& y : acts)
      y = std::min(y, 1.0);
  const auto same = recent(f.theirs, 20, 1);
  const auto other = recent(f.ours, 30, 2);
  const auto states = excitations(acts);
  FixtureRows out;
  out.columns.assign(5, std::vector<double>(padded(kDays)));
  out.rows.counting = counting;
  out.rows.excitation_sum.assign(3, 0.0);
  for (int t = 0; t < kDays; ++t) {
    if (f.covered[t] == 0) continue;
    const std::size_t row = out.rows.rows++;
    const double angle = 2 * std::numbers::pi * t / 365.25;
    const std::array<double, 5> x = {1, std::cos(angle), std::sin(angle),
                                     same[t], other[t]};
    for (std::size_t c = 0; c < 5; ++c)
      out.columns[c][row] = x[c];
    for (std::size_t j = 0; j < 3; ++j)
      out.rows.excitation_sum[j] += states[j][t];
    if (acts[t] == 0) continue;
    out.rows.act_rows.push_back(row);
    out.rows.act_counts.push_back(acts[t]);
    for (std::size_t j = 0; j < 3; ++j)
      out.rows.act_excitation.push_back(states[j][t]);
  }
  for (const auto& column : out.columns)
    out.rows.columns.push_back(column.data());
  return out;
}

// The law that the oracle's `fit` maximises; "other side" is tested.
inline Law fixture_law() {
  Law law;
  law.counting = record::Counting::days;
  law.half_lives = {5, 20, 90};
  law.columns.resize(5);
  law.columns[0].mean = std::log(12 / 365.25);
  law.columns[0].sd = std::log(3.0);
  law.columns[1].sd = law.columns[2].sd = 0.4;
  law.columns[3].sd = log_rr60_sd(1.2) / window_weight(20, 1);
  law.columns[4].log_rr60_per_theta = 2 * window_weight(30, 2);
  law.columns[4].sd = 1 / law.columns[4].log_rr60_per_theta;
  law.columns[4].tested = true;
  return law;
}

}  // namespace entente::theory::oracle
