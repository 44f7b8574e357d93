// claims --claim ID --multiverse: every specification of one claim.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/shell/streams.hpp"
#include "entente/cli/text/text.hpp"
#include "entente/cli/verbs/verbs.hpp"
#include "entente/report/page/multiverse_page.hpp"
#include "entente/study/files.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

Exit multiverse(const study::Asked& asked, const Options& options) {
  const auto& claims = asked.the_case->claims;
  const auto claim = std::find_if(
      claims.begin(), claims.end(),
      [&](const claim::ClaimSpec& c) { return c.id == options.claim; });
  if (claim == claims.end())
    return refuse("'" + options.claim + "' is no claim of this case",
                  "the claims are the files of claims/");
  if (claim->form == claim::Form::cannot_be_asked)
    return refuse("claim " + options.claim + " cannot be asked of this record",
                  "give a claim about an effect");
  if (claim->treatment.empty())
    return refuse("claim " + options.claim + " measures a quantity; nothing " +
                      "else could have been chosen",
                  "give a claim about an effect");
  nlohmann::ordered_json results = {{"head", head_of(asked)}};
  results.update(multiverse_of(asked, *claim));
  if (!options.output.empty()) {
    const std::string page = report::render_multiverse(results);
    if (const auto problem =
            study::write_files({{options.output, page}}, say_bytes))
      return refuse(*problem);
    if (study::is_standard_output(options.output)) return Exit::done;
  }
  if (options.format == Format::json) {
    say("{}\n", results.dump(1));
    return Exit::done;
  }
  say("{}{}\n", head_text(results), claim->title);
  for (const std::string& sentence : report::multiverse_lines(results))
    say("{}\n", sentence);
  return Exit::done;
}

}  // namespace entente::cli
