// The page of every specification of a claim.
#include "entente/report/charts/multiverse_chart.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/multiverse_words.hpp"

namespace entente::report {

Json multiverse_view(const Json& results) {
  const Json& all = part(results, "multiverse");
  const Json& head = part(results, "head");
  return {{"title", text(all, "title")},
          {"case_title", text(head, "title")},
          {"sentence", text(all, "sentence")},
          {"id", text(all, "claim")},
          {"as_of", text(head, "as_of")},
          {"command", text(head, "command")},
          {"sentences", multiverse_sentences(all)},
          {"curve_svg", multiverse_svg(all)}};
}

}  // namespace entente::report
