// The record: acts of two sides, and the tables that say how far to trust it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/core/shared_text.hpp"

namespace entente::record {

enum class Precision { day, month, year };
// sourced: act and day read; date_unverified: act read, day not; not_said: the
// cell is empty and the case has no default for it, read by fits like sourced
// and shown as what it is. The others may be shown and may move displayed
// tracks, a fit never reads them.
enum class Check { sourced, date_unverified, unverified, digest, not_said };
// May a fit take the act's day for known?
constexpr bool day_is_known(Check check) {
  return check == Check::sourced || check == Check::not_said;
}
// May a fit read the act at all?
constexpr bool enters_fits(Check check) {
  return day_is_known(check) || check == Check::date_unverified;
}
enum class Side { ours, theirs, joint, third };

// One row of acts.csv: something a side did, said in public, or did together
// with the other.
struct Act {
  SharedText id;
  Day day = 0;
  Day end = 0;                  // last day; = day unless the row says otherwise
  bool own_end = false;         // the row has a last day of its own
  bool poorly_covered = false;  // derived: its own kind's coverage is poor then
  Precision precision = Precision::day;
  Check check = Check::sourced;
  Side side = Side::third;  // derived when the record is read
  int line = 0;             // of acts.csv
  SharedTexts actors;
  SharedTexts targets;
  SharedText kind;
  std::optional<double> magnitude;
  SharedText unit;
  SharedText outcome;
  SharedText scheduled;
  SharedText terms;
  SharedText package;
  SharedTexts lines;
  std::optional<double> severity;
  SharedText answers;
  SharedText summary;
  SharedText source;
  SharedText note;
  SharedTexts source_classes;  // derived
};

struct Kind {
  std::string kind, label, title;
  double default_weight = 1;
  std::string weight_reason, side;
};

enum class Quality { good, partial, poor };

// How far a family of kinds can be trusted between two days.
struct Coverage {
  std::string family;
  std::vector<std::string> kinds;
  std::string selector;
  Span span;
  Quality quality = Quality::good;
  std::string reason;
};

struct Leader {
  std::string actor, office, person;
  Span term;
  std::string party_or_orientation, source, check;
  std::string precision, party, note;
};

struct CalendarEntry {
  Span span;
  std::string name, kind, source, check, note;
};

struct SourceRule {
  std::string pattern, source_class, citation;
};

struct Doubt {
  std::string id, doubt, source;
};

struct SecondCoding {
  std::string terms;
  std::optional<double> severity;
  std::string certainty, reason;
};

struct RetiredId {
  std::string old_id, new_id, reason;
};

struct Record {
  std::vector<Act> acts;  // by day, then id
  std::vector<Kind> kinds;
  std::vector<Coverage> coverage;
  std::vector<Leader> leaders;
  std::vector<CalendarEntry> calendar;
  std::vector<SourceRule> sources;
  std::vector<Doubt> doubts;
  std::map<std::string, SecondCoding> second_coding;  // by act id
  std::vector<RetiredId> retired;
};

// Whose acts are whose. An act of both main sides is joint; `joint_with` are
// third parties that make an act of theirs joint too.
struct Sides {
  std::vector<std::string> ours;
  std::vector<std::string> theirs;
  std::vector<std::string> joint_with;
};

Side side_of(const std::vector<std::string>& actors, const Sides& sides);

// Fills what follows from the rows (side, source classes, coverage of its own
// kind) and puts the acts in order of day, then id.
void derive(Record& record, const Sides& sides);

// The single sources of an act: its source text, cut at "; ".
std::vector<std::string> source_pieces(const Act& act);

// Severity where coded, else the default weight of the kind.
double weight_of(const Act& act, const std::vector<Kind>& kinds);
// The kind's row, or null.
const Kind* find_kind(std::string_view kind, const std::vector<Kind>& kinds);

// The rule of sources.csv that names this piece of a source: the longest
// pattern that fits (a pattern with a dot and no space or slash is a host with
// its subdomains, any other a plain part of the text); null when none does.
const SourceRule* rule_for(const std::string& piece,
                           const std::vector<SourceRule>& rules);

}  // namespace entente::record
