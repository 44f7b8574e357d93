// A case: a folder of files that an analyst can read and diff.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "entente/casefile/citing.hpp"
#include "entente/casefile/files.hpp"
#include "entente/claim/spec.hpp"
#include "entente/core/day.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/decide/spec.hpp"
#include "entente/essay/spec.hpp"
#include "entente/forecast/spec.hpp"
#include "entente/policy/spec.hpp"
#include "entente/record/act.hpp"
#include "entente/record/group.hpp"
#include "entente/record/track.hpp"
#include "entente/theory/panel.hpp"
#include "entente/theory/spec.hpp"

namespace entente::casefile {

struct Case {
  std::string id;     // the folder's name
  std::string title;  // "The strait: what the record can tell"
  std::map<std::string, std::string> actors;  // code -> who it is
  record::Sides sides;
  std::string our_name, their_name;  // for sentences: "Hale and its allies"
  Citing cite;
  CaseWords words;
  Span window;          // first day .. as_of
  int seed_days = 450;  // before the window
  // What an empty cell of `check` means, by [defaults].
  record::Check empty_check = record::Check::not_said;
  record::Record record;
  std::vector<record::Group> groups;
  std::vector<record::Track> tracks;
  theory::ModelSpec model;
  std::vector<theory::TheorySpec> theories;
  std::vector<std::string> contest_outcomes;  // groups the theories speak of
  std::vector<claim::ClaimSpec> claims;
  std::vector<std::string> claims_about;      // order of what claims are about
  std::vector<claim::ErrorRate> error_rates;  // none: not shipped
  forecast::ForecastSpec forecast;
  // By their ids, but the one that leaves everything as it is comes first.
  std::vector<policy::PolicySpec> policies;
  decide::DecideSpec decide;
  std::vector<essay::Essay> essays;  // by their ids
  // Policies act on these days: those after the window's end, as far as the
  // last of [policies] days.
  Span simulated;
  std::string data_hash;  // sha256 over the names and bytes of all its files
};

// What the case gives to a model; points into the case, which must outlive it.
theory::Setting setting_of(const Case& value);

struct Reading {
  Case value;               // use it only when there are no mistakes
  Diagnostics diagnostics;  // every mistake found in any of the files
};

// Reads and checks the whole folder. Never throws for bad input; opens only
// files below `folder`.
Reading read_case(const std::filesystem::path& folder);
// The same from bytes in memory; `id` is the case's name.
Reading read_case(const Files& files, const std::string& id);
// The same where policies act on other days than the case's own.
Reading read_case(const Files& files, const std::string& id, Span simulated);

}  // namespace entente::casefile
