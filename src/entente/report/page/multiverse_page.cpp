#include "entente/report/page/multiverse_page.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/core/hash.hpp"
#include "entente/report/page/page.hpp"
#include "entente/report/sections/sections.hpp"

namespace entente::report {

std::string render_multiverse(const nlohmann::ordered_json& results) {
  Json view = multiverse_view(results);
  const std::string style = fmt::format("\n{}\n", embedded("brief.css"));
  view["policy_html"] = fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action "
      "'none'",
      sha256_base64(style));
  view["style_html"] = style;
  return render("multiverse", view);
}

std::vector<std::string> multiverse_lines(
    const nlohmann::ordered_json& results) {
  return multiverse_view(results)["sentences"].get<std::vector<std::string>>();
}

}  // namespace entente::report
