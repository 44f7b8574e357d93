// entente_any_act: what becomes of wrong words in a world whose effect lasts in
// full for sixty days, when the verdict is also asked of *any* act in sixty
// days, and a word must agree with that. Can be stopped, and goes on where it
// stopped.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/claim/judged.hpp"
#include "entente/core/check.hpp"
#include "entente/core/hash.hpp"
#include "entente/core/rng.hpp"

#include "progress.hpp"
#include "provenance.hpp"
#include "read_case.hpp"
#include "verdict_errors.hpp"

namespace {

using namespace entente;
using claim::Word;

struct Options {
  std::string case_folder = "cases/korea";
  std::string output = "bench/tables";
  std::string progress = "build/any_act";
  std::uint64_t seed = 1;
  int nulls = 99;
  int records = 40;
  // Those that are over their bounds in the two-state world and whose term
  // counts and fades; then two that are not.
  std::vector<std::string> claims = {"3",        "13", "20", "21",
                                     "24-table", "2",  "7"};
};

std::string command_of(const Options& options) {
  return fmt::format(
      "entente_any_act {} --seed {} --nulls {} --records {} --claims {}",
      options.case_folder, options.seed, options.nulls, options.records,
      fmt::join(options.claims, " "));
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// From the likeliest false to the likeliest true; what cannot be asked says as
// little as unresolved.
int strength_of(Word word) {
  switch (word) {
    case Word::supported:
      return 2;
    case Word::leans_for:
      return 1;
    case Word::leans_against:
      return -1;
    case Word::contradicted:
      return -2;
    default:
      return 0;
  }
}

// The weaker of two strengths on one side; 0 on two sides.
int both(int a, int b) {
  if ((a > 0) != (b > 0) || a == 0 || b == 0) return 0;
  return a > 0 ? std::min(a, b) : std::max(a, b);
}

// What the verdict's steps say of the term as it is and of any act in sixty
// days: strength of the word, probability of the claim's region.
struct Said {
  int word = 0, any = 0;
  double probability = 0, any_probability = 0;
};

// The rules that are compared, each as the strength of a word.
constexpr std::array<const char*, 4> kRules = {
    "as it is", "any act in sixty days", "what both say",
    "as it is, where any act points the same way"};
std::array<int, kRules.size()> words_of(const Said& said, claim::Form form) {
  const double before = claim::probability_of(form, {1. / 3, 1. / 3, 1. / 3});
  const bool agrees = said.word > 0 ? said.any_probability > before
                                    : said.any_probability < before;
  return {said.word, said.any, both(said.word, said.any),
          agrees ? said.word : 0};
}

struct Told {
  bench::Cell cell;
  claim::Form form = claim::Form::above;
  bool claim_is_true = false;
  std::vector<Said> said;
};

Said said_of(const bench::World& world,
             const claim::Draft& any_act,
             claim::Form form,
             const bench::Cell& cell,
             int record,
             const Options& options) {
  const bench::Tried tried = bench::try_record(
      world, form, cell, record, {options.seed, options.nulls, {}, {1}});
  const claim::NullOptions null{claim::NullKind::two_sided, options.nulls,
                                options.seed,
                                mix64(theme((cell.id() + " any act").c_str()) +
                                      static_cast<std::uint64_t>(record))};
  const claim::Judged second = claim::judge_question(
      tried.record.panel, claim::question_of(any_act, world.posed.panel.panel),
      form, {null, options.nulls});
  return {strength_of(tried.judged.word), strength_of(second.word),
          tried.judged.probability, second.probability};
}

Told told_of(const casefile::Case& the_case,
             const bench::Cell& cell,
             const Options& options,
             bench::Progress& progress) {
  const claim::ClaimSpec& spec = bench::claim_of(the_case, cell);
  bench::Tally tally{cell, spec.form, std::log(cell.ratio), {}};
  Told out{cell, spec.form, tally.claim_is_true(), {}};
  std::unique_ptr<bench::World> world;
  std::optional<claim::Draft> any_act;
  for (int record = 0; record < cell.records; ++record) {
    const std::string key = fmt::format("{} of {} nulls {} seed {}", record,
                                        cell.id(), options.nulls, options.seed);
    if (const auto known = progress.find(key)) {
      out.said.push_back({static_cast<int>((*known)[0]),
                          static_cast<int>((*known)[1]), (*known)[2],
                          (*known)[3]});
      continue;
    }
    if (!world) {
      world = bench::world_of(the_case, cell);
      any_act.emplace(claim::draft_of(casefile::setting_of(the_case), spec));
      const auto group = claim::tested_group(*any_act);
      ENTENTE_EXPECTS(group.has_value());
      any_act->treatment = "within(" + any_act->groups[*group].name + ", 60)";
      claim::part_doubles(*any_act);
    }
    const Said said =
        said_of(*world, *any_act, spec.form, cell, record, options);
    progress.add(key,
                 {static_cast<double>(said.word), static_cast<double>(said.any),
                  said.probability, said.any_probability});
    out.said.push_back(said);
  }
  return out;
}

std::string markdown(const std::vector<Told>& all, const Options& options) {
  std::vector<std::vector<std::string>> rows = {
      {"claim", "world", "true ratio", "claim is", "rule", "words",
       "wrong strong", "wrong leans"}};
  for (const Told& one : all) {
    for (std::size_t k = 0; k < kRules.size(); ++k) {
      std::array<int, 5> counts{};
      for (const Said& said : one.said)
        ++counts[static_cast<std::size_t>(2 - words_of(said, one.form)[k])];
      const std::size_t strong = one.claim_is_true ? 4 : 0;
      const std::size_t leans = one.claim_is_true ? 3 : 1;
      rows.push_back({one.cell.claim, one.cell.world,
                      fmt::format("{:g}", one.cell.ratio),
                      one.claim_is_true ? "true" : "false", kRules[k],
                      fmt::format("{}", fmt::join(counts, "/")),
                      std::to_string(counts[strong]),
                      std::to_string(counts[strong] + counts[leans])});
    }
  }
  return "# Any act in sixty days, beside the term that counts and fades\n\n" +
         bench::in_markdown(bench::provenance_of(command_of(options))) +
         fmt::format(
             "- seed: {}; {} records a cell, {} nulls a verdict\n\n"
             "*As it is*: the verdict's steps 1 to 3. *Any act in sixty days*: "
             "the same steps, the tested term within(group, 60) instead.\n"
             "*What both say*: the weaker of the two words where both lean to "
             "one side, else unresolved. *Where any act points the same way*: "
             "the word as it is where any act moves the claim's probability to "
             "its side of what it was beforehand, else unresolved.\n"
             "Words, before the cap: supported / leans for / unresolved (or "
             "cannot be asked) / leans "
             "against / contradicted. Worlds: verdict_errors.md.\n\n",
             options.seed, options.records, options.nulls) +
         bench::markdown_table(rows);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Any act in sixty days, as the tested term");
  app.add_option("case", options.case_folder)->capture_default_str();
  app.add_option("-o,--output", options.output)->capture_default_str();
  app.add_option("--progress", options.progress)->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  app.add_option("--nulls", options.nulls)->capture_default_str();
  app.add_option("--records", options.records, "records a cell")
      ->capture_default_str();
  app.add_option("--claims", options.claims)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const casefile::Case the_case = bench::read_or_exit(options.case_folder);
  const std::string fingerprint =
      sha256(bytes_of("/proc/self/exe") + the_case.data_hash);
  std::filesystem::create_directories(options.progress);
  bench::Progress progress(options.progress + "/" + fingerprint.substr(0, 16) +
                           ".csv");
  std::vector<Told> all;
  for (const bench::Cell& cell :
       bench::cells(options.claims, {options.records, options.records})) {
    if (cell.world != "base" && cell.world != "two-state") continue;
    if (cell.ratio < 1) continue;  // a word that is taken back is never wrong
    all.push_back(told_of(the_case, cell, options, progress));
    fmt::print(stderr, "{}\n", cell.id());
  }
  bench::write_or_exit(options.output + "/any_act.md", markdown(all, options));
  return 0;
}
