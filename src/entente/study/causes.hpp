// Groups of changes between two states of a case, each left out of the newer
// one.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/study/changes.hpp"
#include "entente/variant/difference.hpp"

namespace entente::study {

// Whether a result is said to have moved: another word or rank, or three points
// and twice the error by simulation.
bool has_moved(const nlohmann::ordered_json& before,
               const nlohmann::ordered_json& now);

// The newer state as it would be without a group of changes.
struct Left {
  std::string cause;
  std::unique_ptr<casefile::Case> value;  // null: the rest needs the change
  Asked asked;
  bool same = false;  // no result can tell it from the newer state
};

class Causes {
 public:
  // A result in a state, or null where it is not there.
  using Value = std::function<nlohmann::ordered_json(const Asked& asked)>;

  Causes(const State& before, const State& now);

  const std::vector<variant::Part>& parts() const { return parts_; }
  // Causes that cannot be left out alone.
  nlohmann::ordered_json not_apart() const;
  // The causes that take back a part of the move, the most first.
  nlohmann::ordered_json movers(const nlohmann::ordered_json& before,
                                const nlohmann::ordered_json& now,
                                const Value& value) const;

 private:
  std::vector<variant::Part> parts_;
  std::vector<Left> lefts_;
  std::optional<Left> time_;
};

}  // namespace entente::study
