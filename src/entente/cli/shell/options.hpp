// What the command line says.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/core/day.hpp"
#include "entente/study/asked.hpp"
#include "entente/study/game_wanted.hpp"

namespace entente::cli {

// Documented exit codes.
enum class Exit {
  done = 0,
  usage = 2,
  bad_input = 3,
  bug = 4,
  not_written = 5
};

enum class Colour { when_terminal, never };
enum class Talk { progress, quiet };
enum class Format { text, json };
enum class Length { whole, two_pages };  // of the brief
// A change of the case: on a terminal it is asked about, elsewhere written.
enum class Write { when_told, at_once, never };

constexpr int kMostDays = 3660;  // that futures are simulated for

// What is asked otherwise.
struct WhatIfOptions {
  std::vector<std::string> acts;     // "concession 2 on 2001-02-28"
  std::vector<std::string> never;    // groups of ours
  std::vector<std::string> hold;     // "exercise never"
  std::vector<std::string> without;  // ids of acts
  std::string with;                  // a file of acts
  std::optional<int> days;
};

// Which acts are listed, and how. Conditions that are not given choose all.
struct ListOptions {
  std::string group, actor, kind, line, text, check;
  std::optional<Day> from, to;
  // As lines for a reader, as rows of acts.csv, or their sources as BibTeX.
  enum class As { lines, csv, bib } as = As::lines;
};

// A change of the case's files.
struct AddOptions {
  std::map<std::string, std::string> cells;  // of acts.csv, by column
  std::string edit, drop;                    // ids
  std::string replaced_by;                   // an id, with drop
  std::string reason;                        // of drop, covered, a new id
  std::vector<std::string> covered;          // families, or "all"
  std::string quality;
  std::optional<Day> from, to;  // of covered
  std::optional<Day> as_of;     // the case's from now on
  std::string source_class, citation, pattern;
  Write write = Write::when_told;
};

// What a new case begins with.
struct NewOptions {
  std::string our_name, their_name;
  std::optional<Day> from, as_of;
};

// What is asked of a case beyond what stands in it.
struct AskOptions {
  std::vector<std::string> sets;        // try: "group.gift.kinds-=aid"
  std::vector<std::string> claims;      // try: ids
  std::vector<std::string> outcomes;    // try: ids of forecast items
  std::string text;                     // ask
  std::string keep, title, resolution;  // ask: as a [[question]] of that id
  std::string who, question, note;      // questions: a row of forecasts.csv
  std::string p;
  std::optional<Day> when;
  Write write = Write::when_told;
  std::string newer;         // diff: the other folder or result
  std::optional<Day> since;  // diff, brief
  enum class Whole { not_asked, asked } whole = Whole::not_asked;  // diff
};

// What is read of machine-coded files.
struct ImportOptions {
  std::vector<std::string> files;
  std::string as, map;
  std::string unknown;  // where names go that the table of actors lacks
  enum class What { candidates, compare } what = What::candidates;
  enum class Daily { not_asked, written } daily = Daily::not_asked;
};

// Where the desk is found.
struct DeskOptions {
  int port = 0;  // 0: one that is free
  enum class Browser { opened, left } browser = Browser::opened;
};

// Which game, and what is done with it.
struct PlayOptions {
  std::string file;
  study::GameWanted game;
  enum class Act { play, replay, keep } act = Act::play;
  std::string keep;  // the policy's name
};

struct Options {
  std::string verb;  // "claims", "record show", ...
  std::string case_folder;
  study::How how;
  std::optional<Day> as_of;
  std::string as_of_option = "--as-of";  // as which it was given
  Talk talk = Talk::progress;
  Colour colour = Colour::when_terminal;
  Format format = Format::text;
  std::string output;  // -o
  Length length = Length::whole;
  std::string claim;  // panel --claim, claims --claim
  // Of that claim: its verdict among those of all, or every specification.
  enum class Ask { verdicts, multiverse } ask = Ask::verdicts;
  std::string id;  // record show, essay
  ListOptions list;
  AddOptions add;
  NewOptions fresh;
  WhatIfOptions what_if;
  AskOptions asking;
  ImportOptions import;
  DeskOptions desk;
  PlayOptions play;
};

// The parsed command line, or how to end: the text that CLI11 prints for help
// and mistakes, and the exit code.
struct Parsed {
  Options options;
  std::optional<Exit> end;
  std::string text;
};
Parsed parse(int argc, const char* const* argv);

}  // namespace entente::cli
