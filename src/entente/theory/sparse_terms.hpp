// The values of terms on any day from the days with acts alone: what a
// simulation asks for on the few days on which something may happen.
#pragma once

#include <span>

#include "entente/theory/program.hpp"

namespace entente::theory {

// 2^(-days / half_life) for whole days up to a longest, by two factors: within
// 2 ulp of exp2 at the price of a multiplication.
class Decay {
 public:
  Decay() = default;
  Decay(double half_life, int longest);
  double of(int days) const { return low_[days % kStep] * high_[days / kStep]; }
  // out[i] = value * of(days + i), i < size.
  void fill(double value, int days, int size, double* out) const;

 private:
  static constexpr int kStep = 64;
  std::vector<double> low_, high_;
};

// What does not change from one history to the next: the program and, of every
// atom that decays, its powers.
struct SparseProgram {
  Program program;
  HistoryView recorded;      // of tracks, events and groups that stay
  std::vector<Decay> decay;  // by atom
};

// The terms of one history. Equal to TermState within rounding: a decayed sum
// is moved from act to act,
//   R(t) = 2^(-(t - s)/h) R(s),  R(s) += w(s) on an act day s,
// and an act of day s is seen from day s + lag on.
class SparseTerms {
 public:
  SparseTerms() = default;
  // `before` is the state of the program after day `first` - 1; acts of the
  // groups in `simulated` from `first` on are those that are added. History
  // ends before day `end`.
  SparseTerms(const SparseProgram& terms,
              const TermState& before,
              const std::vector<char>& simulated,
              int first,
              int end);
  // An act day of a simulated group; days come in order.
  void add(std::size_t group, int day, double weight, int until);
  // Value of a term on day t, which never goes back. Amortised O(atoms + acts).
  double value(const SparseProgram& terms, std::size_t term, int t);
  // The leaf that a term is, where it is one of a group's acts; else null.
  static const Atom* leaf(const SparseProgram& terms, std::size_t term);
  // Of a term that is within() of one group, and 1 on day t: the first day on
  // which it is 0 unless there are more acts.
  int on_until(const SparseProgram& terms, std::size_t term, int t);
  // out[i] = the term's value on day from + i, from what `start` was before day
  // `from` and the acts that were added here since. O(days + acts).
  void column(const SparseProgram& terms,
              const SparseTerms& start,
              std::size_t term,
              int from,
              std::span<double> out);

 private:
  struct ActDay {
    int day = 0, until = 0;
    double weight = 0;
  };
  struct State {
    double sum = 0;  // of a recent: its value on day `at`
    int at = 0;
    int last = 0;          // last act day, or end of what is under way
    std::size_t next = 0;  // first act day that was not seen yet
  };
  void see(const Atom& atom, const Decay& decay, State& state, int t) const;
  double atom_value(const SparseProgram& terms, std::size_t i, int t);
  void atom_column(const SparseProgram& terms,
                   State state,
                   std::size_t i,
                   int from,
                   std::span<double> out) const;

  std::vector<State> states_;                 // by atom
  std::vector<std::vector<ActDay>> acts_;     // by group
  std::vector<double> values_;                // by atom, of one composite
  std::vector<std::vector<double>> columns_;  // the same over days
};

}  // namespace entente::theory
