// How to name this page in a footnote, in words and for BibTeX.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

// What BibTeX and LaTeX would take for their own.
std::string in_tex(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += std::string("\\") + c;
        break;
      case '{':
      case '}':
        break;  // cannot be written inside a braced field
      case '\\':
        out += "\\textbackslash ";
        break;
      case '~':
        out += "\\textasciitilde ";
        break;
      case '^':
        out += "\\textasciicircum ";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A key that every BibTeX takes: small letters, digits and hyphens.
std::string key_of(const std::string& id, Day as_of) {
  std::string key;
  for (const char c : id + "-" + iso(as_of)) {
    const auto byte = static_cast<unsigned char>(c);
    key += byte < 128 && std::isalnum(byte) != 0
               ? static_cast<char>(std::tolower(byte))
               : '-';
  }
  return key;
}

// "Prim, Ada and {The Gazette}": a name without a comma is a body's.
std::string tex_authors(const std::vector<std::string>& authors) {
  std::string out;
  for (const std::string& one : authors) {
    const bool person = one.find(',') != std::string::npos;
    out += (out.empty() ? "" : " and ") +
           (person ? in_tex(one) : "{" + in_tex(one) + "}");
  }
  return out;
}

std::string bibtex(const casefile::Case& the_case,
                   const std::string& made,
                   Day as_of,
                   int year) {
  std::string out =
      fmt::format("@misc{{{},\n  title = \"{{{}}}\",\n",
                  key_of(the_case.id, as_of), in_tex(the_case.title));
  if (!the_case.cite.authors.empty())
    out +=
        fmt::format("  author = \"{}\",\n", tex_authors(the_case.cite.authors));
  out += fmt::format("  year = {{{}}},\n  note = {{{}}}", year, in_tex(made));
  if (!the_case.cite.address.empty())
    out += fmt::format(",\n  url = {{{}}}", the_case.cite.address);
  return out + "\n}\n";
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : "; ") + names[i];
  return out;
}

}  // namespace

Json cite_view(const Context& context) {
  const Json& head = part(context.results, "head");
  const casefile::Case& the_case = context.the_case;
  const int year = year_of(context.today);
  const std::string made = fmt::format(
      "As of {}; entente {}, seed {}, data {}", in_words(context.as_of),
      text(head, "version"), part(head, "seed").dump(),
      text(head, "data_hash").substr(0, 12));
  const std::string authors = joined(the_case.cite.authors);
  std::string words =
      authors.empty() ? fmt::format("{} ({}). {}.", the_case.title, year, made)
                      : fmt::format("{} ({}). {}. {}.", authors, year,
                                    the_case.title, made);
  if (!the_case.cite.address.empty()) words += " " + the_case.cite.address;
  if (!the_case.cite.licence.empty())
    words += " Licence of coding and wording: " + the_case.cite.licence + ".";
  const std::string entry = bibtex(the_case, made, context.as_of, year);
  return {{"cite_words", words},
          {"cite_bibtex", entry},
          {"cite_link", data_link("application/x-bibtex", entry)}};
}

}  // namespace entente::report
