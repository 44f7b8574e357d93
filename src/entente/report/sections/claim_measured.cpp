// What a measured claim shows, by its form.
#include "entente/report/charts/claim_charts.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/claim_parts.hpp"
#include "entente/report/words/measured_words.hpp"

namespace entente::report {

void put_measured(Json& row, const Context& context, const Json& claim) {
  const MeasuredWords words = measured_words(context, claim);
  row["regions_svg"] = measured_svg(claim);
  row["measured_get"] =
      beside("fig-regions-" + text(row, "claim_id_html"),
             "claim-" + text(claim, "id") + ".csv", measured_csv(claim));
  row["mark_bold"] = words.glyph;
  row["mark_words"] = "";
  row["acts_big"] = words.counted;
  row["measure"] = words.measure;
  row["other_starts"] = words.other;
}

}  // namespace entente::report
