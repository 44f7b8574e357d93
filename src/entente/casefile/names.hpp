// Names that the files of a case give to things, and every use of such a name,
// checked together once all files are read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/casefile/fields.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/core/shared_text.hpp"

namespace entente::casefile {

enum class Thing {
  act,
  actor,
  claim,
  event,
  family,  // of coverage.csv
  group,
  kind,
  line,
  package,
  policy,
  source_class,
  track,
  unit,
};

class Names {
 public:
  explicit Names(Diagnostics& diagnostics) : diagnostics_(&diagnostics) {}

  // A name that must be given once.
  void define(Thing thing, SharedText name, const Place& place);
  // A name that may be given again, e.g. the package of an act.
  void mention(Thing thing, SharedText name);
  void retire(const std::string& old_id, const std::string& new_id);

  void use(Thing thing, SharedText name, const Place& place);
  void use_all(Thing thing, const std::vector<Placed>& names);

  // Some names of this thing may be missing, because their file was not read
  // wholly: uses of names that nobody gave are counted, not reported.
  void give_up(Thing thing);
  bool gave_up(Thing thing) const { return unchecked_.contains(thing); }
  std::size_t unchecked(Thing thing) const;

  bool knows(Thing thing, SharedText name) const;
  std::vector<std::string> all(Thing thing) const;
  // Reports every use of a name that nobody gave.
  void check_uses();

 private:
  struct Use {
    Thing thing;
    SharedText name;
    Place place;
  };
  void report_use(const Use& use, bool search);

  Diagnostics* diagnostics_;
  // Where a name was given first; half a million acts have one each.
  struct First {
    int file = 0;  // of files_
    int line = 0;
  };
  First first_at(const Place& place);

  std::map<Thing, std::map<SharedText, First>> given_;
  std::vector<std::string> files_;
  std::map<std::string, std::string> retired_;
  std::map<Thing, std::size_t> unchecked_;  // things given up
  std::vector<Use> uses_;
};

}  // namespace entente::casefile
