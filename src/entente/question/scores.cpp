#include "entente/question/scores.hpp"

namespace entente::question {
namespace {

void add(double p, Came came, Points& points) {
  const auto windowed =
      came == Came::yes ? forecast::Came::yes : forecast::Came::no;
  points.brier += brier_of(p, came);
  points.log_score += forecast::log_score(p, windowed);
  ++points.n;
}

void take_mean(Points& points) {
  if (points.n == 0) return;
  points.brier /= points.n;
  points.log_score /= points.n;
}

}  // namespace

double brier_of(double p, Came came) {
  const double off = p - (came == Came::yes ? 1 : 0);
  return off * off;
}

bool is_scored(const Row& row) {
  return (row.came == Came::yes || row.came == Came::no) && row.in_time &&
         row.model && row.base_rate;
}

std::vector<Standing> standings_of(const std::vector<Row>& rows) {
  std::map<std::string, Standing> by_who;
  for (const Row& row : rows) {
    Standing& standing = by_who[row.who];
    standing.who = row.who;
    if (!is_scored(row)) continue;
    add(row.p, row.came, standing.own);
    add(*row.model, row.came, standing.model);
    add(*row.base_rate, row.came, standing.base);
  }
  std::vector<Standing> out;
  for (auto& [who, standing] : by_who) {
    for (Points* points : {&standing.own, &standing.model, &standing.base})
      take_mean(*points);
    out.push_back(std::move(standing));
  }
  return out;
}

}  // namespace entente::question
