#include "entente/future/system.hpp"

#include <algorithm>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"
#include "entente/future/ceiling.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

namespace entente::future {
namespace {

using theory::Law;
using theory::Panel;

// Bits of the tracks at risk that an act names, in the order of the case.
unsigned lines_of(const Panel& panel, const record::Act& act) {
  unsigned bits = 0;
  unsigned bit = 1;
  for (const record::Track& track : *panel.setting.tracks) {
    if (!track.at_risk) continue;
    if (std::count(act.lines.begin(), act.lines.end(), track.line) > 0)
      bits |= bit;
    bit <<= 1;
  }
  return bits;
}

std::vector<std::vector<Mark>> marks_of(const Panel& panel, std::size_t group) {
  const theory::ModelSpec& model = *panel.setting.model;
  std::vector<std::vector<Mark>> marks(
      std::max<std::size_t>(model.eras.size(), 1));
  std::vector<Mark> all;
  const bool by_day =
      (*panel.setting.groups)[group].counting == record::Counting::days;
  const auto& days = panel.act_days[group];
  const auto add = [&](const Mark& mark, Day day) {
    marks[theory::era_index(model, day)].push_back(mark);
    all.push_back(mark);
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i].day < panel.setting.window.from) continue;
    Mark whole;
    whole.act_day = i;
    for (const std::size_t index : days[i].acts) {
      const record::Act& act = panel.setting.record->acts[index];
      Mark mark{theory::weight_of(panel, group, index), act.end - act.day,
                lines_of(panel, act), i};
      if (!by_day) add(mark, days[i].day);
      whole.lasts = std::max(whole.lasts, mark.lasts);
      whole.lines |= mark.lines;
    }
    if (by_day) add(whole, days[i].day);
  }
  if (all.empty()) {
    Mark typical;
    typical.weight = panel.typical[group];
    all.push_back(typical);
  }
  for (auto& era : marks)
    if (era.empty()) era = all;
  return marks;
}

bool reads_simulated(const System& system, const Law& law, std::size_t term) {
  const auto sources = law.program.sources(term);
  return std::any_of(sources.begin(), sources.end(), [&](std::size_t g) {
    return system.slot_of_group[g] >= 0;
  });
}

// Over whole blocks, since that is what is read of them.
std::vector<Simulated::Block> blocks_of(const System& system,
                                        const Simulated& law) {
  std::vector<Simulated::Block> blocks;
  for (int first = 0; first < system.days;
       first += static_cast<int>(theory::kBlock)) {
    Simulated::Block& block = blocks.emplace_back();
    for (std::size_t c = 0; c < law.settled.size(); ++c) {
      const double* x = law.settled[c].data() + system.from + first;
      const int size =
          std::min(static_cast<int>(theory::kBlock), system.days - first);
      if (!theory::holds_one_value({x, static_cast<std::size_t>(size)}))
        block.moving.push_back(c);
      else if (*x != 0)
        block.held.push_back({c, *x});
    }
  }
  return blocks;
}

Simulated prepare(System& system, Law law) {
  const Panel& panel = *system.panel;
  Simulated out;
  out.law = std::move(law);
  const auto recorded =
      theory::columns_of(out.law.program, panel.view(), panel.seed_days,
                         panel.days + panel.horizon);
  for (std::size_t c = 0; c < out.law.columns.size(); ++c) {
    const theory::Column& column = out.law.columns[c];
    if (column.term && reads_simulated(system, out.law, *column.term)) {
      const theory::Range shown =
          shown_range(std::span(recorded[*column.term]).first(panel.days));
      out.live_columns.push_back(c);
      out.low.push_back(shown.low);
      out.high.push_back(shown.high);
      out.live_terms.push_back(
          system.live.program.add_from(out.law.program, *column.term));
    } else {
      out.settled_columns.push_back(c);
      out.settled.push_back(column.term ? recorded[*column.term]
                                        : column.fixed);
    }
  }
  for (auto& values : out.settled)
    values.resize(values.size() + theory::kBlock);
  out.blocks = blocks_of(system, out);
  out.risk = (*panel.setting.groups)[out.law.group].at_risk;
  out.only = (*panel.setting.groups)[out.law.group].only;
  out.marks = marks_of(panel, out.law.group);
  const auto states = theory::excitation_of(panel, out.law);
  for (std::size_t j = 0; j < out.law.half_lives.size(); ++j) {
    out.ratios.push_back(theory::excitation_ratio(out.law.half_lives[j]));
    out.memory.emplace_back(out.law.half_lives[j], system.days);
    out.excitation.push_back(states[j][system.from]);
  }
  return out;
}

// 32 bits of a name for acts; above what a place can be for marks.
Keys keys_of(const record::Group& group, std::size_t place, Luck luck) {
  if (luck == Luck::by_place)
    return {luck, static_cast<std::uint32_t>(place / 2),
            static_cast<int>(place % 2),
            static_cast<std::uint32_t>(place * kMarks)};
  const std::uint64_t name = theme(group.name.c_str());
  constexpr std::uint32_t kNamed = 0x800000;
  const auto low = static_cast<std::uint32_t>(name) & (kNamed - 1);
  return {luck, static_cast<std::uint32_t>(name >> 32), 0,
          (kNamed | low) * kMarks};
}

