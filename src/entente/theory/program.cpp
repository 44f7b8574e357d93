#include "entente/theory/program.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/core/check.hpp"

namespace entente::theory {
namespace {

constexpr int kNever = -1'000'000;

std::size_t index_of(const std::vector<std::string>& names,
                     const std::string& name) {
  const auto at = std::find(names.begin(), names.end(), name);
  ENTENTE_EXPECTS(at != names.end());
  return static_cast<std::size_t>(at - names.begin());
}

double applied(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::min:
      return std::min(a, b);
    case Op::above:
      return a > b ? 1 : 0;
    case Op::below:
      return a < b ? 1 : 0;
    case Op::at_least:
      return a >= b ? 1 : 0;
    case Op::at_most:
      return a <= b ? 1 : 0;
    default:
      return std::max(a, b);
  }
}

}  // namespace

std::size_t Program::atom_of(const Term& term, const Binding& binding) {
  Atom atom;
  atom.op = term.op;
  switch (term.op) {
    case Op::in:
      atom.source = index_of(binding.vocabulary.tracks, term.name);
      atom.lag = 1;
      atom.open = term.state == record::State::open ? 1 : 0;
      break;
    case Op::near:
      atom.source = index_of(binding.vocabulary.events, term.name);
      atom.before = static_cast<int>(term.first);
      atom.after = static_cast<int>(term.second);
      break;
    default:
      atom.source = index_of(binding.vocabulary.groups, term.name);
      atom.lag = binding.lag[atom.source];
  }
  if (term.op == Op::recent) {
    const double half_life = term.first * binding.half_life_scale;
    atom.half_life = half_life;
    atom.decay = std::exp2(-1.0 / half_life);
    atom.gain = std::exp2(-atom.lag / half_life);
  }
  if (term.op == Op::within) atom.days = static_cast<int>(term.first);
  return atom_at(atom);
}

std::size_t Program::atom_at(const Atom& atom) {
  const auto known = std::find(atoms_.begin(), atoms_.end(), atom);
  if (known != atoms_.end())
    return static_cast<std::size_t>(known - atoms_.begin());
  atoms_.push_back(atom);
  return atoms_.size() - 1;
}

void Program::flatten(const Term& term,
                      const Binding& binding,
                      std::vector<Node>& out) {
  for (const Term& operand : term.operands)
    flatten(operand, binding, out);
  Node node{term.op, term.first, 0};
  if (leaf(term) != nullptr) node.atom = atom_of(term, binding);
  out.push_back(node);
}

void Program::push_root(std::vector<Node> nodes) {
  const bool direct = nodes.size() == 1 && nodes[0].op != Op::number;
  leaf_.push_back(direct ? static_cast<int>(nodes[0].atom) : kComposite);
  roots_.push_back(std::move(nodes));
}

std::size_t Program::add(const Term& term, const Binding& binding) {
  std::vector<Node> nodes;
  flatten(term, binding, nodes);
  push_root(std::move(nodes));
  return roots_.size() - 1;
}

std::vector<Atom> Program::readers(std::size_t i) const {
  std::vector<Atom> atoms;
  for (const Node& node : roots_[i]) {
    const bool of_group = node.op == Op::recent || node.op == Op::within ||
                          node.op == Op::since || node.op == Op::under_way;
    if (of_group) atoms.push_back(atoms_[node.atom]);
  }
  return atoms;
}

std::vector<std::size_t> Program::sources(std::size_t i) const {
  std::vector<std::size_t> groups;
  for (const Atom& atom : readers(i))
    groups.push_back(atom.source);
  return groups;
}

std::size_t Program::add_from(const Program& other, std::size_t term) {
  std::vector<Node> nodes = other.roots_[term];
  for (Node& node : nodes) {
    if (node.op == Op::number || node.op >= Op::add) continue;
    node.atom = atom_at(other.atoms_[node.atom]);
  }
  push_root(std::move(nodes));
  return roots_.size() - 1;
}

double settled_value(const Atom& atom, const HistoryView& history, int t) {
  if (atom.op == Op::in) {
    const int seen = t - atom.lag;
    return seen >= 0 && (*history.track_open)[atom.source][seen] == atom.open;
  }
  // near: [event - before, event + after] holds t
  const auto& flags = (*history.events)[atom.source];
  const int from = std::max(t - atom.after, 0);
  const int to = std::min(t + atom.before, static_cast<int>(flags.size()) - 1);
  for (int day = from; day <= to; ++day)
    if (flags[day] != 0) return 1;
  return 0;
}

TermState::TermState(const Program& program)
    : value_(program.atoms().size(), 0.0),
      last_(program.atoms().size(), kNever) {}

void TermState::advance(const Program& program,
                        const HistoryView& history,
                        int t) {
  const std::vector<Atom>& atoms = program.atoms();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const Atom& atom = atoms[i];
    const int seen = t - atom.lag;
    switch (atom.op) {
      case Op::recent: {
        value_[i] *= atom.decay;
        if (seen >= 0) {
          value_[i] += history.groups[atom.source]->weight[seen] * atom.gain;
        }
        break;
      }
      case Op::within:
      case Op::since: {
        if (seen >= 0 && history.groups[atom.source]->count[seen] > 0)
          last_[i] = seen;
        if (atom.op == Op::within) {
          value_[i] = last_[i] != kNever && seen - last_[i] < atom.days ? 1 : 0;
        } else {
          value_[i] = last_[i] == kNever ? t + 1 : t - last_[i];
        }
        break;
      }
      case Op::under_way: {
        if (seen >= 0 && history.groups[atom.source]->count[seen] > 0)
          last_[i] =
              std::max(last_[i], history.groups[atom.source]->until[seen]);
        value_[i] = last_[i] >= t ? 1 : 0;
        break;
      }
      default:
        value_[i] = settled_value(atom, history, t);
    }
  }
}

double TermState::value(const Program& program, std::size_t term) const {
  const int direct = program.leaf_[term];
  if (direct != Program::kComposite) return value_[direct];
  return program.composite(term, value_);
}

double Program::composite(std::size_t term,
                          const std::vector<double>& atoms) const {
  std::array<double, 32> stack{};
  std::size_t top = 0;
  for (const Node& node : roots_[term]) {
    ENTENTE_EXPECTS(top < stack.size());
    if (node.op == Op::number) {
      stack[top++] = node.number;
    } else if (node.op == Op::log1p) {
      stack[top - 1] = std::log1p(stack[top - 1]);
    } else if (node.op >= Op::add) {
      --top;
      stack[top - 1] = applied(node.op, stack[top - 1], stack[top]);
    } else {
      stack[top++] = atoms[node.atom];
    }
  }
  return stack[0];
}

std::vector<std::vector<double>> columns_of(const Program& program,
                                            const HistoryView& history,
                                            int from,
                                            int days) {
  std::vector<std::vector<double>> columns(program.size(),
                                           std::vector<double>(days));
  TermState state(program);
  for (int t = 0; t < from + days; ++t) {
    state.advance(program, history, t);
    if (t < from) continue;
    for (std::size_t i = 0; i < program.size(); ++i)
      columns[i][t - from] = state.value(program, i);
  }
  return columns;
}

}  // namespace entente::theory
