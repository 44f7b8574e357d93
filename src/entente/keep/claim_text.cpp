#include "entente/keep/claim_text.hpp"

#include <algorithm>

#include "entente/casefile/toml.hpp"
#include "entente/core/day.hpp"

namespace entente::keep {
namespace {

using casefile::quoted_toml;

// Days, numbers and lists as such; anything else as a text, which the reader
// then refuses where it wants one of those.
std::string value_text(const std::string& typed) {
  Diagnostics mistakes;
  const bool one_line = typed.find_first_of("\r\n") == std::string::npos;
  const casefile::TomlValue read =
      casefile::read_toml("x = " + typed + "\n", "", mistakes);
  const bool plain = one_line && mistakes.empty() && read.entries.size() == 1 &&
                     typed.find('#') == std::string::npos;
  return plain ? typed : quoted_toml(typed);
}

class Lines {
 public:
  void put(const char* key, const std::string& typed) {
    if (!typed.empty()) line(key, quoted_toml(typed));
  }
  void put(const char* key, const std::vector<std::string>& all) {
    std::string list;
    for (const std::string& one : all)
      list += (list.empty() ? "" : ", ") + quoted_toml(one);
    if (!list.empty()) line(key, "[" + list + "]");
  }
  void line(const std::string& key, const std::string& value) {
    text_ += key + " = " + value + "\n";
  }
  void raw(const std::string& text) { text_ += text; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

std::string term_text(const std::string& name,
                      const std::vector<std::string>& arguments) {
  std::string text;
  for (const std::string& one : arguments)
    text += (text.empty() ? "" : ", ") + one;
  return name + "(" + text + ")";
}

std::string claim_toml(const ClaimTyped& typed) {
  Lines out;
  out.put("title", typed.title);
  out.put("sentence", typed.sentence);
  out.put("says", typed.says);
  out.put("quote", typed.quote);
  out.put("about", typed.about);
  out.put("form", typed.form);
  out.put("outcome", typed.outcome);
  out.put("treatment", typed.treatment);
  out.put("acts", typed.acts);
  out.put("replaces", typed.replaces);
  out.put("with", typed.with);
  out.put("beside", typed.beside);
  out.put("definition", typed.definition);
  out.put("confounders", typed.confounders);
  out.put("published", typed.published);
  out.put("undo", typed.undo);
  out.put("would_need", typed.would_need);
  if (typed.measured.empty()) return out.text();
  std::string table = typed.form;
  std::replace(table.begin(), table.end(), ' ', '_');
  out.raw("\n[" + table + "]\n");
  for (const auto& [key, value] : typed.measured)
    if (!value.empty()) out.line(key, value_text(value));
  return out.text();
}

std::string key_at(const std::string& toml, int line) {
  std::size_t at = 0;
  for (int i = 1; i < line && at != std::string::npos; ++i)
    at = toml.find('\n', at) == std::string::npos ? std::string::npos
                                                  : toml.find('\n', at) + 1;
  if (line < 1 || at == std::string::npos) return {};
  const std::string text = toml.substr(at, toml.find('\n', at) - at);
  const std::size_t end = text.find(" = ");
  return end == std::string::npos ? "" : text.substr(0, end);
}

}  // namespace entente::keep