// A bit a line at risk: open at the end of the day before `from`.
void set_lines(System& system) {
  const Panel& panel = *system.panel;
  const int before = panel.seed_days + system.from - 1;
  unsigned bit = 1;
  for (std::size_t k = 0; k < panel.setting.tracks->size(); ++k) {
    if (!(*panel.setting.tracks)[k].at_risk) continue;
    system.lines_all |= bit;
    if (before >= 0 && panel.track_open[k][before] != 0)
      system.lines_open |= bit;
    bit <<= 1;
  }
}

void start_terms(System& system) {
  const Panel& panel = *system.panel;
  theory::SparseProgram& live = system.live;
  live.recorded = panel.view();
  const int first = panel.seed_days + system.from;
  theory::TermState before(live.program);
  for (int t = 0; t < first; ++t)
    before.advance(live.program, live.recorded, t);
  const int end = panel.seed_days + panel.days + panel.horizon;
  for (const theory::Atom& atom : live.program.atoms()) {
    live.decay.push_back(atom.op == theory::Op::recent
                             ? theory::Decay(atom.half_life, end)
                             : theory::Decay());
  }
  std::vector<char> simulated;
  for (const int law : system.slot_of_group)
    simulated.push_back(law >= 0 ? 1 : 0);
  system.start = theory::SparseTerms(live, before, simulated, first, end);
}

// What was done before the first day is seen a lag later.
std::vector<Simulated::Falling> falling_of(const System& system,
                                           const Simulated& law) {
  std::vector<Simulated::Falling> out(law.live_terms.size());
  for (std::size_t c = 0; c < out.size(); ++c) {
    const theory::Atom* leaf =
        theory::SparseTerms::leaf(system.live, law.live_terms[c]);
    if (leaf == nullptr || leaf->op == theory::Op::since) continue;
    out[c] = {leaf->op, leaf->source, leaf->lag,
              system.panel->seed_days + system.from - 1 + leaf->lag};
  }
  return out;
}

}  // namespace

double act_uniform(const Keys& keys, const Draws& acts, int day) {
  const auto step = static_cast<std::uint32_t>(day);
  return keys.luck == Luck::by_place
             ? acts.uniforms(step, keys.block)[keys.half]
             : acts.uniforms(step / 2, keys.block)[step % 2];
}

bool can_act(const System& system,
             const Simulated& law,
             int day,
             unsigned lines_open) {
  if (!law.only.holds(system.panel->day_of(day))) return false;
  if (law.risk == record::Risk::line_open) return lines_open != 0;
  if (law.risk == record::Risk::line_shut)
    return lines_open != system.lines_all;
  return true;
}

theory::Range shown_range(std::span<const double> values) {
  constexpr double kRare = 0.01;
  std::vector<double> shown(values.begin(), values.end());
  std::erase(shown, 0.0);
  if (shown.empty()) return {0, 0};
  const auto rare =
      static_cast<std::ptrdiff_t>(kRare * static_cast<double>(shown.size()));
  const auto low = shown.begin() + rare;
  const auto high = shown.end() - 1 - rare;
  std::nth_element(shown.begin(), low, shown.end());
  if (high > low) std::nth_element(low + 1, high, shown.end());
  return {std::min(0.0, *low), std::max(0.0, *high)};
}

System make_system(const Panel& panel,
                   std::vector<Law> laws,
                   int from,
                   int days,
                   std::vector<System::Union> unions,
                   const Conduct& conduct) {
  ENTENTE_EXPECTS(from >= 0 && from + days <= panel.days + panel.horizon);
  System system;
  system.panel = &panel;
  system.from = from;
  system.days = days;
  system.unions = std::move(unions);
  system.slot_of_group.assign(panel.setting.groups->size(), -1);
  int index = 0;
  for (const Law& law : laws)
    system.slot_of_group[law.group] = index++;
  for (const System::Union& whole : system.unions)
    system.slot_of_group[whole.whole] = index++;
  if (conduct.plan != nullptr)
    system.script = make_script(system, *conduct.plan);
  for (const std::size_t group : system.script.groups)
    system.slot_of_group[group] = index++;
  for (int day = 0; day < panel.days + panel.horizon; ++day)
    system.era_of_day.push_back(static_cast<int>(
        theory::era_index(*panel.setting.model, panel.day_of(day))));
  for (Law& law : laws) {
    const record::Group& group = (*panel.setting.groups)[law.group];
    const Keys keys = keys_of(group, system.laws.size(), conduct.luck);
    system.laws.push_back(prepare(system, std::move(law)));
    system.laws.back().keys = keys;
  }
  if (conduct.plan != nullptr)
    for (const std::size_t group : conduct.plan->silent)
      for (Simulated& law : system.laws)
        law.silent = law.silent || law.law.group == group;
  start_terms(system);
  for (Simulated& law : system.laws)
    law.falling = falling_of(system, law);
  system.readers = readers_of(system);
  set_lines(system);
  return system;
}

}  // namespace entente::future
