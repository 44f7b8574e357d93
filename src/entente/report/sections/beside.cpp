#include "entente/report/sections/beside.hpp"

#include <array>

#include <fmt/format.h>

#include "entente/report/facts/line_facts.hpp"
#include "entente/report/sections/downloads.hpp"
#include "entente/report/tables/csv.hpp"

namespace entente::report {

namespace {

const char* word_of(record::State state) {
  return state == record::State::open         ? "open"
         : state == record::State::cut        ? "cut"
         : state == record::State::unanswered ? "unanswered"
                                              : "none";
}

// Every number of a result with where it stands: "also.0.rate".
void add_leaves(const Json& value, const std::string& at, std::string& csv) {
  if (!value.is_structured()) {
    csv += csv_line({at, cell_of({{"at", value}}, "at")});
    return;
  }
  for (const auto& [key, inner] : value.items())
    add_leaves(inner, at.empty() ? key : at + "." + key, csv);
}

}  // namespace

Json beside(std::string_view figure,
            std::string_view file,
            const std::string& csv) {
  return {{"fig_html", figure},
          {"file", file},
          {"link", data_link("text/csv", csv)}};
}

Json beside(std::string_view figure,
            std::string_view file,
            const Json& downloads) {
  for (const Json& one : downloads)
    if (text(one, "file") == file)
      return {
          {"fig_html", figure}, {"file", file}, {"link", text(one, "link")}};
  return nullptr;
}

std::string spells_csv(const Context& context) {
  std::string out = csv_line({"line", "state", "from", "to", "act"});
  for (const Line& line : lines_of(context)) {
    for (const record::Spell& spell : line.spells) {
      out += csv_line({line.track->name, word_of(spell.state),
                       iso(spell.span.from), iso(spell.span.to),
                       context.record().acts[spell.act].id});
    }
  }
  return out;
}

std::string lanes_csv(const std::vector<Lane>& lanes) {
  std::string out = csv_line({"lane", "state", "from", "to"});
  for (const Lane& lane : lanes) {
    for (const record::Spell& spell : lane.spells)
      out += csv_line({lane.name, word_of(spell.state), iso(spell.span.from),
                       iso(spell.span.to)});
    for (const Day day : lane.days)
      out += csv_line({lane.name, "act", iso(day), iso(day)});
  }
  return out;
}

std::string variants_csv(const Json& claim) {
  Json rows = Json::array();
  const Json& corrected = part(claim, "corrected");
  rows.push_back({{"name", "as defined"},
                  {"word", part(claim, "word")},
                  {"probability", part(claim, "probability")},
                  {"log_rr60", part(corrected, "log_rr60")},
                  {"se", part(corrected, "se")},
                  {"low", part(corrected, "low")},
                  {"high", part(corrected, "high")}});
  for (const Json& one : part(claim, "stability"))
    rows.push_back(one);
  return table_of(rows, {"name", "word", "probability", "log_rr60", "se", "low",
                         "high", "same_as"});
}

std::string nulls_csv(const Json& claim) {
  std::string out = csv_line({"log_rr60_without_effect"});
  for (const double one : numbers(part(part(claim, "null"), "estimates")))
    out += csv_line({fmt::format("{:.4g}", one)});
  return out;
}

std::string curve_csv(const Json& curve) {
  std::vector<std::string> head = {"low", "middle", "high"};
  std::vector<const Json*> shares;
  for (const Json& choice : part(curve, "choices")) {
    for (const Json& level : part(choice, "levels")) {
      head.push_back(text(choice, "name") + ": " + text(level, "name"));
      shares.push_back(&part(level, "shares"));
    }
  }
  std::string out = csv_line(head);
  const Json& estimates = part(curve, "estimates");
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    std::vector<std::string> cells;
    for (const Json& value : estimates[i])
      cells.push_back(fmt::format("{:.3f}", value.get<double>()));
    for (const Json* level : shares) {
      const double share = (*level)[i].get<double>();
      cells.push_back(share > 0 ? fmt::format("{:.2g}", share) : "");
    }
    out += csv_line(cells);
  }
  return out;
}

std::string measured_csv(const Json& claim) {
  std::string out = csv_line({"name", "value"});
  add_leaves(part(claim, "measured"), "", out);
  return out;
}

std::string fan_csv(const Json& fan) {
  constexpr std::array<const char*, 8> kColumns = {"days", "q05", "q10", "q25",
                                                   "q50",  "q75", "q90", "q95"};
  Json rows = Json::array();
  for (std::size_t i = 0; i < part(fan, "days").size(); ++i) {
    Json row;
    for (const char* column : kColumns) {
      const Json& values = part(fan, column);
      row[column] = i < values.size() ? values[i] : Json(nullptr);
    }
    rows.push_back(std::move(row));
  }
  return table_of(rows, {kColumns.begin(), kColumns.end()});
}

std::string calibration_csv(const Json& record) {
  return table_of(part(record, "calibration"),
                  {"from", "to", "n", "mean_forecast", "share"});
}

std::string origins_csv(const Json& origins,
                        std::string_view id,
                        long horizon) {
  Json rows = Json::array();
  for (const Json& one : origins)
    if (text(one, "id") == id && whole(one, "horizon") == horizon)
      rows.push_back(one);
  return table_of(rows,
                  {"day", "probability", "base_rate", "two_speed", "happened"});
}

std::string coverage_csv(const record::Record& record) {
  std::string out = csv_line({"family", "from", "to", "quality", "reason"});
  for (const record::Coverage& row : record.coverage) {
    const char* quality = row.quality == record::Quality::good      ? "good"
                          : row.quality == record::Quality::partial ? "partial"
                                                                    : "poor";
    out += csv_line({row.family, iso(row.span.from), iso(row.span.to), quality,
                     row.reason});
  }
  return out;
}

}  // namespace entente::report
