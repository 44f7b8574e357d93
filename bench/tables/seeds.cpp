// entente_seeds: the words of a case's claims over seeds. What a seed changes
// is the draw of the nulls; no word should hang on it. Can be stopped, and goes
// on where it stopped.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/verdict.hpp"
#include "entente/core/hash.hpp"

#include "progress.hpp"
#include "provenance.hpp"
#include "read_case.hpp"

namespace {

using namespace entente;
using claim::Word;

struct Options {
  std::vector<std::string> cases = {"cases/korea"};
  std::string output = "bench/tables/seeds.md";
  std::string progress = "build/seeds";
  int seeds = 20;
  int threads = 1;
};

// A claim's word under one seed.
struct Said {
  Word word = Word::unresolved;
  std::optional<Word> at_edge_of;
  double probability = 0;
  int nulls = 0;
};

std::vector<double> numbers(const Said& said) {
  return {static_cast<double>(said.word),
          said.at_edge_of ? static_cast<double>(*said.at_edge_of) : -1,
          said.probability, static_cast<double>(said.nulls)};
}

Said said_from(const std::vector<double>& n) {
  Said said;
  said.word = static_cast<Word>(static_cast<int>(n[0]));
  if (n[1] >= 0) said.at_edge_of = static_cast<Word>(static_cast<int>(n[1]));
  said.probability = n[2];
  said.nulls = static_cast<int>(n[3]);
  return said;
}

Said said_in(const claim::ClaimResult& result) {
  return {result.word, result.at_edge_of, result.probability,
          result.effect ? result.effect->null.replicates : 0};
}

// By claim, one for each seed.
using Words = std::map<std::string, std::vector<Said>>;

Words words_of(const casefile::Case& the_case,
               const std::string& fingerprint,
               const Options& options) {
  const theory::Setting setting = casefile::setting_of(the_case);
  bench::Progress progress(options.progress + "/" + fingerprint.substr(0, 16) +
                           ".csv");
  Words words;
  for (int seed = 1; seed <= options.seeds; ++seed) {
    const auto key = [&](const std::string& id) {
      return fmt::format("{} seed {}", id, seed);
    };
    const bool known = std::all_of(
        the_case.claims.begin(), the_case.claims.end(),
        [&](const claim::ClaimSpec& c) { return progress.find(key(c.id)); });
    if (!known) {
      claim::JudgeOptions judge;
      judge.seed = static_cast<std::uint64_t>(seed);
      judge.parallelism.threads = options.threads;
      judge.given.record_from = the_case.forecast.record_from;
      for (const auto& result : claim::judge(setting, the_case.claims, judge)) {
        if (!progress.find(key(result.spec.id)))
          progress.add(key(result.spec.id), numbers(said_in(result)));
        words[result.spec.id].push_back(said_in(result));
      }
      fmt::print(stderr, "{}: seed {} of {}\n", the_case.id, seed,
                 options.seeds);
      continue;
    }
    for (const claim::ClaimSpec& c : the_case.claims)
      words[c.id].push_back(said_from(*progress.find(key(c.id))));
  }
  return words;
}

// "leans for 18, unresolved 2 (at the edge of leans for)".
std::string count_words(const std::vector<Said>& said) {
  std::map<std::string, int> counts;
  for (const Said& one : said) {
    std::string word = claim::text_of(one.word);
    if (one.at_edge_of)
      word += " (at the edge of " + claim::text_of(*one.at_edge_of) + ")";
    ++counts[word];
  }
  std::vector<std::string> parts;
  for (const auto& [word, count] : counts)
    parts.push_back(fmt::format("{} {}", word, count));
  return fmt::format("{}", fmt::join(parts, ", "));
}

// The words of those seeds that say nothing of an edge are one.
bool settled(const std::vector<Said>& said) {
  std::vector<Word> sure;
  for (const Said& one : said)
    if (!one.at_edge_of) sure.push_back(one.word);
  return std::all_of(sure.begin(), sure.end(),
                     [&](Word word) { return word == sure[0]; });
}

std::vector<std::string> row_of(const std::string& case_id,
                                const std::string& claim,
                                const std::vector<Said>& said) {
  const auto by_probability = [](const Said& a, const Said& b) {
    return a.probability < b.probability;
  };
  const auto [low, high] =
      std::minmax_element(said.begin(), said.end(), by_probability);
  const auto most = std::max_element(
      said.begin(), said.end(),
      [](const Said& a, const Said& b) { return a.nulls < b.nulls; });
  return {case_id,
          claim,
          count_words(said),
          fmt::format("{:.3f} to {:.3f}", low->probability, high->probability),
          fmt::format("{}", most->nulls),
          settled(said) ? "yes" : "**no**"};
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("The words of claims over seeds");
  app.add_option("cases", options.cases, "folders of cases")
      ->capture_default_str();
  app.add_option("-o,--output", options.output)->capture_default_str();
  app.add_option("--progress", options.progress,
                 "folder in which finished seeds are kept")
      ->capture_default_str();
  app.add_option("--seeds", options.seeds)->capture_default_str();
  app.add_option("--threads", options.threads)->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const bench::Provenance provenance = bench::provenance_of(
      fmt::format("entente_seeds {} --seeds {}", fmt::join(options.cases, " "),
                  options.seeds));
  std::vector<std::vector<std::string>> rows = {
      {"case", "claim", "word, and how many seeds give it", "q", "most nulls",
       "one word, or at the edge"}};
  const std::string program = bytes_of("/proc/self/exe");
  for (const std::string& folder : options.cases) {
    const casefile::Case the_case = bench::read_or_exit(folder);
    const Words words =
        words_of(the_case, sha256(program + the_case.data_hash), options);
    for (const auto& [claim, said] : words)
      rows.push_back(row_of(the_case.id, claim, said));
  }
  bench::write_or_exit(
      options.output,
      "# The words of claims over seeds\n\n" + bench::in_markdown(provenance) +
          "\nA seed changes the draw of the simulated histories and nothing "
          "else. *q*: the probability of the claim's region, least to most. "
          "The\nlast column: whether all seeds give one word, but for those "
          "that say that it is at the edge.\n\n" +
          bench::markdown_table(rows));
  return 0;
}
