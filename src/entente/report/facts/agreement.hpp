// How far two codings of the same acts agree.
#pragma once

#include <string>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::report {

struct Agreement {
  std::string what;
  int n = 0;
  double same = 0;   // share coded alike
  double kappa = 0;  // Cohen 1960; quadratic weights for sizes (Cohen 1968)
};

// Kappa of two lists of labels; sizes weigh disagreement by its square.
Agreement nominal_agreement(const std::vector<std::string>& first,
                            const std::vector<std::string>& second);
Agreement size_agreement(const std::vector<double>& first,
                         const std::vector<double>& second);

// Terms and severity over all acts coded twice, then terms of the kinds with
// at least `least` such acts, those coded alike least often first, `worst` of
// them.
std::vector<Agreement> agreement_of(const record::Record& record,
                                    int least,
                                    std::size_t worst);

}  // namespace entente::report
