#include "entente/keep/question_change.hpp"

#include <fmt/format.h>

#include "entente/casefile/toml.hpp"

namespace entente::keep {
namespace {

using casefile::quoted_toml;

std::string list_of(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all)
    text += (text.empty() ? "[" : ", ") + quoted_toml(one);
  return text + "]";
}

}  // namespace

RowEdit kept_question(const question::QuestionSpec& question) {
  std::string text = "[[question]]\n";
  const auto line = [&](const char* key, const std::string& value) {
    text += std::string(key) + " = " + value + "\n";
  };
  line("id", quoted_toml(question.id));
  line("text", quoted_toml(question.text));
  if (!question.group.empty()) line("group", quoted_toml(question.group));
  if (!question.kinds.empty()) line("kinds", list_of(question.kinds));
  if (!question.actors.empty()) line("actors", list_of(question.actors));
  if (question.least > 1) line("least", std::to_string(question.least));
  line("asked", iso(question.asked));
  if (question.window.from == question.asked + 1) {
    line("by", iso(question.window.to));
  } else {
    line("from", iso(question.window.from));
    line("to", iso(question.window.to));
  }
  if (!question.resolution.empty())
    line("resolution", quoted_toml(question.resolution));
  return {"case.toml", Action::append, {}, {{"text", text}}};
}

RowEdit said_row(const question::Said& said) {
  return {"forecasts.csv",
          Action::add,
          {},
          {{"who", said.who},
           {"when", iso(said.when)},
           {"p", fmt::format("{:g}", said.p)},
           {"question", said.question},
           {"note", said.note}}};
}

}  // namespace entente::keep
