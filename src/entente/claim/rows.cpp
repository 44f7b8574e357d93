// The stability rows of an effect claim.
#include <algorithm>

#include "entente/claim/changes.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/record/track.hpp"
#include "entente/theory/law.hpp"

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
                       const std::string& name,
                       std::vector<Row>& rows) {
  const std::size_t outcome = theory::group_index(setting, name);
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
  const bool reacts = inference::reacts(*setting.model, name);
  rows.push_back({reacts ? "no other response" : "no other treatment",
                  [](Draft& d) { d.others.clear(); }});
}

// Moves every tested act by so many days.
Row moved_row(const std::string& name, int days) {
  return {name,
          [days](Draft& d) {
            d.changes = {*tested_group(d), days, 0, 0};
          },
          RowRole::a_day_apart};
}

// A sum that counts and fades reads what is left over where an act multiplies
// the whole rate in full for weeks and some act lies within sixty days on most
// days. Any act in sixty days reads that (docs/verdict.md, step 4).
void add_any_act_row(const theory::Setting& setting,
                     const ClaimSpec& claim,
                     std::vector<Row>& rows) {
  const theory::EffectPrior effect =
      theory::effect_of(setting, claim.treatment);
  const theory::Term* leaf = theory::leaf(effect.term);
  if (leaf == nullptr ||
      (leaf->op != theory::Op::recent && leaf->op != theory::Op::within))
    return;
  rows.push_back({"any act in sixty days",
                  [term = "within(" + leaf->name + ", 60)"](Draft& d) {
                    d.treatment = term;
                  },
                  RowRole::any_act});
}

void add_time_rows(std::vector<Row>& rows) {
  rows.push_back({"acts seen after one day", see_after_a_day});
  rows.push_back(
      {"half the half-lives", [](Draft& d) { scale_half_lives(d, 0.5); }});
  rows.push_back(
      {"twice the half-lives", [](Draft& d) { scale_half_lives(d, 2); }});
}

void add_moved_rows(std::vector<Row>& rows) {
  rows.push_back(moved_row("acts a day earlier", -1));
  rows.push_back(moved_row("acts a day later", 1));
}

void add_coding_rows(const theory::Setting& setting, std::vector<Row>& rows) {
  if (!setting.record->second_coding.empty())
    rows.push_back({"second coding", read_second_coding});
  rows.push_back({"every act weighs the same", weigh_alike});
}

void add_dropped_rows(std::vector<Row>& rows) {
  for (int offset = 0; offset < kDropEach; ++offset) {
    rows.push_back({"without every fourth act, from the " +
                        std::to_string(offset + 1) + ".",
                    [offset](Draft& d) {
                      d.changes = {*tested_group(d), 0, kDropEach, offset};
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

// Days around each end of an open spell of a track.
std::vector<Span> around_ends(const Draft& draft,
                              const std::string& name,
                              int days) {
  std::vector<Span> spans;
  for (const record::Track& track : *draft.setting.tracks) {
    if (track.name != name) continue;
    for (const record::Spell& spell :
         record::spells(track, *draft.setting.record, record::Eligible::fit,
                        draft.setting.window.to)) {
      const Day end = spell.span.to;
      if (spell.state == record::State::open && end < draft.setting.window.to)
        spans.push_back({end - days, end + days});
    }
  }
  return spans;
}

void leave_out(Draft& draft, const std::vector<Span>& spans) {
  draft.left_out.insert(draft.left_out.end(), spans.begin(), spans.end());
}

Row own_row(const RowSpec& spec) {
  return {spec.name, [spec](Draft& d) {
            if (!spec.outcome.empty()) d.outcome = spec.outcome;
            if (!spec.treatment.empty()) d.treatment = spec.treatment;
            if (spec.from) begin_in(d, *spec.from);
            if (spec.without) d.left_out.push_back(*spec.without);
            if (!spec.without_before_first.empty())
              leave_out(d, before_first_acts(d, spec.without_before_first,
                                             spec.days_before));
            if (!spec.without_around_ends.empty())
              leave_out(d, around_ends(d, spec.without_around_ends,
                                       spec.days_around));
          }};
}

}  // namespace

std::vector<Row> stability_rows(const theory::Setting& setting,
                                const ClaimSpec& claim) {
  std::vector<Row> rows;
  add_window_rows(setting.window, rows);
  const bool has_acts = tested_group(draft_of(setting, claim)).has_value();
  add_nuisance_rows(setting, claim.outcome, rows);
  add_time_rows(rows);
  if (has_acts) add_moved_rows(rows);
  if (has_acts) add_any_act_row(setting, claim, rows);
  add_coding_rows(setting, rows);
  if (has_acts) add_dropped_rows(rows);
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
