// Changes of one act, with what in the other tables goes with it.
#pragma once

#include <string>

#include "entente/keep/change.hpp"

namespace entente::keep {

// The columns of acts.csv, in the order in which a new table has them.
const std::vector<std::string>& act_columns();

RowEdit added_act(Cells cells);

// The cells of an act that the record has. Where they hold another id, its
// doubts, its second coding and what answers it follow, and the old id is
// retired for that reason.
Change edited_act(const record::Record& record,
                  const std::string& id,
                  const Cells& cells,
                  const std::string& reason);

// Takes it out: its doubts and second coding go, its id is retired for that
// reason, and what answered it answers `replaced_by`, or nothing where that is
// empty. What else names it (case.toml, essays) is a person's to mend: the case
// would not check, which says where.
Change dropped_act(const record::Record& record,
                   const std::string& id,
                   const std::string& replaced_by,
                   const std::string& reason);

// The row of sources.csv for a source that no pattern fits. Where `pattern` is
// empty: the host of an address, without www., else the whole text.
RowEdit new_source(const std::string& source,
                   std::string pattern,
                   const std::string& source_class,
                   const std::string& citation);

}  // namespace entente::keep
