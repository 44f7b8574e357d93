// Candidates, one after the other, and what a person decides of each. A
// decision is on the disk when the function returns: an act first, then what
// became of its candidate. Whoever is killed between the two finds it finished
// at the next start, by the mark that the act's note bears.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/candidates/store.hpp"
#include "entente/casefile/case.hpp"
#include "entente/keep/change.hpp"

namespace entente::candidates {

// The row of acts.csv that a candidate would be. `check`: "date-unverified"
// where nobody has read the source.
keep::Cells draft_of(const Candidate& candidate,
                     const std::string& row,
                     const casefile::Case& the_case);

// One of them says why nothing was decided; none: it was.
struct Decided {
  std::string problem, hint;
  Diagnostics mistakes;
  std::optional<NotWritten> not_written;
  bool done() const {
    return problem.empty() && mistakes.empty() && !not_written;
  }
};

class Review {
 public:
  // The case has been read without a mistake; the store is its own.
  Review(std::filesystem::path folder,
         Store& store,
         std::shared_ptr<const casefile::Case> the_case);

  // Decides what a killed review left undecided. Call one of them first: the
  // other keeps nothing, for a store that is only looked at.
  std::optional<NotWritten> finish_earlier();
  bool note_earlier();

  // Those that wait, in the order in which they are asked about.
  const std::vector<long>& waiting() const { return queue_; }
  // Asks about this one now; false where it does not wait.
  bool go_to(long id);

  // The one that is asked about now; nothing at the end.
  std::optional<Candidate> current() const;
  std::size_t open() const { return queue_.size() - at_; }
  // What it would be, with what was edited so far.
  keep::Cells draft() const;
  // What `accept` writes.
  keep::Change accepting(const std::string& check) const;
  // Acts between the same actors within a week, nearest first.
  std::vector<const record::Act*> near_acts() const;

  Decided accept(const std::string& check);
  // "terms=upfront": a cell of the draft.
  Decided edit(const std::string& assignment);
  // It is that act, or that other candidate ("c12"); empty: the nearest act.
  Decided merge(const std::string& into);
  Decided reject(const std::string& reason);
  void skip();
  // Takes the last decision of this review back; an act that came of it goes,
  // where it is as it was accepted, and what was added to sources.csv for it,
  // where nothing else needs it.
  Decided undo();

  // What was decided so far, for a review that goes on with another object.
  struct Step {
    long id = 0;
    State became = State::open;  // open: skipped
    std::string act;             // that was added
    keep::Change added;
  };
  const std::vector<Step>& steps() const { return steps_; }
  void take_up(std::vector<Step> steps) { steps_ = std::move(steps); }

  struct Counts {
    int accepted = 0, merged = 0, rejected = 0, skipped = 0, undone = 0;
  };
  const Counts& counts() const { return counts_; }

 private:
  Decided decide_kept(std::optional<NotWritten> problem,
                      const Step& step,
                      int& count);
  Decided take_out(const Step& step);
  // The case as it stands; read again where a decision changed it.
  const casefile::Case& the_case() const;

  std::filesystem::path folder_;
  Store* store_;
  mutable std::shared_ptr<const casefile::Case> the_case_;
  mutable bool changed_ = false;
  std::vector<long> queue_;
  std::size_t at_ = 0;
  keep::Cells edited_;
  std::vector<Step> steps_;
  Counts counts_;
};

}  // namespace entente::candidates
