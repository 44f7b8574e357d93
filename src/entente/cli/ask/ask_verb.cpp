// ask: how likely something is by a date.
#include <nlohmann/json.hpp>

#include "entente/casefile/questions.hpp"
#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/change_text.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/cli/shell/writing.hpp"
#include "entente/keep/question_change.hpp"
#include "entente/question/read_text.hpp"
#include "entente/study/results.hpp"
#include "entente/study/vocabulary.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

Exit not_understood(const question::Understood& understood,
                    const std::string& text) {
  complain("entente: '{}' cannot be read as a question\n", text);
  for (const std::string& one : understood.read)
    complain("  understood: {}\n", one);
  for (const std::string& one : understood.not_read)
    complain("  not understood: {}\n", one);
  for (const std::string& one : understood.hints)
    complain("  do:  {}\n", one);
  return Exit::bad_input;
}

// The question as the case would keep it, or how the verb ends where it cannot.
std::optional<Exit> to_be_kept(const Options& options,
                               const question::QuestionSpec& asked,
                               Day as_of,
                               keep::Change& change) {
  const AskOptions& wanted = options.asking;
  if (!asked.id.empty()) {
    refuse("the question '" + asked.id + "' stands in the case already",
           "leave out --keep");
    return Exit::usage;
  }
  question::QuestionSpec kept = asked;
  kept.id = wanted.keep;
  kept.asked = as_of;
  kept.text = wanted.title.empty() ? wanted.text : wanted.title;
  kept.resolution = wanted.resolution;
  change = {keep::kept_question(kept)};
  return refuse_change(options.case_folder, change);
}

}  // namespace

Exit ask_question(casefile::Case& the_case,
                  const casefile::Files& files,
                  const Options& options) {
  study::Asked asked = asked_in(the_case, options);
  if (const auto problem = apply_days(the_case, asked, options))
    return refuse(problem->problem, problem->hint);
  question::Understood understood;
  const std::string& text = options.asking.text;
  for (const auto& one : casefile::register_of(files).questions)
    if (one.id == text) understood.question = one;
  if (!understood.question)
    understood = question::read_text(text, study::vocabulary_of(the_case));
  if (!understood.question) return not_understood(understood, text);
  const question::QuestionSpec& question = *understood.question;
  if (question.window.days() > kMostDays)
    return refuse("the question is of " +
                      std::to_string(question.window.days()) + " days",
                  "ask of at most " + std::to_string(kMostDays));
  const bool keeps = !options.asking.keep.empty();
  keep::Change change;
  if (keeps)
    if (const auto exit =
            to_be_kept(options, question, the_case.window.to, change))
      return *exit;
  ordered_json result = {{"head", head_of(asked)}, {"read", understood.read}};
  result["answer"] = answer_of(asked, question, the_case.window.to);
  if (options.format == Format::json) {
    if (keeps)
      if (const auto exit = add_written(options.case_folder, change,
                                        options.asking.write, result))
        return *exit;
    say("{}\n", result.dump(1));
    return Exit::done;
  }
  say("{}", answer_text(result));
  if (!keeps) return Exit::done;
  say("\n{}", change_text(change));
  return write_change(options.case_folder, change, options.asking.write);
}

}  // namespace entente::cli
