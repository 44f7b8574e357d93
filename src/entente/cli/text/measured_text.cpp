// Measured claims, as text of the terminal.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/text/text.hpp"
#include "entente/report/words/words.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;
using report::count_of;

std::string season_text(const ordered_json& m) {
  return fmt::format(
      "peak over trough of the season {:.1f}; a flat year gives up to {:.1f} "
      "in 95 of 100 records",
      m["peak_over_trough"].get<double>(), m["flat_95"].get<double>());
}

std::string hazard_text(const ordered_json& m) {
  return fmt::format(
      "{} in {:.1f} open years since {}: {:.2f} a year ({:.2f}-{:.2f})",
      count_of(m["events"], "cut", "cuts"), m["open_years"].get<double>(),
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
      "log score of {} {} with the term ({} to {}); above {} with {}",
      count_of(m["scored"], "past forecast", "past forecasts"),
      signed_text(m["gain"], 4), signed_text(m["low"], 4),
      signed_text(m["high"], 4), m["threshold"].get<double>(),
      percent(m["above"]));
}

std::string contrast_text(const ordered_json& m) {
  return fmt::format("{} less {} over {}: {} ({} to {}); fewer with {}",
                     m["policy"].get<std::string>(),
                     m["rival"].get<std::string>(),
                     days_text(m["days"].get<int>()),
                     signed_text(m["difference"], 1), signed_text(m["low"], 1),
                     signed_text(m["high"], 1), percent(m["p_lower"]));
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
