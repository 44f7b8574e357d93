#include "entente/cli/program/together.hpp"

#include <cstdlib>

#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/keep/import_verbs.hpp"
#include "entente/cli/play/play_verb.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/verbs/verbs.hpp"

namespace entente::cli {
namespace {

// The one verb that several ranks share; they leave the others to rank 0.
bool is_shared(const Options& options) {
  return options.verb == "policies";
}

Exit start(const Options& options) {
  if (is_importing(options.verb)) return import_or_review(options);
  if (options.verb == "play") return play_game(options);
  return is_asking(options.verb) ? ask(options) : run(options);
}

// mpirun has started a program that would do all the work in every process.
Exit refuse_ranks(int size) {
  if (launched_ranks().rank == 0)
    refuse("started as one of " + std::to_string(size) +
               " ranks, but this build knows one process only",
           "build it with -DENTENTE_MPI=ON, see docs/cluster.md");
  return Exit::usage;
}

Exit lead(int argc, const char* const* argv, const Ranks& ranks) {
  Parsed parsed = parse(argc, argv);
  if (parsed.end) {
    if (*parsed.end == Exit::done) {
      say_text(parsed.text);
    } else {
      complain_text(parsed.text);
    }
    return *parsed.end;
  }
  if (is_shared(parsed.options)) {
    const int launched = launched_ranks().size;
    if (launched > 1 && !ranks_are_known()) return refuse_ranks(launched);
    parsed.options.how.ranks = ranks;
  }
  return start(parsed.options);
}

// Rank 0 has read the case without a mistake and told what comes of it.
Exit follow(int argc,
            const char* const* argv,
            const Ranks& ranks,
            const std::string& told) {
  Parsed parsed = parse(argc, argv);
  if (parsed.end) return *parsed.end;
  parsed.options.how.ranks = ranks;
  parsed.options.how.told = told;
  parsed.options.talk = Talk::quiet;
  return run(parsed.options);
}

int number_in(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::atoi(text);
}

}  // namespace

Ranks launched_ranks() {
  return {number_in("OMPI_COMM_WORLD_RANK", 0),
          number_in("OMPI_COMM_WORLD_SIZE", 1)};
}

Exit run_command_line(int argc, const char* const* argv, const Ranks& ranks) {
  const std::string all_is_done;
  if (ranks.rank == 0) {
    const Exit exit = lead(argc, argv, ranks);
    told_by_first(ranks, all_is_done);
    return exit;
  }
  for (;;) {
    const std::string told = told_by_first(ranks, {});
    if (told == all_is_done) return Exit::done;
    const Exit exit = follow(argc, argv, ranks, told);
    if (exit != Exit::done) end_all_ranks(static_cast<int>(exit));
  }
}

}  // namespace entente::cli
