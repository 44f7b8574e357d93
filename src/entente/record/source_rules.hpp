// Which rule of sources.csv names a source, for every source of a record.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/record/act.hpp"

namespace entente::record {

// As rule_for, some hundred times as fast; points into the rules, which must
// outlive it.
class SourceRules {
 public:
  explicit SourceRules(const std::vector<SourceRule>& rules);
  const SourceRule* rule_for(const std::string& piece) const;
  bool empty() const { return hosts_.empty() && parts_.empty(); }

 private:
  std::map<std::string_view, const SourceRule*> hosts_;
  std::vector<const SourceRule*> parts_;  // the longest first
};

}  // namespace entente::record
