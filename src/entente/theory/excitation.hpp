// Self-excitation: a group's own memory, additive, never through exp.
#pragma once

#include <span>
#include <vector>

namespace entente::theory {

//   E(t) = r E(t-1) + (1 - r) y(t-1),  r = 2^(-1/h): sums to one per act
constexpr double excited(double state, double ratio, double act) {
  return ratio * state + (1 - ratio) * act;
}

// r of a half-life [days].
double excitation_ratio(double half_life);

// Expected offspring n_j of each act, by half-life, from normal scores
// z ~ N(0, I) of the same size J:
//   S = Phi(z_0) ~ U(0,1);  v_j = 1 - Phi(-z_(j+1))^(1/(J-1-j)), j = 0..J-2
//   n_j = S v_j prod_(i<j) (1 - v_i), the last the rest: shares ~ Dirichlet(1)
std::vector<double> offspring(std::span<const double> z);

// The same with first and second derivatives in z.
struct OffspringJet {
  std::vector<double> n;       // (J)
  std::vector<double> first;   // (J, J): dn_i/dz_a at i * J + a
  std::vector<double> second;  // (J, J, J): at (i * J + a) * J + b
};
OffspringJet offspring_jet(std::span<const double> z);

// A signed effect: theta = scale * u(z), u = -Phi^-1(Phi(-z)/2), half-normal
// when z ~ N(0,1). Value and derivatives in z.
struct HalfNormal {
  double value = 0, first = 0, second = 0;
};
HalfNormal half_normal(double z);

}  // namespace entente::theory
