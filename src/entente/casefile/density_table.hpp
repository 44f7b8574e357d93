// [density] of case.toml, and daily.csv where it reads that.
#pragma once

#include <map>
#include <string>

#include "entente/casefile/fields.hpp"
#include "entente/casefile/files.hpp"
#include "entente/casefile/names.hpp"
#include "entente/theory/spec.hpp"

namespace entente::casefile {

void read_density(Fields& top,
                  theory::DensitySpec& density,
                  Names& names,
                  Diagnostics& diagnostics);

// The days of daily.csv that the density reads; does nothing where it reads
// acts.
void read_daily(const Files& files,
                theory::DensitySpec& density,
                Names& names,
                Diagnostics& diagnostics);

// Reports what is wrong in a daily.csv that the density does not read; `actors`
// are the case's, by their codes.
void check_daily(const std::string& bytes,
                 const std::map<std::string, std::string>& actors,
                 Diagnostics& diagnostics);

}  // namespace entente::casefile
