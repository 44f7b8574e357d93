// A case and its results as tables.
#pragma once

#include <vector>

#include "entente/report/tables/package.hpp"

namespace entente::report {

// The package of a case: every table below, its dictionary, datapackage.json.
// `results` as docs/json.md says.
std::vector<PackageFile> export_package(const casefile::Case& the_case,
                                        const Json& results);

// Acts, groups, which act belongs to which group, the panel of days and groups,
// verdicts, forecasts and past forecasts; a table that this case has no row for
// is left out. Expects: results with head, and claims and forecast where the
// case has them.
std::vector<Table> export_tables(const Context& context);

// Of acts and groups alone.
Table acts_table(const Context& context);
Table groups_table(const Context& context);
Table members_table(const Context& context);
Table panel_table(const Context& context);

// A name for each group that R, Python and SQL take as it is: letters, digits
// and underscores, each once. In the order of the case's groups.
std::vector<std::string> group_columns(const Context& context);

}  // namespace entente::report
