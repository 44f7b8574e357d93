// A question as the forecast takes it: an outcome that is a group of the case,
// or one made for it, with a law that draws it.
#pragma once

#include <string>

#include "entente/forecast/spec.hpp"
#include "entente/question/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::question {

// What draws the outcome in futures.
enum class Drawn {
  own_law,   // the group's, as the case gives it
  part,      // as a kind of day of a group with a law that holds all its acts
  made_law,  // a law made for it: as many acts a year as the record holds,
             // within a factor of three, the tier of their number, the case's
             // treatments
};

// Owns what is added to the case; must outlive the setting.
struct Posed {
  std::vector<record::Group> groups;
  theory::ModelSpec model;
  theory::Setting setting;
  forecast::ItemSpec item;
  Drawn drawn = Drawn::own_law;
};

// `items`: the case's forecast items, which say what is a part of what. Writes
// into `out`, whose setting points into it.
void pose(const theory::Setting& setting,
          const std::vector<forecast::ItemSpec>& items,
          const QuestionSpec& question,
          Posed& out);

}  // namespace entente::question
