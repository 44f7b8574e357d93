// How data and record agree on the days that the data cover: which acts the
// data has (found) and has not (missed), and which of its events are no act
// (spurious), by kind.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "entente/candidates/event.hpp"
#include "entente/record/act.hpp"

namespace entente::candidates {

struct KindAgreement {
  std::string kind;
  long acts = 0, found = 0;        // missed: the rest
  long events = 0, confirmed = 0;  // spurious: the rest
  bool has_code = false;           // the map has a code for it
};

class Comparison {
 public:
  void take(const Event& event, const record::Act* act);

  // Acts dated to the day within `days`. By kind, those with acts first.
  std::vector<KindAgreement> result(const record::Record& record,
                                    const KindMap& kinds,
                                    Span days) const;

 private:
  struct Told {
    bool confirmed = false;
    const KindRule* rule = nullptr;
  };
  // By day, actor, target and kind: an event once, however often it is told.
  std::map<std::tuple<Day, std::string, std::string, std::string>, Told> told_;
};

}  // namespace entente::candidates
