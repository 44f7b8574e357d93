#include "entente/report/sections/downloads.hpp"

#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/packed.hpp"

namespace entente::report {

namespace {

bool is_number(const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end;
}

// What a spreadsheet would take for a formula is text behind an apostrophe;
// numbers, negative ones too, stay numbers.
std::string no_formula(const std::string& text) {
  const bool risky = text.find_first_of("=+-@\t\r\n") == 0;
  return risky && !is_number(text) ? "'" + text : text;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const std::string cell = no_formula(cells[i]);
    if (cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\n";
}

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

// A field as it stands in the results: text bare, the rest as JSON.
std::string cell(const Json& object, const char* key) {
  const Json& value = part(object, key);
  if (value.is_null()) return "";
  if (value.is_number_float())
    return fmt::format("{:.4g}", value.get<double>());
  return value.is_string() ? value.get<std::string>() : value.dump();
}

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

}  // namespace

std::string table_of(const Json& rows, const std::vector<const char*>& keys) {
  std::vector<std::string> head;
  for (const char* key : keys)
    head.emplace_back(key);
  std::string out = csv_line(head);
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const char* key : keys)
      cells.push_back(cell(row, key));
    out += csv_line(cells);
  }
  return out;
}

namespace {

std::string claims_csv(const Json& claims) {
  std::string out = csv_line(
      {"id", "title", "form", "outcome", "treatment", "word", "word_before_cap",
       "probability", "log_rr60", "se", "acts", "followed_count",
       "acts_counted", "base_expected", "e_value", "e_value_interval"});
  for (const Json& claim : claims) {
    const Json& corrected = part(claim, "corrected");
    out += csv_line(
        {cell(claim, "id"), cell(claim, "title"), cell(claim, "form"),
         cell(claim, "outcome"), cell(claim, "treatment"), cell(claim, "word"),
         cell(claim, "word_before_cap"), cell(claim, "probability"),
         cell(corrected, "log_rr60"), cell(corrected, "se"),
         cell(part(claim, "estimate"), "acts"), cell(claim, "followed_count"),
         cell(claim, "acts_counted"), cell(claim, "base_expected"),
         cell(claim, "e_value"), cell(claim, "e_value_interval")});
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
      out += csv_line({cell(claim, "id"), cell(act, "day"), cell(act, "weight"),
                       joined("ids"), joined("followed"),
                       cell(act, "first_after")});
    }
  }
  return out;
}

std::string lines_csv(const Context& context) {
  std::string out = csv_line({"line", "state", "from", "to", "act"});
  for (const Line& line : lines_of(context)) {
    for (const record::Spell& spell : line.spells) {
      const char* word = spell.state == record::State::open  ? "open"
                         : spell.state == record::State::cut ? "cut"
                         : spell.state == record::State::unanswered
                             ? "unanswered"
                             : "none";
      out +=
          csv_line({line.track->name, word, iso(spell.span.from),
                    iso(spell.span.to), context.record().acts[spell.act].id});
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
  Json out = Json::array();
  const auto add = [&](const char* file, const char* media, const char* what,
                       const std::string& body) {
    out.push_back(
        {{"file", file}, {"what", what}, {"link", data_link(media, body)}});
  };
  add("claims.csv", "text/csv", "verdicts", claims_csv(claims));
  add("claim-acts.csv", "text/csv", "acts behind each verdict",
      claim_acts_csv(claims));
  add("forecasts.csv", "text/csv", "likelihoods",
      table_of(part(forecast, "items"),
               {"id", "title", "horizon", "as_of", "probability", "low", "high",
                "mc_error", "base_rate", "persistence", "last_happened"}));
  // The one long table: thousands of forecasts, packed so that the page can be
  // sent.
  out.push_back(
      {{"file", "track-record.csv.gz"},
       {"what", "every past forecast"},
       {"link", packed_link(table_of(
                    part(forecast, "origins"),
                    {"id", "horizon", "day", "probability", "law", "base_rate",
                     "persistence", "two_speed", "happened", "scored"}))}});
  add("lines.csv", "text/csv", "spells of every line", lines_csv(context));
  for (const Json& table : policy_downloads(part(context.results, "policies")))
    out.push_back(table);
  add("results.json", "application/json", "results, without their bulk",
      lean_results(context).dump());
  return out;
}

}  // namespace entente::report
