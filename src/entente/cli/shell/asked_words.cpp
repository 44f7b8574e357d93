#include "entente/cli/shell/asked_words.hpp"

namespace entente::cli {
namespace {

// In quotation marks of the shell.
std::string in_shell(const std::string& text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string word_in_shell(const std::string& text) {
  const char* const plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./"
      "+:@%=,-";
  const bool bare =
      !text.empty() && text.find_first_not_of(plain) == std::string::npos;
  return bare ? text : in_shell(text);
}

std::string asked_of_policies(const PolicyOptions& options) {
  std::string text;
  for (const std::string& id : options.policies)
    text += " --policy " + word_in_shell(id);
  for (const std::string& id : options.theories)
    text += " --theory " + word_in_shell(id);
  if (options.days) text += " --days " + std::to_string(*options.days);
  if (options.futures) text += " --futures " + std::to_string(*options.futures);
  if (!options.profile.empty())
    text += " --profile " + word_in_shell(options.profile);
  return text;
}

std::string asked_of(const WhatIfOptions& wanted) {
  std::string text;
  const auto add = [&](const char* option, const std::string& value) {
    text += std::string(" ") + option + " " + in_shell(value);
  };
  for (const std::string& one : wanted.acts)
    add("--do", one);
  for (const std::string& one : wanted.never)
    add("--never", one);
  for (const std::string& one : wanted.hold)
    add("--hold", one);
  for (const std::string& one : wanted.without)
    add("--without", one);
  if (!wanted.with.empty()) add("--with", wanted.with);
  if (wanted.days) text += " --days " + std::to_string(*wanted.days);
  return text;
}

std::string asked_of(const AskOptions& asking) {
  std::string text;
  if (!asking.text.empty()) text += " " + in_shell(asking.text);
  if (!asking.newer.empty()) text += " " + word_in_shell(asking.newer);
  if (asking.since) text += " --since " + iso(*asking.since);
  for (const std::string& one : asking.sets)
    text += " --set " + word_in_shell(one);
  for (const std::string& one : asking.claims)
    text += " --claim " + word_in_shell(one);
  return text;
}

}  // namespace entente::cli
