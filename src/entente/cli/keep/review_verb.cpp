// Candidates on a terminal, a key for each decision; in a pipe the same keys,
// each on a line of its own with what belongs to it.
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <termios.h>
#include <unistd.h>

#include "entente/candidates/review.hpp"
#include "entente/cli/keep/import_verbs.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"

namespace entente::cli {
namespace {

using namespace candidates;
using nlohmann::ordered_json;

const char* const kKeys =
    "a accept (day not verified)   A accept as sourced   e edit: COLUMN=TEXT\n"
    "m merge: ID of an act, c12, or the nearest   r reject: REASON\n"
    "s skip   u undo   q quit\n";

// A line of standard input without its end; false at the end of all.
bool read_line(std::string& line) {
  line.clear();
  for (int c = std::getchar(); c != EOF; c = std::getchar()) {
    if (c == '\n') return true;
    line += static_cast<char>(c);
  }
  return !line.empty();
}

// While it lives, a key is taken at once, without Enter and unseen; so is what
// is typed ahead while a decision is written. The terminal is as before when it
// goes.
class KeyByKey {
 public:
  KeyByKey() : there_(tcgetattr(STDIN_FILENO, &before_) == 0) { start(); }
  ~KeyByKey() { stop(); }
  KeyByKey(const KeyByKey&) = delete;
  KeyByKey& operator=(const KeyByKey&) = delete;

  void start() const {
    if (!there_) return;
    termios now = before_;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
  }
  void stop() const {
    if (there_) tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
  }

 private:
  termios before_{};
  bool there_ = false;
};

bool read_key(std::string& key) {
  char c = 0;
  const ssize_t n = read(STDIN_FILENO, &c, 1);
  constexpr char kEndOfInput = 4;
  // Nought: Ctrl-D that was typed before keys were taken one by one.
  if (n != 1 || c == kEndOfInput || c == '\0') return false;
  key = c;
  return true;
}

struct Command {
  char key = 'q';
  std::string rest;
};

// Nothing at the end of input.
std::optional<Command> read_command(const std::optional<KeyByKey>& keys) {
  std::string line;
  if (!keys) {
    if (!read_line(line)) return {};
    if (line.empty()) return Command{'?', ""};
    const std::size_t at = line.find_first_not_of(' ', 1);
    return Command{line[0], at == std::string::npos ? "" : line.substr(at)};
  }
  if (!read_key(line)) return {};
  Command command{line[0], ""};
  const char* const what = command.key == 'e'   ? "COLUMN=TEXT: "
                           : command.key == 'm' ? "into (nearest act): "
                           : command.key == 'r' ? "why: "
                                                : nullptr;
  if (what != nullptr) {
    say("{}", what);
    std::fflush(stdout);
    keys->stop();
    const bool told = read_line(command.rest);
    keys->start();
    if (!told) return {};
  }
  return command;
}

void show(const Review& review) {
  const auto one = review.current();
  if (!one) return;
  say("\nc{}, {} to go: {} {} > {} {}\n", one->id, review.open(), iso(one->day),
      one->actor, one->target, one->kind);
  say("  {}\n  {}, {} {}{}{}\n", one->text, one->origin + " " + one->code,
      one->reports, one->reports == 1 ? "row" : "rows",
      one->goldstein ? fmt::format(", Goldstein {:.1f}", *one->goldstein) : "",
      one->publishers.empty() ? "" : ": " + one->publishers);
  if (!one->address.empty()) say("  {}\n", one->address);
  constexpr std::size_t kShown = 3;
  const auto near = review.near_acts();
  for (std::size_t i = 0; i < std::min(kShown, near.size()); ++i)
    say("  near: {}  {}\n", std::string(near[i]->id),
        std::string(near[i]->summary));
  const keep::Cells draft = review.draft();
  say("  as:   {}  {}\n", draft.at("id"), draft.at("summary"));
}

// Says why not; the exit that a script should see.
Exit complain_of(const Decided& decided, const std::string& folder) {
  if (decided.not_written) return refuse(*decided.not_written, kInTheCase);
  if (!decided.mistakes.empty()) {
    print_mistakes(decided.mistakes, folder);
    return Exit::bad_input;
  }
  return refuse(decided.problem, decided.hint);
}

Decided obey(Review& review, const Command& command, bool& ends) {
  switch (command.key) {
    case 'a':
      return review.accept("date-unverified");
    case 'A':
      return review.accept("sourced");
    case 'e':
      return review.edit(command.rest);
    case 'm':
      return review.merge(command.rest);
    case 'r':
      return review.reject(command.rest);
    case 's':
      review.skip();
      return {};
    case 'u':
      return review.undo();
    case 'q':
      ends = true;
      return {};
    default:
      return {fmt::format("there is no key '{}'", command.key), kKeys, {}, {}};
  }
}

void say_end(const Review& review, std::size_t open, const Options& options) {
  const Review::Counts& n = review.counts();
  if (options.format == Format::json) {
    say("{}\n", ordered_json{{"accepted", n.accepted},
                             {"merged", n.merged},
                             {"rejected", n.rejected},
                             {"skipped", n.skipped},
                             {"undone", n.undone},
                             {"open", open}}
                    .dump(1));
    return;
  }
  say("{} accepted, {} merged, {} rejected, {} skipped; {} still open\n",
      n.accepted, n.merged, n.rejected, n.skipped, open);
}

Exit walk(Review& review, const Options& options) {
  std::optional<KeyByKey> keys;
  if (isatty(STDIN_FILENO) != 0) keys.emplace();
  const bool shows = options.format == Format::text;
  if (shows && keys) say("{}", kKeys);
  Exit exit = Exit::done;
  bool ends = false;
  while (!ends && review.current()) {
    if (shows) show(review);
    std::fflush(stdout);
    const auto command = read_command(keys);
    if (!command) break;
    const Decided decided = obey(review, *command, ends);
    if (decided.done()) continue;
    exit = complain_of(decided, options.case_folder);
    if (exit == Exit::not_written) break;
  }
  return keys && exit == Exit::bad_input ? Exit::done : exit;
}

}  // namespace

Exit review_candidates(const Options& options) {
  casefile::Reading reading = casefile::read_case(options.case_folder);
  std::unique_ptr<Store> store;
  Diagnostics mistakes = std::move(reading.diagnostics);
  if (mistakes.empty())
    if (const auto problem = Store::open(options.case_folder, store, mistakes))
      return refuse(*problem, kInTheCase);
  if (!mistakes.empty()) {
    print_mistakes(mistakes, options.case_folder);
    return Exit::bad_input;
  }
  Review review(options.case_folder, *store,
                std::make_shared<casefile::Case>(std::move(reading.value)));
  if (const auto problem = review.finish_earlier())
    return refuse(*problem, kInTheCase);
  const Exit exit = walk(review, options);
  say_end(review, store->ids(State::open).size(), options);
  return exit;
}

}  // namespace entente::cli
