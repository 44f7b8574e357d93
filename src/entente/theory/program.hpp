// The one function that turns acts into columns, day by day: the likelihood
// and the simulator both call it.
#pragma once

#include <vector>

#include "entente/theory/term.hpp"

namespace entente::theory {

// Acts of one group by day, from the first day of the history.
struct GroupDays {
  std::vector<double> weight;  // sum of the day's acts
  std::vector<double> count;   // 0 or 1 where the group counts days
  std::vector<int> until;      // last day (index) of what began on the day
};

// What terms read; indices of groups, tracks and events are the case's.
struct HistoryView {
  std::vector<const GroupDays*> groups;
  const std::vector<std::vector<char>>* track_open = nullptr;
  const std::vector<std::vector<char>>* events = nullptr;
};

// A leaf of a term with its lag, ready to be moved from day to day.
//   recent: R(t) = 2^(-1/h) R(t-1) + w(t - lag) 2^(-lag/h)
// The decay runs from the act's own day, not from the day it becomes visible.
struct Atom {
  Op op = Op::number;
  std::size_t source = 0;  // group, track or event
  int lag = 0;
  double half_life = 0;        // recent
  double decay = 0, gain = 0;  // recent
  int days = 0;                // within
  int before = 0, after = 0;   // near
  char open = 1;               // in
  friend bool operator==(const Atom&, const Atom&) = default;
};

// How a term's names are found, and how late each group's acts are seen by
// the group whose law is being written.
struct Binding {
  const std::vector<record::Group>* groups = nullptr;
  Vocabulary vocabulary;
  std::vector<int> lag;        // by group
  double half_life_scale = 1;  // of every recent(): stability rows
};

// The value on day t of an atom that reads no group: in or near.
double settled_value(const Atom& atom, const HistoryView& history, int t);

// Terms that advance together; equal leaves are computed once.
class Program {
 public:
  // Adds a term; returns the index of its value.
  std::size_t add(const Term& term, const Binding& binding);
  std::size_t size() const { return roots_.size(); }
  const std::vector<Atom>& atoms() const { return atoms_; }
  // Groups whose acts the i-th term reads.
  std::vector<std::size_t> sources(std::size_t i) const;
  // Leaves of the i-th term that read a group's acts.
  std::vector<Atom> readers(std::size_t i) const;
  // Adds a term of another program; returns the index of its value here.
  std::size_t add_from(const Program& other, std::size_t term);

 private:
  friend class TermState;
  friend class SparseTerms;
  struct Node {
    Op op = Op::number;
    double number = 0;
    std::size_t atom = 0;
  };
  std::size_t atom_of(const Term& term, const Binding& binding);
  std::size_t atom_at(const Atom& atom);
  void flatten(const Term& term,
               const Binding& binding,
               std::vector<Node>& out);
  static constexpr int kComposite = -1;
  // The value of a term that is no leaf, from those of the atoms.
  double composite(std::size_t term, const std::vector<double>& atoms) const;
  void push_root(std::vector<Node> nodes);
  std::vector<Atom> atoms_;
  std::vector<std::vector<Node>> roots_;  // postfix
  std::vector<int> leaf_;                 // atom of a root that is a leaf
};

// The values of a program's terms on one day of one history.
class TermState {
 public:
  TermState() = default;
  explicit TermState(const Program& program);
  // Moves on to day `t`, which must be the day after the last (0 at first).
  // Reads acts of days <= t - lag only. `program` is the one it was made
  // with. O(atoms).
  void advance(const Program& program, const HistoryView& history, int t);
  double value(const Program& program, std::size_t term) const;

 private:
  friend class SparseTerms;
  std::vector<double> value_;  // by atom
  std::vector<int> last_;      // by atom: last act day, or end of what is on
};

// One column a term: values on days [from, from + days) of the history.
std::vector<std::vector<double>> columns_of(const Program& program,
                                            const HistoryView& history,
                                            int from,
                                            int days);

}  // namespace entente::theory
