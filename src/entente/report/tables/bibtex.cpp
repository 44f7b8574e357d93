#include "entente/report/tables/bibtex.hpp"

#include <cctype>
#include <map>

#include <fmt/format.h>

#include "entente/core/hash.hpp"
#include "entente/report/words/source_links.hpp"

namespace entente::report {
namespace {

// What TeX would obey is written so that it prints.
std::string for_tex(const std::string& text) {
  static const std::map<char, std::string> printed = {
      {'\\', "\\textbackslash{}"},
      {'~', "\\textasciitilde{}"},
      {'^', "\\textasciicircum{}"},
      {'{', "\\{"},
      {'}', "\\}"},
      {'%', "\\%"},
      {'&', "\\&"},
      {'$', "\\$"},
      {'#', "\\#"},
      {'_', "\\_"}};
  std::string out;
  for (const char c : text) {
    const auto found = printed.find(c);
    out += found == printed.end() ? std::string(1, c) : found->second;
  }
  return out;
}

// Names a source in every list alike: its class, and a part of its hash.
std::string key_of(const std::string& piece, const record::SourceRule* rule) {
  std::string key;
  for (const char c : rule == nullptr ? "source" : rule->source_class)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) key += c;
  return key + ":" + sha256(piece).substr(0, 8);
}

struct Entry {
  std::string source;
  std::string acts;
};

}  // namespace

std::string bibtex_of(const record::Record& record,
                      const std::vector<const record::Act*>& acts) {
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> places;
  for (const record::Act* act : acts) {
    for (const std::string& piece : record::source_pieces(*act)) {
      const auto [place, fresh] = places.emplace(piece, entries.size());
      if (fresh) entries.push_back({piece, ""});
      std::string& ids = entries[place->second].acts;
      ids += (ids.empty() ? "" : "; ") + std::string(act->id.view());
    }
  }
  std::string text;
  for (const Entry& entry : entries) {
    const record::SourceRule* rule =
        record::rule_for(entry.source, record.sources);
    const std::string& title = rule == nullptr ? entry.source : rule->citation;
    text += fmt::format("@misc{{{},\n  title = {{{{{}}}}},\n",
                        key_of(entry.source, rule), for_tex(title));
    if (is_address(entry.source))
      text += fmt::format("  url = {{{}}},\n", entry.source);
    else if (entry.source != title)
      text += fmt::format("  howpublished = {{{}}},\n", for_tex(entry.source));
    text += fmt::format("  note = {{Acts: {}}}\n}}\n", for_tex(entry.acts));
  }
  return text;
}

}  // namespace entente::report
