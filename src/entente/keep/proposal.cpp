#include "entente/keep/proposal.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "entente/core/holds.hpp"

namespace entente::keep {
namespace {

using record::Act;
using record::Record;
using record::Side;

constexpr int kDays = 180;
constexpr double kHalfLife = 14;  // days

const Act* find_act(const std::map<std::string_view, const Act*>& acts,
                    std::string_view id) {
  const auto found = acts.find(id);
  return found == acts.end() ? nullptr : found->second;
}

// How often acts of the kind answered an act of each kind.
std::map<std::string_view, std::size_t> answered_kinds(const Record& record,
                                                       std::string_view kind) {
  std::map<std::string_view, const Act*> acts;
  for (const Act& act : record.acts)
    acts.emplace(act.id.view(), &act);
  std::map<std::string_view, std::size_t> times;
  for (const Act& act : record.acts) {
    if (act.kind.view() != kind || act.answers.empty()) continue;
    if (const Act* answered = find_act(acts, act.answers))
      ++times[answered->kind.view()];
  }
  return times;
}

bool share_a_line(const Act& a, const Act& b) {
  const std::vector<std::string>& lines = a.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return holds(b.lines, line);
  });
}

}  // namespace

record::Act act_told(const Cells& cells, const record::Sides& sides) {
  const auto cell = [&](const char* column) {
    const auto found = cells.find(column);
    return found == cells.end() ? std::string() : found->second;
  };
  const auto parts = [&](const char* column) {
    std::vector<std::string> all;
    for (std::string text = cell(column); !text.empty();) {
      const std::size_t end = std::min(text.find('+'), text.size());
      all.push_back(text.substr(0, end));
      text.erase(0, end + 1);
    }
    return all;
  };
  record::Act act;
  act.day = act.end = parse_day(cell("date")).value_or(0);
  act.kind = cell("kind");
  act.package = cell("package");
  act.lines = parts("line");
  const std::vector<std::string> actors = parts("actor");
  act.actors = actors;
  act.side = record::side_of(actors, sides);
  return act;
}

std::vector<std::string> strange_sources(const record::Record& record,
                                         const std::string& source) {
  if (record.sources.empty()) return {};
  record::Act act;
  act.source = source;
  std::vector<std::string> strange;
  for (const std::string& piece : record::source_pieces(act))
    if (record::rule_for(piece, record.sources) == nullptr)
      strange.push_back(piece);
  return strange;
}

std::string proposed_id(const Record& record,
                        std::string_view date,
                        std::string_view actor,
                        std::string_view kind,
                        const std::vector<std::string>& taken) {
  std::string head(date);
  head += ".";
  head += actor;
  head += ".";
  head += kind;
  head += ".";
  for (int number = 1;; ++number) {
    const std::string id = head + std::to_string(number);
    const bool known =
        holds(taken, id) ||
        std::any_of(record.acts.begin(), record.acts.end(),
                    [&](const Act& act) { return act.id == id; }) ||
        std::any_of(record.retired.begin(), record.retired.end(),
                    [&](const auto& one) { return one.old_id == id; });
    if (!known) return id;
  }
}

Weights weights_of(std::string_view kind, const Record& record) {
  Weights weights;
  const record::Kind* row = record::find_kind(kind, record.kinds);
  if (row == nullptr) return weights;
  weights.usual = weights.median = row->default_weight;
  std::map<double, std::size_t> seen;
  for (const Act& act : record.acts)
    if (act.kind.view() == kind) ++seen[record::weight_of(act, record.kinds)];
  for (const auto& [weight, acts] : seen)
    weights.acts += acts;
  std::size_t below = 0;
  for (const auto& [weight, acts] : seen) {
    if (2 * below < weights.acts) weights.median = weight;
    below += acts;
  }
  weights.seen.assign(seen.begin(), seen.end());
  return weights;
}

std::vector<Answered> likely_answered(const Record& record,
                                      const Act& act,
                                      std::size_t most) {
  const auto times = answered_kinds(record, act.kind.view());
  std::size_t of = 0;
  for (const auto& [kind, n] : times)
    of += n;
  std::vector<std::pair<double, Answered>> found;
  for (std::size_t i = 0; i < record.acts.size(); ++i) {
    const Act& before = record.acts[i];
    const int days = act.day - before.day;
    if (days < 0 || days > kDays || before.id == act.id) continue;
    if (before.side == act.side && act.side != Side::joint) continue;
    const auto n = times.find(before.kind.view());
    Answered one{i, days, n == times.end() ? 0 : n->second, of};
    const bool deal = !act.package.empty() && act.package == before.package;
    const double score =
        (static_cast<double>(one.times) + 0.5) *
        (1 + (deal ? 2 : 0) + (share_a_line(act, before) ? 2 : 0)) *
        std::exp2(-days / kHalfLife);
    found.emplace_back(score, one);
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Answered> likely;
  for (std::size_t i = 0; i < found.size() && i < most; ++i)
    likely.push_back(found[i].second);
  return likely;
}

}  // namespace entente::keep
