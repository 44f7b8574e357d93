// case.toml, theories/*.toml, claims/*.toml, policies/*.toml and
// essays/*.toml.
#pragma once

#include "entente/casefile/case.hpp"
#include "entente/casefile/files.hpp"
#include "entente/casefile/names.hpp"

namespace entente::casefile {

// Everything of case.toml: sides, window, groups, tracks, model, forecast.
void read_settings(const TomlValue& table,
                   Case& value,
                   Names& names,
                   Diagnostics& diagnostics);

record::Group read_group(const TomlValue& table,
                         Names& names,
                         Diagnostics& diagnostics);
record::Track read_track(const TomlValue& table,
                         Names& names,
                         Diagnostics& diagnostics);
// The key `memory`: half-lives above zero, rising.
std::vector<double> read_memory(Fields& fields);
// [model], [[tier]], [[law]], [[era]], [[event]], [density]
void read_model(Fields& top,
                theory::ModelSpec& model,
                Names& names,
                Diagnostics& diagnostics);
// [policies], [[profile]]
void read_decide(Fields& top,
                 decide::DecideSpec& decide,
                 Names& names,
                 Diagnostics& diagnostics);
theory::TheorySpec read_theory(const TomlValue& table,
                               const std::string& id,
                               Names& names,
                               Diagnostics& diagnostics);
claim::ClaimSpec read_claim(const TomlValue& table,
                            const std::string& id,
                            Names& names,
                            Diagnostics& diagnostics);
policy::PolicySpec read_policy(const TomlValue& table,
                               const std::string& id,
                               Names& names,
                               Diagnostics& diagnostics);
essay::Essay read_essay(const TomlValue& table,
                        const std::string& id,
                        Names& names,
                        Diagnostics& diagnostics);

}  // namespace entente::casefile
