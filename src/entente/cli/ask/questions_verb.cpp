// questions: what came of them, and who said what beside the model.
#include <charconv>

#include <nlohmann/json.hpp>

#include "entente/casefile/questions.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/change_text.hpp"
#include "entente/cli/shell/console.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/shell/writing.hpp"
#include "entente/core/holds.hpp"
#include "entente/keep/question_change.hpp"
#include "entente/study/results.hpp"

namespace entente::cli {

using nlohmann::ordered_json;

namespace {

// "0.3"; nothing for what is no probability.
std::optional<double> probability_in(const std::string& text) {
  double p = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, p);
  if (error != std::errc() || last != end || !(p >= 0 && p <= 1)) return {};
  return p;
}

// Who says what, of which question: asked for at a terminal where it is not
// given. Nothing where the verb is to end, as `exit` says.
std::optional<question::Said> said_by(const casefile::Case& the_case,
                                      const casefile::Register& kept,
                                      const AskOptions& wanted,
                                      Exit& exit) {
  std::vector<std::string> ids;
  for (const question::QuestionSpec& one : kept.questions)
    ids.push_back(one.id);
  const auto filled = [](const std::string& text) {
    return std::string(text.empty() ? "it must be said (Ctrl-D ends)" : "");
  };
  const auto known = [&](const std::string& id) {
    if (holds(ids, id)) return std::string();
    return "'" + id + "' is no question of this case: " +
           casefile::did_you_mean(id, ids,
                                  "they are " + casefile::one_of_text(ids));
  };
  const auto number = [](const std::string& text) {
    const auto p = probability_in(text);
    return std::string(p ? "" : "write a number from 0 to 1, as 0.3");
  };
  Answer who = wanted.who, id = wanted.question, p = wanted.p;
  if (!can_ask()) {
    std::string missing;
    for (const auto& [name, given] :
         {std::pair{"--who", &who}, {"--question", &id}, {"--p", &p}})
      if ((*given)->empty())
        missing += (missing.empty() ? "" : ", ") + std::string(name);
    exit = Exit::usage;
    if (!missing.empty())
      refuse("what is said is not said whole", "give " + missing);
    if (!missing.empty()) return {};
  }
  if (who->empty()) who = ask("who", "your name", "", filled);
  if (who && id->empty())
    id = ask("question", casefile::one_of_text(ids), "", known);
  if (who && id && p->empty()) p = ask("p", "how likely, 0 to 1", "", number);
  exit = Exit::done;
  if (!who || !id || !p) return {};
  exit = Exit::usage;
  if (const std::string wrong = known(*id); !wrong.empty()) {
    refuse(wrong);
    return {};
  }
  if (const std::string wrong = number(*p); !wrong.empty()) {
    refuse("--p " + *p + ": " + wrong);
    return {};
  }
  return question::Said{*who,
                        wanted.when.value_or(the_case.window.to),
                        *probability_in(*p),
                        *id,
                        wanted.note,
                        {}};
}

Exit say_something(const casefile::Case& the_case,
                   const casefile::Register& kept,
                   const Options& options) {
  Exit exit = Exit::done;
  const auto said = said_by(the_case, kept, options.asking, exit);
  if (!said) return exit;
  const keep::Change change = {keep::said_row(*said)};
  if (const auto refused = refuse_change(options.case_folder, change))
    return *refused;
  if (options.format == Format::json) {
    ordered_json result = {{"case", the_case.id}};
    if (const auto refused = add_written(options.case_folder, change,
                                         options.asking.write, result))
      return *refused;
    say("{}\n", result.dump(1));
    return Exit::done;
  }
  say("{}", change_text(change));
  if (said->when > the_case.window.to)
    say("it lies after as_of ({}): the register shows it once that is moved\n",
        iso(the_case.window.to));
  return write_change(options.case_folder, change, options.asking.write);
}

}  // namespace

Exit questions(casefile::Case& the_case,
               const casefile::Files& files,
               const Options& options) {
  const casefile::Register kept = casefile::register_of(files);
  if (kept.questions.empty())
    return refuse("this case has no questions ([[question]] in case.toml)",
                  "add them to the case, see docs/files.md");
  const AskOptions& wanted = options.asking;
  if (!wanted.who.empty() || !wanted.question.empty() || !wanted.p.empty() ||
      wanted.when || !wanted.note.empty())
    return say_something(the_case, kept, options);
  study::Asked asked = asked_in(the_case, options);
  if (const auto problem = apply_days(the_case, asked, options))
    return refuse(problem->problem, problem->hint);
  ordered_json result = {{"head", head_of(asked)}};
  result.update(questions_of(asked, kept));
  say("{}", options.format == Format::json ? result.dump(1) + "\n"
                                           : register_text(result));
  return Exit::done;
}

}  // namespace entente::cli
