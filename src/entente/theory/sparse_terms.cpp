#include "entente/theory/sparse_terms.hpp"

#include <algorithm>
#include <cmath>

namespace entente::theory {
namespace {

bool reads_acts(const Atom& atom) {
  return atom.op == Op::recent || atom.op == Op::within ||
         atom.op == Op::since || atom.op == Op::under_way;
}

}  // namespace

Decay::Decay(double half_life, int longest) {
  for (int i = 0; i < kStep; ++i)
    low_.push_back(std::exp2(-i / half_life));
  for (int i = 0; i <= longest; i += kStep)
    high_.push_back(std::exp2(-i / half_life));
}

void Decay::fill(double value, int days, int size, double* out) const {
  for (int i = 0; i < size;) {
    const int low = (days + i) % kStep;
    const int end = std::min(size, i + kStep - low);
    const double high = high_[(days + i) / kStep];
    const double* powers = low_.data() + low - i;
    for (; i < end; ++i)
      out[i] = value * (powers[i] * high);
  }
}

SparseTerms::SparseTerms(const SparseProgram& terms,
                         const TermState& before,
                         const std::vector<char>& simulated,
                         int first,
                         int end)
    : acts_(terms.recorded.groups.size()), values_(before.value_.size()) {
  const std::vector<Atom>& atoms = terms.program.atoms();
  // Acts that some atom has not seen when the first day comes.
  std::vector<int> longest(acts_.size(), -1);
  for (const Atom& atom : atoms)
    if (reads_acts(atom))
      longest[atom.source] = std::max(longest[atom.source], atom.lag);
  for (std::size_t g = 0; g < acts_.size(); ++g) {
    if (longest[g] < 0) continue;
    const GroupDays& days = *terms.recorded.groups[g];
    const int last = simulated[g] != 0 ? first : end;
    for (int t = std::max(0, first - longest[g]); t < last; ++t)
      if (days.count[t] > 0 || days.weight[t] != 0)
        acts_[g].push_back({t, days.until[t], days.weight[t]});
  }
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    State state{before.value_[i], first - 1, before.last_[i], 0};
    if (reads_acts(atoms[i])) {
      const auto& acts = acts_[atoms[i].source];
      while (state.next < acts.size() &&
             acts[state.next].day < first - atoms[i].lag)
        ++state.next;
    }
    states_.push_back(state);
  }
}

void SparseTerms::add(std::size_t group, int day, double weight, int until) {
  acts_[group].push_back({day, until, weight});
}

void SparseTerms::see(const Atom& atom,
                      const Decay& decay,
                      State& state,
                      int t) const {
  const auto& acts = acts_[atom.source];
  for (; state.next < acts.size() && acts[state.next].day <= t - atom.lag;
       ++state.next) {
    const ActDay& act = acts[state.next];
    state.last =
        std::max(state.last, atom.op == Op::under_way ? act.until : act.day);
    if (atom.op != Op::recent) continue;
    if (act.day > state.at) {
      state.sum = state.sum * decay.of(act.day - state.at) + act.weight;
      state.at = act.day;
    } else {
      state.sum += act.weight * decay.of(state.at - act.day);
    }
  }
}

double SparseTerms::atom_value(const SparseProgram& terms,
                               std::size_t i,
                               int t) {
  const Atom& atom = terms.program.atoms()[i];
  if (!reads_acts(atom)) return settled_value(atom, terms.recorded, t);
  State& state = states_[i];
  see(atom, terms.decay[i], state, t);
  switch (atom.op) {
    case Op::recent:
      return state.sum * terms.decay[i].of(t - state.at);
    case Op::within:
      return t - atom.lag - state.last < atom.days ? 1 : 0;
    case Op::since:
      return state.last < 0 ? t + 1 : t - state.last;
    default:
      return state.last >= t ? 1 : 0;
  }
}

double SparseTerms::value(const SparseProgram& terms, std::size_t term, int t) {
  const Program& program = terms.program;
  const int direct = program.leaf_[term];
  if (direct != Program::kComposite) return atom_value(terms, direct, t);
  for (const Program::Node& node : program.roots_[term])
    if (node.op != Op::number && node.op < Op::add)
      values_[node.atom] = atom_value(terms, node.atom, t);
  return program.composite(term, values_);
}

// From act to act: between two of them a recent decays, and what is on or off
// changes once.
void SparseTerms::atom_column(const SparseProgram& terms,
                              State state,
                              std::size_t i,
                              int from,
                              std::span<double> out) const {
  const Atom& atom = terms.program.atoms()[i];
  const int end = from + static_cast<int>(out.size());
  if (!reads_acts(atom)) {
    for (int t = from; t < end; ++t)
      out[t - from] = settled_value(atom, terms.recorded, t);
    return;
  }
  const auto& acts = acts_[atom.source];
  const auto fill = [&](int begin, int stop, double value) {
    if (begin < stop)
      std::fill(out.begin() + (begin - from), out.begin() + (stop - from),
                value);
  };
  for (int t = from; t < end;) {
    see(atom, terms.decay[i], state, t);
    const int next = state.next < acts.size()
                         ? std::min(end, acts[state.next].day + atom.lag)
                         : end;
    if (atom.op == Op::recent) {
      terms.decay[i].fill(state.sum, t - state.at, next - t, &out[t - from]);
    } else if (atom.op == Op::since) {
      for (int day = t; day < next; ++day)
        out[day - from] = state.last < 0 ? day + 1 : day - state.last;
    } else {
      const int off = atom.op == Op::within ? state.last + atom.days + atom.lag
                                            : state.last + 1;
      const int change = std::clamp(off, t, next);
      fill(t, change, 1);
      fill(change, next, 0);
    }
    t = next;
  }
}

void SparseTerms::column(const SparseProgram& terms,
                         const SparseTerms& start,
                         std::size_t term,
                         int from,
                         std::span<double> out) {
  const Program& program = terms.program;
  const int direct = program.leaf_[term];
  if (direct != Program::kComposite)
    return atom_column(terms, start.states_[direct], direct, from, out);
  columns_.resize(program.atoms().size());
  std::vector<std::size_t> read;
  for (const Program::Node& node : program.roots_[term]) {
    if (node.op == Op::number || node.op >= Op::add) continue;
    read.push_back(node.atom);
    columns_[node.atom].resize(out.size());
    atom_column(terms, start.states_[node.atom], node.atom, from,
                columns_[node.atom]);
  }
  for (std::size_t day = 0; day < out.size(); ++day) {
    for (const std::size_t atom : read)
      values_[atom] = columns_[atom][day];
    out[day] = program.composite(term, values_);
  }
}

const Atom* SparseTerms::leaf(const SparseProgram& terms, std::size_t term) {
  const int i = terms.program.leaf_[term];
  if (i == Program::kComposite) return nullptr;
  const Atom& atom = terms.program.atoms()[static_cast<std::size_t>(i)];
  return reads_acts(atom) ? &atom : nullptr;
}

int SparseTerms::on_until(const SparseProgram& terms, std::size_t term, int t) {
  const int i = terms.program.leaf_[term];
  const Atom& atom = terms.program.atoms()[i];
  see(atom, terms.decay[i], states_[i], t);
  return states_[i].last + atom.days + atom.lag;
}

}  // namespace entente::theory
