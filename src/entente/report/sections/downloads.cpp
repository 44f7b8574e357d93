#include "entente/report/sections/downloads.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/packed.hpp"
#include "entente/report/tables/csv.hpp"

namespace entente::report {

std::string data_link(std::string_view media_type, std::string_view text) {
  std::string out = fmt::format("data:{};charset=utf-8,", media_type);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') ||
                       std::string_view("-_.~,:;/()[]*!$@=+").find(c) !=
                           std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

namespace {

// Numbers to six figures: more than any of them is good for.
void round_all(Json& value) {
  if (value.is_number_float()) {
    value = std::strtod(fmt::format("{:.6g}", value.get<double>()).c_str(),
                        nullptr);
  } else if (value.is_structured()) {
    for (Json& one : value)
      round_all(one);
  }
}

std::string claims_csv(const Json& claims) {
  std::string out = csv_line(
      {"id", "title", "form", "outcome", "treatment", "word", "word_before_cap",
       "probability", "log_rr60", "se", "acts", "followed_count",
       "acts_counted", "base_expected", "e_value", "e_value_interval"});
  for (const Json& claim : claims) {
    const Json& corrected = part(claim, "corrected");
    out += csv_line(
        {cell_of(claim, "id"), cell_of(claim, "title"), cell_of(claim, "form"),
         cell_of(claim, "outcome"), cell_of(claim, "treatment"),
         cell_of(claim, "word"), cell_of(claim, "word_before_cap"),
         cell_of(claim, "probability"), cell_of(corrected, "log_rr60"),
         cell_of(corrected, "se"), cell_of(part(claim, "estimate"), "acts"),
         cell_of(claim, "followed_count"), cell_of(claim, "acts_counted"),
         cell_of(claim, "base_expected"), cell_of(claim, "e_value"),
         cell_of(claim, "e_value_interval")});
  }
  return out;
}

std::string claim_acts_csv(const Json& claims) {
  std::string out =
      csv_line({"claim", "day", "weight", "ids", "followed", "first_after"});
  for (const Json& claim : claims) {
    for (const Json& act : part(claim, "acts")) {
      const auto joined = [&](const char* key) {
        std::string all;
        for (const Json& one : part(act, key)) {
          if (!all.empty()) all += ' ';
          all += one.is_string() ? one.get<std::string>() : one.dump();
        }
        return all;
      };
      out += csv_line({cell_of(claim, "id"), cell_of(act, "day"),
                       cell_of(act, "weight"), joined("ids"),
                       joined("followed"), cell_of(act, "first_after")});
    }
  }
  return out;
}

// The results without what is drawn but hardly ever read as numbers.
Json lean_results(const Context& context) {
  Json lean = context.results;
  if (lean.contains("claims") && lean["claims"].contains("claims")) {
    for (Json& claim : lean["claims"]["claims"]) {
      if (claim.contains("null") && claim["null"].is_object()) {
        claim["null"].erase("estimates");
      }
      claim.erase("acts");
    }
  }
  if (lean.contains("forecast")) {
    lean["forecast"].erase("origins");
    if (lean["forecast"].contains("fan") &&
        lean["forecast"]["fan"].is_object()) {
      lean["forecast"]["fan"].erase("samples");
    }
  }
  if (lean.contains("policies") && lean["policies"].is_object()) {
    for (const char* table : {"back_windows", "reversal"})
      lean["policies"].erase(table);
    if (lean["policies"].contains("policies"))
      for (Json& policy : lean["policies"]["policies"])
        policy.erase("outcomes");
  }
  round_all(lean);
  return lean;
}

}  // namespace

Json downloads(const Context& context) {
  const Json& claims = part(part(context.results, "claims"), "claims");
  const Json& forecast = part(context.results, "forecast");
  const std::string of_lines = "spells of every " + context.the_case.words.line;
  Json out = Json::array();
  const auto add = [&](const char* file, const char* media, const char* what,
                       const std::string& body) {
    out.push_back(
        {{"file", file}, {"what", what}, {"link", data_link(media, body)}});
  };
  if (!claims.empty()) {
    add("claims.csv", "text/csv", "verdicts", claims_csv(claims));
    const bool any_acts =
        std::any_of(claims.begin(), claims.end(),
                    [](const Json& c) { return !part(c, "acts").empty(); });
    if (any_acts)
      add("claim-acts.csv", "text/csv", "acts behind each verdict",
          claim_acts_csv(claims));
  }
  if (!part(forecast, "items").empty())
    add("forecasts.csv", "text/csv", "likelihoods",
        table_of(
            part(forecast, "items"),
            {"id", "title", "horizon", "as_of", "probability", "low", "high",
             "mc_error", "base_rate", "persistence", "last_happened"}));
  // The one long table: thousands of forecasts, packed so that the page can be
  // sent.
  if (!part(forecast, "origins").empty())
    out.push_back(
        {{"file", "track-record.csv.gz"},
         {"what", "every past forecast"},
         {"link", packed_link(table_of(part(forecast, "origins"),
                                       {"id", "horizon", "day", "probability",
                                        "law", "base_rate", "persistence",
                                        "two_speed", "happened", "scored"}))}});
  if (!lines_of(context).empty())
    add("lines.csv", "text/csv", of_lines.c_str(), spells_csv(context));
  for (const Json& table : policy_downloads(part(context.results, "policies")))
    out.push_back(table);
  out.push_back({{"file", "results.json.gz"},
                 {"what", "results, without their bulk"},
                 {"link", packed_link(lean_results(context).dump())}});
  return out;
}

}  // namespace entente::report
