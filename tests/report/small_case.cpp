#include "small_case.hpp"

#include <fstream>
#include <stdexcept>

namespace entente::report {

namespace {

using record::Act;

Act act(const char* id,
        Day day,
        std::vector<std::string> actors,
        const char* kind,
        const char* summary) {
  Act one;
  one.id = id;
  one.day = one.end = day;
  one.actors = std::move(actors);
  one.kind = kind;
  one.summary = summary;
  one.source = "https://www.example.org/" + std::string(id) + "; A book";
  return one;
}

Act on_lines(Act one, std::vector<std::string> lines, const char* answers) {
  one.lines = std::move(lines);
  one.answers = answers;
  return one;
}

record::Group group(const char* name,
                    const char* one,
                    const char* many,
                    record::Side side,
                    std::vector<std::string> kinds) {
  record::Group out;
  out.name = name;
  out.one = one;
  out.many = many;
  out.side = side;
  record::Clause clause;
  clause.kinds = std::move(kinds);
  out.select.push_back(clause);
  return out;
}

record::Record small_record() {
  record::Record record;
  record.acts = {
      act("2019-01-05.N+S.hotline_installed.1", make_day(2019, 1, 5),
          {"N", "S"}, "hotline_installed", "Two lines opened"),
      act("2019-03-01.S.gift.1", make_day(2019, 3, 1), {"S"}, "gift",
          "Rice <sent> & \"flour\""),
      act("2019-03-20.N.test.1", make_day(2019, 3, 20), {"N"}, "test",
          "A test"),
      act("2019-06-01.N+S.talks.1", make_day(2019, 6, 1), {"N", "S"}, "talks",
          "Talks in the village"),
      act("2020-02-01.S.gift.1", make_day(2020, 2, 1), {"S"}, "gift",
          "Medicine sent"),
      act("2020-06-09.N.hotline_severed.1", make_day(2020, 6, 9), {"N"},
          "hotline_severed", "Both lines cut"),
      act("2020-07-01.N.test.1", make_day(2020, 7, 1), {"N"}, "test",
          "Another test"),
      act("2021-07-27.N+S.hotline_restored.1", make_day(2021, 7, 27),
          {"N", "S"}, "hotline_restored", "Both lines back"),
      act("2021-08-10.N+S.talks.1", make_day(2021, 8, 10), {"N", "S"}, "talks",
          "Talks again"),
      act("2022-05-01.N.word.1", make_day(2022, 5, 1), {"N"}, "word",
          "A kind word"),
      act("2023-04-07.N.hotline_unanswered.1", make_day(2023, 4, 7), {"N"},
          "hotline_unanswered", "No answer on either line"),
      act("2024-02-01.N.test.1", make_day(2024, 2, 1), {"N"}, "test",
          "After the date"),
  };
  auto& acts = record.acts;
  acts[0] = on_lines(acts[0], {"east", "west"}, "");
  acts[5] = on_lines(acts[5], {"east", "west"}, "2020-02-01.S.gift.1");
  acts[7] = on_lines(acts[7], {"east", "west"}, "");
  acts[10] = on_lines(acts[10], {"east", "west"}, "");
  acts[1].terms = "upfront";
  acts[1].severity = 2;
  for (const char* kind :
       {"gift", "hotline_installed", "hotline_restored", "hotline_severed",
        "hotline_unanswered", "talks", "test", "word"}) {
    record.kinds.push_back({kind, "Kind of " + std::string(kind), "", 1});
  }
  record.coverage = {{"tests",
                      {"test"},
                      "",
                      {make_day(2019, 1, 1), make_day(2019, 12, 31)},
                      record::Quality::poor,
                      "Thin"},
                     {"tests",
                      {"test"},
                      "",
                      {make_day(2020, 1, 1), make_day(2030, 1, 1)},
                      record::Quality::good,
                      "Whole"}};
  record.sources = {{"example.org", "press", "The Example"}};
  record.doubts = {{"2019-03-20.N.test.1", "Perhaps two", "a coding"}};
  record.second_coding["2019-03-01.S.gift.1"] = {"upfront", 2, "sure", ""};
  record::derive(record, {{"S"}, {"N"}, {}});
  return record;
}

}  // namespace

casefile::Case small_case() {
  casefile::Case out;
  out.id = "small";
  out.title = "Small: what twelve acts can tell";
  out.sides = {{"S"}, {"N"}, {}};
  out.actors = {{"N", "North"}, {"S", "South"}};
  out.window = {make_day(2019, 1, 1), make_day(2023, 12, 31)};
  out.record = small_record();
  out.groups = {
      group("provocation", "a provocation", "provocations",
            record::Side::theirs, {"test"}),
      group("conciliation", "a conciliatory act", "conciliatory acts",
            record::Side::theirs, {"word"}),
      group("talks", "talks", "talks", record::Side::joint, {"talks"}),
      group("cut", "a cut", "cuts", record::Side::theirs,
            {"hotline_severed", "hotline_unanswered"}),
      group("restoration", "a restoration", "restorations",
            record::Side::theirs, {"hotline_restored"}),
      group("concession", "a concession", "concessions", record::Side::ours,
            {"gift"})};
  out.groups[0].gates = {"tests"};
  out.groups[3].at_risk = record::Risk::line_open;
  out.groups[4].at_risk = record::Risk::line_shut;
  out.tracks = {{"east", "East line", "east"}, {"west", "West line", "west"}};
  for (record::Track& track : out.tracks)
    track.at_risk = true;
  for (const record::Group& one : out.groups) {
    theory::LawSpec law;
    law.group = one.name;
    out.model.laws.push_back(law);
  }
  out.contest_outcomes = {"provocation", "conciliation"};
  claim::ClaimSpec spec;
  spec.id = "2";
  spec.title = "Concessions embolden";
  spec.quote = "gifts <only> embolden";
  spec.says = "An essay";
  spec.definition = "A gift, and tests after it.";
  out.claims.push_back(spec);
  theory::TheorySpec theory;
  theory.id = "spiral";
  theory.title = "Spiral";
  theory.argument = "Pressure is answered in kind.";
  theory.holders = "Some";
  out.theories.push_back(theory);
  out.forecast.record_from = make_day(2020, 1, 1);
  out.forecast.items.push_back(
      {"provocation", "A provocation", "provocation", "", {}});
  return out;
}

nlohmann::ordered_json fixture_results() {
  std::ifstream file("tests/report/fixtures/results.json");
  if (!file) throw std::runtime_error("tests run in the source folder");
  return nlohmann::ordered_json::parse(file);
}

}  // namespace entente::report
