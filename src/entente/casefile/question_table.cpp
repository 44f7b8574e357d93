// [[question]] of case.toml and forecasts.csv: what is asked, and what people
// said of it.
#include "entente/casefile/question_table.hpp"

#include <algorithm>

#include "entente/casefile/questions.hpp"
#include "entente/casefile/ranges.hpp"

namespace entente::casefile {
namespace {

using question::QuestionSpec;

const Columns kForecasts = {{"who", "when", "p", "question"}, {"note"}};

std::vector<std::string> used(Fields& fields,
                              const std::string& key,
                              Thing thing,
                              Names& names) {
  const std::vector<Placed> all = fields.texts(key);
  names.use_all(thing, all);
  return plain(all);
}

void read_days(Fields& fields, QuestionSpec& question) {
  question.asked = fields.day("asked").value_or(0);
  const auto by = fields.day_or_none("by");
  const auto from = fields.day_or_none("from");
  const auto to = fields.day_or_none("to");
  if (by && (from || to)) {
    fields.report("by", "'by' stands beside 'from' or 'to'",
                  "a question is of the days up to one, or between two",
                  "write by = DATE, or from = DATE and to = DATE");
    return;
  }
  if (!by && (!from || !to)) {
    fields.report("by", "the question has no last day",
                  "it can be resolved only when its days are over",
                  "write by = DATE, or from = DATE and to = DATE");
    return;
  }
  question.window = {from.value_or(question.asked + 1), by ? *by : *to};
  if (question.window.to < question.window.from ||
      question.window.from <= question.asked)
    fields.report(by ? "by" : "from",
                  "the question is of " + iso(question.window.from) + " to " +
                      iso(question.window.to) + " and was asked on " +
                      iso(question.asked),
                  "it speaks of days after those that were known when it was "
                  "asked, in their order",
                  "mend the dates");
  if (question.window.days() > kLongestQuestion)
    fields.report(by ? "by" : "to",
                  "the question is of " +
                      std::to_string(question.window.days()) + " days",
                  "futures are simulated for at most " +
                      std::to_string(kLongestQuestion) + " days",
                  "ask of fewer");
}

QuestionSpec read_question(const TomlValue& table,
                           Names& names,
                           Diagnostics& diagnostics) {
  Fields fields(table, "a [[question]]", diagnostics);
  QuestionSpec question;
  question.place = fields.place();
  question.id = fields.text("id");
  question.text = fields.text("text");
  question.group = fields.text_or("group", "");
  if (!question.group.empty())
    names.use(Thing::group, question.group, fields.place("group"));
  question.kinds = used(fields, "kinds", Thing::kind, names);
  question.actors = used(fields, "actors", Thing::actor, names);
  if (question.group.empty() == question.kinds.empty())
    fields.report("group",
                  question.group.empty()
                      ? "the question names neither group nor kinds"
                      : "the question names a group and kinds",
                  "its outcome is a group, or some kinds of act",
                  "give group, or kinds and perhaps actors");
  if (!question.group.empty() && !question.actors.empty())
    fields.report("actors", "the question names a group and actors",
                  "a group says itself whose acts it holds",
                  "give kinds instead of the group, or leave out actors");
  question.least = fields.whole_or("least", 1);
  read_days(fields, question);
  question.resolution = fields.text_or("resolution", "");
  fields.refuse_unknown();
  return question;
}

}  // namespace

std::vector<QuestionSpec> read_questions(Fields& top,
                                         Names& names,
                                         Diagnostics& diagnostics) {
  std::vector<QuestionSpec> out;
  for (const TomlValue* table : top.tables("question")) {
    QuestionSpec one = read_question(*table, names, diagnostics);
    const bool twice = std::any_of(
        out.begin(), out.end(),
        [&](const QuestionSpec& other) { return other.id == one.id; });
    if (twice)
      diagnostics.push_back(
          {one.place, "the question '" + one.id + "' is given twice",
           "forecasts.csv names it by its id", "give it an id of its own"});
    out.push_back(std::move(one));
  }
  return out;
}

namespace {

std::vector<question::Said> read_forecasts(const Files& files,
                                           Diagnostics& diagnostics) {
  std::vector<question::Said> out;
  const auto found = files.find("forecasts.csv");
  if (found == files.end()) return out;
  each_row(
      found->second, "forecasts.csv", kForecasts,
      [&](const Row& row) {
        question::Said said;
        said.who = row.filled("who");
        said.when = row.filled_day("when").value_or(0);
        row.filled("p");
        said.p = row.number_in("p", 0, 1, "it is a probability").value_or(0);
        said.question = row.filled("question");
        said.note = row.text("note");
        said.place = row.place("question");
        out.push_back(std::move(said));
      },
      diagnostics);
  return out;
}

void check_rows(const std::vector<QuestionSpec>& questions,
                const std::vector<question::Said>& said,
                Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const QuestionSpec& one : questions)
    ids.push_back(one.id);
  for (std::size_t i = 0; i < said.size(); ++i) {
    const question::Said& one = said[i];
    const auto at = std::find_if(
        questions.begin(), questions.end(),
        [&](const QuestionSpec& q) { return q.id == one.question; });
    if (at == questions.end()) {
      diagnostics.push_back(
          {one.place, "unknown question '" + one.question + "'",
           "questions are the [[question]] ids in case.toml",
           did_you_mean(one.question, ids, "add the question")});
      continue;
    }
    if (one.when < at->asked || one.when >= at->window.to)
      diagnostics.push_back(
          {one.place,
           "said on " + iso(one.when) + " of the question '" + at->id +
               "', which was asked on " + iso(at->asked) + " and ends on " +
               iso(at->window.to),
           "what is said outside of these days is no forecast of it",
           "mend the date, or remove the row"});
    for (std::size_t j = 0; j < i; ++j)
      if (said[j].who == one.who && said[j].when == one.when &&
          said[j].question == one.question)
        diagnostics.push_back(
            {one.place,
             "'" + one.who + "' said twice on " + iso(one.when) +
                 " of the question '" + one.question + "'",
             "rows are never rewritten: who thinks otherwise says so on "
             "another day",
             "keep the one that was said"});
  }
}

}  // namespace

void check_forecasts(const Files& files, Diagnostics& diagnostics) {
  if (!files.contains("forecasts.csv")) return;
  const auto said = read_forecasts(files, diagnostics);
  check_rows(register_of(files).questions, said, diagnostics);
}

Register register_of(const Files& files) {
  Register out;
  Diagnostics told_elsewhere;
  const auto found = files.find("case.toml");
  if (found == files.end()) return out;
  const TomlValue table = read_toml(found->second, "case.toml", told_elsewhere);
  Fields top(table, "case.toml", told_elsewhere);
  Names names(told_elsewhere);
  out.questions = read_questions(top, names, told_elsewhere);
  out.said = read_forecasts(files, told_elsewhere);
  return out;
}

}  // namespace entente::casefile
