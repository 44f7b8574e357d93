// Measured claims, as text of the terminal.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/text.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

std::string season_text(const ordered_json& m) {
  return fmt::format(
      "peak over trough of the season {:.1f}; a flat year gives up to {:.1f} "
      "in 95 of 100 records",
      m["peak_over_trough"].get<double>(), m["flat_95"].get<double>());
}

std::string hazard_text(const ordered_json& m) {
  return fmt::format(
      "{} cuts in {:.1f} open years since {}: {:.2f} a year ({:.2f}-{:.2f})",
      m["events"].get<int>(), m["open_years"].get<double>(),
      m["from"].get<std::string>(), m["rate"].get<double>(),
      m["low"].get<double>(), m["high"].get<double>());
}

std::string side_text(const ordered_json& m,
                      const char* acts,
                      const char* days) {
  return fmt::format("{} in {:.1f} years", m[acts].get<int>(),
                     m[days].get<double>() / 365.25);
}

std::string which_acts(const ordered_json& m) {
  const int apart = m["apart"].get<int>();
  return apart == 0 ? "all acts"
                    : "none within " + days_text(apart) + " before";
}

std::string ratio_text(const ordered_json& m) {
  std::string text = fmt::format(
      "{}, {}: {} while it holds, {} while not; ratio {:.2f} "
      "({:.2f}-{:.2f})",
      m["track"].get<std::string>(), which_acts(m),
      side_text(m, "acts_in", "days_in"), side_text(m, "acts_out", "days_out"),
      m["ratio"].get<double>(), m["low"].get<double>(),
      m["high"].get<double>());
  for (const auto& row : m["also"])
    text += fmt::format("; {}: {:.2f} ({:.2f}-{:.2f})", which_acts(row),
                        row["ratio"].get<double>(), row["low"].get<double>(),
                        row["high"].get<double>());
  return text;
}

std::string episode_text(const ordered_json& m) {
  return fmt::format(
      "{} from {} to {}; of {} simulations {} hold fewer, {} as many",
      m["count"].get<int>(), m["from"].get<std::string>(),
      m["to"].get<std::string>(), m["replicates"].get<int>(),
      m["below"].get<int>(), m["ties"].get<int>());
}

std::string gain_text(const ordered_json& m) {
  return fmt::format(
      "log score of {} past forecasts {:+.4f} with the term ({:+.4f} to "
      "{:+.4f}); above {} with {}",
      m["scored"].get<int>(), m["gain"].get<double>(), m["low"].get<double>(),
      m["high"].get<double>(), m["threshold"].get<double>(),
      percent(m["above"]));
}

std::string contrast_text(const ordered_json& m) {
  return fmt::format(
      "{} less {} over {}: {:+.1f} ({:+.1f} to {:+.1f}); fewer with {}",
      m["policy"].get<std::string>(), m["rival"].get<std::string>(),
      days_text(m["days"].get<int>()), m["difference"].get<double>(),
      m["low"].get<double>(), m["high"].get<double>(), percent(m["p_lower"]));
}

}  // namespace

std::string measured_text(const ordered_json& claim) {
  const ordered_json& m = claim["measured"];
  std::string text;
  if (claim["word"] == "cannot be asked" || m.is_null()) {
    text = claim["why_cannot"].get<std::string>();
    while (text.ends_with('\n'))
      text.pop_back();
  } else if (claim["form"] == "season") {
    text = season_text(m);
  } else if (claim["form"] == "hazard") {
    text = hazard_text(m);
  } else if (claim["form"] == "hazard_ratio") {
    text = ratio_text(m);
  } else if (claim["form"] == "episode") {
    text = episode_text(m);
  } else if (claim["form"] == "gain") {
    text = gain_text(m);
  } else {
    text = contrast_text(m);
  }
  return "        " + text + "\n";
}

}  // namespace entente::cli
