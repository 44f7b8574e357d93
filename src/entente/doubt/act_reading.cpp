#include "entente/doubt/act_reading.hpp"

#include <algorithm>
#include <set>

#include "entente/claim/draft.hpp"
#include "entente/core/holds.hpp"
#include "entente/theory/law.hpp"

namespace entente::doubt {
namespace {

using record::Act;

GroupTake take_of(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  const Act& act,
                  std::size_t index) {
  const record::Group& group = the_case.groups[index];
  GroupTake take;
  take.group = index;
  for (std::size_t c = 0; c < group.select.size(); ++c) {
    std::vector<std::string_view> missed =
        record::missed(act, group.select[c], group, the_case.record);
    if (missed.empty()) {
      take.fate = fate_of(act, panel, index);
      take.clause = c;
      take.missed.clear();
      return take;
    }
    if (c == 0 || missed.size() < take.missed.size()) {
      take.clause = c;
      take.missed = std::move(missed);
    }
  }
  return take;
}

std::vector<std::string> tracks_moved(const casefile::Case& the_case,
                                      std::size_t act) {
  std::vector<std::string> moved;
  const Day last =
      std::max(the_case.window.to, the_case.record.acts[act].day) + 1;
  for (const record::Track& track : the_case.tracks) {
    const auto all =
        record::spells(track, the_case.record, record::Eligible::all, last);
    if (std::any_of(all.begin(), all.end(), [&](const record::Spell& spell) {
          return spell.act == act;
        }))
      moved.push_back(track.name);
  }
  return moved;
}

void add_tracks_read(const theory::Term& term, std::set<std::string>& tracks) {
  if (term.op == theory::Op::in) tracks.insert(term.name);
  for (const theory::Term& operand : term.operands)
    add_tracks_read(operand, tracks);
}

// What the act is to everything that names groups, tracks and terms.
class Roles {
 public:
  Roles(const casefile::Case& the_case,
        const theory::Panel& panel,
        const ActReading& reading)
      : panel_(&panel), tracks_(&reading.tracks) {
    for (const GroupTake& take : reading.groups) {
      const std::string& name = the_case.groups[take.group].name;
      if (counts_as_outcome(take.fate)) outcomes_.insert(name);
      if (is_seen_by_terms(take.fate)) seen_.insert(name);
    }
  }

  bool is_outcome(const std::string& group) const {
    return outcomes_.contains(group);
  }
  bool moves(const std::string& track) const { return holds(*tracks_, track); }
  bool is_read_by(const std::string& term) const {
    if (term.empty()) return false;
    const theory::Term parsed = theory::effect_of(panel_->setting, term).term;
    std::set<std::string> tracks;
    add_tracks_read(parsed, tracks);
    const auto groups = theory::groups_read(parsed);
    return std::any_of(
               groups.begin(), groups.end(),
               [&](const std::string& g) { return seen_.contains(g); }) ||
           std::any_of(tracks.begin(), tracks.end(),
                       [&](const std::string& t) { return moves(t); });
  }

  void outcome(const std::string& group, Reader& reader) const {
    if (is_outcome(group)) reader.parts.push_back("outcome " + group);
  }
  void track(const std::string& name, Reader& reader) const {
    if (moves(name)) reader.parts.push_back("track " + name);
  }
  void term(const char* as, const std::string& text, Reader& reader) const {
    if (is_read_by(text)) reader.parts.push_back(as + (" " + text));
  }

