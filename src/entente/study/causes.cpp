#include "entente/study/causes.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "entente/core/hash.hpp"

namespace entente::study {
namespace {

using nlohmann::ordered_json;
using theory::Panel;

// Less is not called a move: chances print as whole percents, and simulation
// leaves about one.
constexpr double kMoved = 0.03;
// A group of changes moved a result when it takes back this part of the move.
constexpr double kPart = 1.0 / 3;
constexpr const char* kTime = "the days that passed";

double number_or(const ordered_json& value, double otherwise) {
  return value.is_null() ? otherwise : value.get<double>();
}

// How much of the move is not there without a group of changes: 1 where the
// result is then as before. A word that comes back is all of it.
double share_of(const ordered_json& before,
                const ordered_json& now,
                const ordered_json& left) {
  const double from = number_or(before["probability"], 0.5);
  const double to = number_or(now["probability"], 0.5);
  const double without = number_or(left["probability"], 0.5);
  const double part =
      std::fabs(to - from) < 1e-9 ? 0 : (to - without) / (to - from);
  for (const char* key : {"word", "rank"})
    if (before.contains(key) && before[key] != now[key] &&
        left[key] == before[key])
      return std::max(part, 1.0);
  return part;
}

void ask_like(const Asked& like, Left& left) {
  left.asked = {
      left.value.get(), casefile::setting_of(*left.value), like.how, {}};
}

// Acts taken out of the record alone: what else names them (doubts, answers,
// selectors) names nobody then, and the case need not be read again.
Left without_acts(const std::string& cause,
                  const Asked& like,
                  const std::set<std::string>& ids) {
  Left out;
  out.cause = cause;
  out.value = std::make_unique<casefile::Case>(*like.the_case);
  std::erase_if(out.value->record.acts, [&](const record::Act& act) {
    return ids.contains(std::string(act.id));
  });
  std::string all = like.the_case->data_hash + " without";
  for (const std::string& id : ids)
    all += " " + id;
  out.value->data_hash = sha256(all);
  ask_like(like, out);
  return out;
}

// Files in which the changes have not been made, read again.
Left with_files(const std::string& cause,
                const casefile::Files& files,
                const Asked& like) {
  Left out;
  out.cause = cause;
  casefile::Reading reading = casefile::read_case(files, like.the_case->id);
  if (!reading.diagnostics.empty()) return out;
  out.value = std::make_unique<casefile::Case>(std::move(reading.value));
  ask_like(like, out);
  if (apply_as_of(*out.value, out.asked.setting, like.the_case->window.to))
    out.value.reset();
  return out;
}

bool same_acts(const theory::GroupDays& a, const theory::GroupDays& b) {
  return a.count == b.count && a.weight == b.weight && a.until == b.until;
}

// Whether a fit reads the same of both.
bool same_panel(const Panel& a, const Panel& b) {
  return std::equal(a.groups.begin(), a.groups.end(), b.groups.begin(),
                    b.groups.end(), same_acts) &&
         a.track_open == b.track_open && a.events == b.events &&
         a.covered == b.covered && a.at_risk == b.at_risk &&
         a.typical == b.typical && a.density == b.density;
}

std::set<std::string> acts_after(const record::Record& record, Day day) {
  std::set<std::string> ids;
  for (const record::Act& act : record.acts)
    if (act.day > day) ids.insert(std::string(act.id));
  return ids;
}

}  // namespace

bool has_moved(const ordered_json& before, const ordered_json& now) {
  // What the number of simulated records leaves open, twice.
  const double noise =
      2 * std::hypot(before.value("error", 0.0), now.value("error", 0.0));
  const bool words = before.contains("word") && before["word"] != now["word"];
  const bool ranks = before.contains("rank") && before["rank"] != now["rank"];
  return words || ranks ||
         std::fabs(number_or(before["probability"], 0.5) -
                   number_or(now["probability"], 0.5)) >=
             std::max(kMoved, noise);
}

Causes::Causes(const State& before, const State& now) {
  const casefile::Case& is = *now.asked.the_case;
  const Day day = is.window.to;
  const bool time = before.asked.the_case->data_hash == is.data_hash;
  // Of one case at two days, acts after the later one are no change.
  const casefile::Files files =
      time ? variant::until(now.files, day) : now.files;
  parts_ = variant::parts_of(before.files, files);
  const Panel panel = theory::verdict_panel(now.asked.setting).panel;
  for (const std::string& cause : variant::causes_of(parts_)) {
    std::set<std::string> added;
    bool only_added = true;
    for (const variant::Part& part : parts_) {
      if (part.cause != cause) continue;
      only_added = only_added && part.file == "acts.csv" &&
                   part.kind == variant::Kind::added;
      added.insert(part.name);
    }
    if (only_added) {
      lefts_.push_back(without_acts(cause, now.asked, added));
      Left& left = lefts_.back();
      left.same =
          same_panel(panel, theory::verdict_panel(left.asked.setting).panel);
    } else {
      lefts_.push_back(with_files(
          cause, variant::without(before.files, files, parts_, cause),
          now.asked));
    }
  }
  // Without any of the acts, what remains is time.
  if (time)
    time_ =
        without_acts(kTime, now.asked,
                     acts_after(is.record, before.asked.the_case->window.to));
}

ordered_json Causes::not_apart() const {
  ordered_json out = ordered_json::array();
  for (const Left& left : lefts_)
    if (!left.value) out.push_back(left.cause);
  return out;
}

ordered_json Causes::movers(const ordered_json& before,
                            const ordered_json& now,
                            const Value& value) const {
  std::vector<std::pair<double, ordered_json>> found;
  const auto add = [&](const std::string& cause, const ordered_json& left,
                       double share) {
    if (share < kPart) return;
    ordered_json one = {{"cause", cause}, {"share", share}};
    one["without"] = left;
    found.emplace_back(share, std::move(one));
  };
  const bool alone = lefts_.size() == 1 && !time_;
  if (alone) add(lefts_[0].cause, before, 1);
  for (const Left& left : lefts_) {
    if (!left.value || left.same || alone) continue;
    const ordered_json then = value(left.asked);
    if (!then.is_null()) add(left.cause, then, share_of(before, now, then));
  }
  if (time_) {
    const ordered_json then = value(time_->asked);
    // What time alone has moved is what is left when all acts are out.
    if (!then.is_null()) add(kTime, now, 1 - share_of(before, now, then));
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  ordered_json out = ordered_json::array();
  for (auto& [share, one] : found)
    out.push_back(std::move(one));
  return out;
}

}  // namespace entente::study
