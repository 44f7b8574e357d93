#include "entente/candidates/review.hpp"

#include <algorithm>
#include <cstdlib>

#include "entente/candidates/matching.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/core/holds.hpp"
#include "entente/keep/act_change.hpp"

namespace entente::candidates {
namespace {

constexpr const char* kMark = "candidate=";

const std::vector<std::string>& editable() {
  static const std::vector<std::string> columns = {
      "id",        "date",  "end",       "precision", "actor",
      "target",    "kind",  "magnitude", "unit",      "outcome",
      "scheduled", "terms", "package",   "line",      "severity",
      "answers",   "check", "summary",   "source",    "note"};
  return columns;
}

// What follows the mark in a note, to the next blank or semicolon.
std::string marked(std::string_view note) {
  const std::size_t at = note.find(kMark);
  if (at == std::string_view::npos) return {};
  note.remove_prefix(at + std::string_view(kMark).size());
  return std::string(note.substr(0, note.find_first_of("; ")));
}

// A pattern of sources.csv for each piece of a source that none fits.
void add_sources(const std::string& source,
                 const Candidate& candidate,
                 const casefile::Case& the_case,
                 keep::Change& change) {
  if (the_case.record.sources.empty()) return;
  record::Act act;
  act.source = source;
  for (const std::string& piece : record::source_pieces(act)) {
    if (record::rule_for(piece, the_case.record.sources) != nullptr) continue;
    std::string pattern = piece;
    if (const std::size_t at = piece.find("://"); at != std::string::npos) {
      pattern = piece.substr(at + 3);
      pattern = pattern.substr(0, pattern.find_first_of("/?#:"));
    }
    const bool there =
        std::any_of(change.begin(), change.end(), [&](const auto& edit) {
          return edit.file == "sources.csv" &&
                 edit.cells.at("pattern") == pattern;
        });
    if (there) continue;
    change.push_back({"sources.csv",
                      keep::Action::add,
                      {},
                      {{"pattern", pattern},
                       {"class", "machine-coded"},
                       {"citation", pattern + ", by " + candidate.origin}}});
  }
}

}  // namespace

Review::Review(std::filesystem::path folder,
               Store& store,
               std::shared_ptr<const casefile::Case> the_case)
    : folder_(std::move(folder)),
      store_(&store),
      the_case_(std::move(the_case)) {}

std::optional<NotWritten> Review::finish_earlier() {
  return note_earlier() ? store_->keep() : std::nullopt;
}

bool Review::note_earlier() {
  bool any = false;
  for (const record::Act& act : the_case().record.acts) {
    const std::string row = marked(act.note);
    if (row.empty()) continue;
    const auto id = store_->of_row(row);
    if (!id || store_->find(*id)->state != State::open) continue;
    store_->set(*id, State::accepted, std::string(act.id), "");
    any = true;
  }
  queue_ = store_->ids(State::open);
  return any;
}

bool Review::go_to(long id) {
  const auto found = std::find(queue_.begin(), queue_.end(), id);
  if (found == queue_.end()) return false;
  at_ = static_cast<std::size_t>(found - queue_.begin());
  edited_.clear();
  return true;
}

std::optional<Candidate> Review::current() const {
  return at_ < queue_.size() ? store_->find(queue_[at_]) : std::nullopt;
}

keep::Cells Review::draft() const {
  const auto candidate = current();
  keep::Cells cells =
      draft_of(*candidate, store_->first_row(candidate->id), the_case());
  for (const auto& [column, text] : edited_)
    cells[column] = text;
  return cells;
}

std::vector<const record::Act*> Review::near_acts() const {
  constexpr int kWeek = 7;
  const auto candidate = current();
  std::vector<const record::Act*> near;
  for (const record::Act& act : the_case().record.acts)
    if (std::abs(act.day - candidate->day) <= kWeek &&
        same_dyad(candidate->actor, candidate->target, act))
      near.push_back(&act);
  std::stable_sort(near.begin(), near.end(), [&](const auto* a, const auto* b) {
    return std::abs(a->day - candidate->day) <
           std::abs(b->day - candidate->day);
  });
  return near;
}

const casefile::Case& Review::the_case() const {
  if (!changed_) return *the_case_;
  casefile::Reading reading = casefile::read_case(folder_);
  if (reading.diagnostics.empty())
    the_case_ = std::make_shared<casefile::Case>(std::move(reading.value));
  changed_ = false;
  return *the_case_;
}

Decided Review::decide_kept(std::optional<NotWritten> problem,
                            const Step& step,
                            int& count) {
  if (problem) return {{}, {}, {}, std::move(problem)};
  steps_.push_back(step);
  ++count;
  ++at_;
  edited_.clear();
  return {};
}

keep::Change Review::accepting(const std::string& check) const {
  keep::Cells cells = draft();
  if (!edited_.contains("check")) cells["check"] = check;
  keep::Change change = {{"acts.csv", keep::Action::add, {}, cells}};
  add_sources(cells["source"], *current(), the_case(), change);
  return change;
}

Decided Review::accept(const std::string& check) {
  const long id = current()->id;
  const keep::Change change = accepting(check);
  const std::string act = change.front().cells.at("id");
  keep::Kept kept = keep::commit(folder_, change);
  if (!kept.done()) return {{}, {}, kept.mistakes, kept.not_written};
  changed_ = true;
  store_->set(id, State::accepted, act, "");
  return decide_kept(store_->keep(), {id, State::accepted, act, change},
                     counts_.accepted);
}

Decided Review::edit(const std::string& assignment) {
  const std::size_t at = assignment.find('=');
  const std::string column = assignment.substr(0, at);
  if (at == std::string::npos || !holds(editable(), column))
    return {at == std::string::npos
                ? "'" + assignment + "' is no COLUMN=TEXT"
                : "'" + column + "' is no column of acts.csv",
            casefile::did_you_mean(column, editable(),
                                   "write for example e terms=upfront"),
            {},
            {}};
  edited_[column] = assignment.substr(at + 1);
  // The id says day, actor and kind; a new one unless it was given.
  if (!edited_.contains("id") &&
      (column == "date" || column == "actor" || column == "kind")) {
    Candidate as = *current();
    const keep::Cells cells = draft();
    if (const auto day = parse_day(cells.at("date"))) as.day = *day;
    as.actor = cells.at("actor");
    as.kind = cells.at("kind");
    as.precision = record::Precision::day;
    edited_["id"] = draft_of(as, "", the_case()).at("id");
  }
  return {};
}

Decided Review::merge(const std::string& into) {
  std::string act = into;
  if (act.empty()) {
    const auto near = near_acts();
    if (near.empty())
      return {"no act between these actors is within a week",
              "name one: m ID",
              {},
              {}};
    act = std::string(near.front()->id);
  }
  const bool known =
      std::any_of(the_case().record.acts.begin(), the_case().record.acts.end(),
                  [&](const record::Act& one) { return one.id == act; });
  const bool other = act.starts_with("c") &&
                     act != "c" + std::to_string(current()->id) &&
                     store_->find(std::atol(act.c_str() + 1)).has_value();
  if (!known && !other)
    return {"'" + act + "' is no act of this case and no other candidate",
            "write the id of an act, or c and a number",
            {},
            {}};
  const long id = current()->id;
  store_->set(id, State::merged, act, "");
  return decide_kept(store_->keep(), {id, State::merged, "", {}},
                     counts_.merged);
}

Decided Review::reject(const std::string& reason) {
  if (reason.empty())
    return {"a rejection needs a reason",
            "write for example r a court report",
            {},
            {}};
  const long id = current()->id;
  store_->set(id, State::rejected, "", clean(reason));
  return decide_kept(store_->keep(), {id, State::rejected, "", {}},
                     counts_.rejected);
}

void Review::skip() {
  decide_kept({}, {current()->id, State::open, "", {}}, counts_.skipped);
}

// Rows that a person has changed since stay.
Decided Review::take_out(const Step& step) {
  keep::Change change;
  for (const keep::RowEdit& edit : step.added) {
    keep::Cells where = edit.cells;
    if (edit.file == "acts.csv")
      for (const std::string& column : keep::act_columns())
        where.try_emplace(column);
    change.push_back({edit.file, keep::Action::remove, where, {}});
  }
  keep::Kept kept = keep::commit(folder_, change);
  // The act alone, where what was added for its source is used by others.
  if (!kept.mistakes.empty() && change.size() > 1)
    kept = keep::commit(folder_, {change.front()});
  if (kept.not_written) return {{}, {}, {}, kept.not_written};
  changed_ = true;
  if (kept.mistakes.empty()) return {};
  const bool no_row = kept.mistakes.front().place.line == 0;
  if (!no_row) return {{}, {}, kept.mistakes, {}};
  return {
      "the row of " + step.act + " was changed since it was accepted",
      "take it out by hand, or leave it: entente add CASE --drop " + step.act,
      {},
      {}};
}

Decided Review::undo() {
  if (!edited_.empty()) {
    edited_.clear();
    return {};
  }
  if (steps_.empty())
    return {"nothing was decided in this review yet", "", {}, {}};
  const Step step = steps_.back();
  // Open first: who is killed now finds the act, and its candidate accepted.
  store_->set(step.id, State::open, "", "");
  if (auto problem = store_->keep()) return {{}, {}, {}, std::move(problem)};
  if (!step.act.empty()) {
    Decided taken = take_out(step);
    if (!taken.done()) {
      store_->set(step.id, State::accepted, step.act, "");
      store_->keep();
      return taken;
    }
  }
  steps_.pop_back();
  queue_ = store_->ids(State::open);
  go_to(step.id);
  ++counts_.undone;
  int& count = step.became == State::accepted   ? counts_.accepted
               : step.became == State::merged   ? counts_.merged
               : step.became == State::rejected ? counts_.rejected
                                                : counts_.skipped;
  --count;
  return {};
}

}  // namespace entente::candidates
