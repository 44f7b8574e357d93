// The stability rows of an effect claim.
#include <algorithm>

#include "entente/claim/changes.hpp"

namespace entente::claim {
namespace {

constexpr int kDropEach = 4;

void add_window_rows(const Span& window, std::vector<Row>& rows) {
  for (const Day from : later_starts(window))
    rows.push_back(
        {"from " + iso(from), [from](Draft& d) { begin_in(d, from); }});
}

bool density_enters(const theory::Setting& setting, std::size_t outcome) {
  const auto& names = setting.model->density.groups;
  return setting.tiers[outcome].density &&
         std::count(names.begin(), names.end(),
                    (*setting.groups)[outcome].name) > 0;
}

void add_nuisance_rows(const theory::Setting& setting,
                       std::size_t outcome,
                       std::vector<Row>& rows) {
  const bool years = theory::years_an_effect(setting.window) == 1;
  rows.push_back(
      {years ? "an effect for each year" : "an effect for each decade",
       take_years});
  if (!setting.model->breaks.empty())
    rows.push_back({"dated breaks", take_breaks});
  if (density_enters(setting, outcome))
    rows.push_back({"without source density", leave_density});
  if (setting.tiers[outcome].harmonics > 0)
    rows.push_back({"months for the season", take_months});
  if (setting.tiers[outcome].memory.size() > 1)
    rows.push_back({"one memory of 20 days", [](Draft& d) {
                      d.options.memory = std::vector<double>{20.0};
                    }});
  rows.push_back(
      {"other effects twice as free", [](Draft& d) { d.others_scale = 2; }});
  rows.push_back({"no other treatment", [](Draft& d) { d.others.clear(); }});
}

void add_time_rows(std::vector<Row>& rows) {
  rows.push_back({"acts seen after one day", see_after_a_day});
  rows.push_back(
      {"half the half-lives", [](Draft& d) { scale_half_lives(d, 0.5); }});
  rows.push_back(
      {"twice the half-lives", [](Draft& d) { scale_half_lives(d, 2); }});
  rows.push_back({"acts a day earlier",
                  [](Draft& d) {
                    d.changes = {tested_group(d), -1, 0, 0};
                  },
                  true});
  rows.push_back({"acts a day later",
                  [](Draft& d) {
                    d.changes = {tested_group(d), 1, 0, 0};
                  },
                  true});
}

void add_coding_rows(const theory::Setting& setting, std::vector<Row>& rows) {
  if (!setting.record->second_coding.empty())
    rows.push_back({"second coding", read_second_coding});
  rows.push_back({"every act weighs the same", weigh_alike});
  for (int offset = 0; offset < kDropEach; ++offset) {
    rows.push_back({"without every fourth act, from the " +
                        std::to_string(offset + 1) + ".",
                    [offset](Draft& d) {
                      d.changes = {tested_group(d), 0, kDropEach, offset};
                    }});
  }
}

// Days before each first act of a group: an act with none of the group in the
// same number of days before it.
std::vector<Span> before_first_acts(const Draft& draft,
                                    const std::string& group,
                                    int days) {
  std::vector<Span> spans;
  for (const record::Group& candidate : draft.groups) {
    if (candidate.name != group) continue;
    Day last = kFirstDay;
    for (const record::ActDay& act :
         record::act_days(candidate, *draft.setting.record)) {
      if (act.day - last > days) spans.push_back({act.day - days, act.day - 1});
      last = act.day;
    }
  }
  return spans;
}

Row own_row(const RowSpec& spec) {
  return {spec.name, [spec](Draft& d) {
            if (!spec.outcome.empty()) d.outcome = spec.outcome;
            if (!spec.treatment.empty()) d.treatment = spec.treatment;
            if (spec.from) begin_in(d, *spec.from);
            if (spec.without) d.left_out.push_back(*spec.without);
            if (!spec.without_before_first.empty()) {
              for (const Span& span : before_first_acts(
                       d, spec.without_before_first, spec.days_before))
                d.left_out.push_back(span);
            }
          }};
}

}  // namespace

std::vector<Row> stability_rows(const theory::Setting& setting,
                                const ClaimSpec& claim) {
  std::vector<Row> rows;
  add_window_rows(setting.window, rows);
  add_nuisance_rows(setting, theory::group_index(setting, claim.outcome), rows);
  add_time_rows(rows);
  add_coding_rows(setting, rows);
  for (const RowSpec& spec : claim.rows) {
    if (spec.from && *spec.from > setting.window.to) continue;
    const auto same =
        std::find_if(rows.begin(), rows.end(),
                     [&](const Row& row) { return row.name == spec.name; });
    if (same == rows.end()) rows.push_back(own_row(spec));
  }
  return rows;
}

}  // namespace entente::claim