 private:
  const theory::Panel* panel_;
  const std::vector<std::string>* tracks_;
  std::set<std::string> outcomes_, seen_;
};

void read_terms(const casefile::Case& the_case,
                const theory::Panel& panel,
                const claim::ClaimSpec& claim,
                const Roles& roles,
                Reader& reader) {
  roles.term("tested", claim.treatment, reader);
  if (!claim::is_effect(claim.form)) {
    for (const theory::NamedTerm& term :
         claim::base_terms(the_case.model, claim.outcome))
      roles.term("beside", term.text, reader);
    return;
  }
  // An act that is tested is read by the tested term alone, where the claim
  // does not say otherwise.
  const bool tested = roles.is_read_by(claim.treatment);
  for (const std::string& other : claim::draft_of(panel.setting, claim).others)
    if (!tested || holds(claim.beside, other))
      roles.term("beside", other, reader);
}

Reader read_claim(const casefile::Case& the_case,
                  const theory::Panel& panel,
                  const claim::ClaimSpec& claim,
                  const Roles& roles) {
  Reader reader{claim.id, claim.title, {}};
  if (claim.policy) {
    for (const auto& outcome : the_case.decide.outcomes)
      if (outcome.id == claim.outcome) roles.outcome(outcome.group, reader);
    return reader;
  }
  roles.outcome(claim.outcome, reader);
  if (claim.hazard) roles.track(claim.hazard->track, reader);
  if (claim.hazard_ratio) roles.track(claim.hazard_ratio->track, reader);
  if (claim::has_law(claim.form))
    read_terms(the_case, panel, claim, roles, reader);
  return reader;
}

Reader read_item(const casefile::Case& the_case,
                 const forecast::ItemSpec& item,
                 const Roles& roles) {
  Reader reader{item.id, item.title, {}};
  roles.outcome(item.group, reader);
  if (!item.part_of.empty()) roles.outcome(item.part_of, reader);
  const std::string& law = item.part_of.empty() ? item.group : item.part_of;
  for (const theory::NamedTerm& term : claim::base_terms(the_case.model, law))
    roles.term("term", term.text, reader);
  return reader;
}

// Every theory is judged by every outcome of the contest.
Reader read_theory(const casefile::Case& the_case,
                   const theory::TheorySpec& theory,
                   const Roles& roles) {
  Reader reader{theory.id, theory.title, {}};
  for (const std::string& outcome : the_case.contest_outcomes)
    roles.outcome(outcome, reader);
  std::set<std::string> terms;
  for (const theory::EffectSpec& effect : theory.effects)
    if (terms.insert(effect.term).second)
      roles.term("term", effect.term, reader);
  return reader;
}

void keep_readers(Reader reader, std::vector<Reader>& readers) {
  if (!reader.parts.empty()) readers.push_back(std::move(reader));
}

}  // namespace

std::string fate_words(const casefile::Case& the_case,
                       const record::Act& act,
                       const GroupTake& take) {
  const record::Group& group = the_case.groups[take.group];
  if (take.fate != Fate::outside_window)
    return std::string(words_of(take.fate));
  if (!group.only.holds(act.day)) return "outside the days that it is kept to";
  return std::string(words_of(take.fate)) + " (" + iso(the_case.window.from) +
         " to " + iso(the_case.window.to) + ")";
}

bool counts_as_outcome(Fate fate) {
  return fate == Fate::read;
}

bool is_seen_by_terms(Fate fate) {
  return fate == Fate::read || fate == Fate::uncovered ||
         fate == Fate::not_at_risk;
}

ActReading act_reading(const casefile::Case& the_case,
                       const theory::Panel& panel,
                       std::size_t act) {
  ActReading reading;
  const Act& one = the_case.record.acts[act];
  for (std::size_t g = 0; g < the_case.groups.size(); ++g)
    reading.groups.push_back(take_of(the_case, panel, one, g));
  reading.tracks = tracks_moved(the_case, act);
  const Roles roles(the_case, panel, reading);
  for (const claim::ClaimSpec& claim : the_case.claims)
    keep_readers(read_claim(the_case, panel, claim, roles), reading.claims);
  for (const forecast::ItemSpec& item : the_case.forecast.items)
    keep_readers(read_item(the_case, item, roles), reading.forecasts);
  for (const theory::TheorySpec& theory : the_case.theories)
    keep_readers(read_theory(the_case, theory, roles), reading.theories);
  return reading;
}

}  // namespace entente::doubt
