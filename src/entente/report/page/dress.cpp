#include "entente/report/page/dress.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "entente/core/hash.hpp"
#include "entente/core/utf8.hpp"
#include "entente/report/page/page.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

namespace {

// The inside of a CSS string: what is no letter, digit or blank of ASCII is
// written by its code (CSS Syntax 3, 4.3.7), so that no character can end the
// string, the rule or the style.
std::string css_string(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text, at), 1);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (length > 1 || std::isalnum(byte) != 0 || byte == ' ') {
      out += text.substr(at, length);
    } else {
      out += fmt::format("\\{:X} ", byte);
    }
    at += length;
  }
  return out;
}

// The page asks nobody for anything: no request is allowed, and no style or
// script but the two that were made here.
std::string policy_for(const std::string& style, const std::string& script) {
  return fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; "
      "base-uri 'none'; form-action 'none'",
      sha256_base64(style), sha256_base64(script));
}

}  // namespace

std::string dressed(std::string_view name,
                    Json view,
                    const Context& context,
                    std::string_view more_style) {
  const std::string foot =
      view["title"].get<std::string>() + ", as of " + in_words(context.as_of);
  const std::string style = fmt::format(
      "\n{}{}\n@page {{ @bottom-left {{ content: \"{}\"; font: 7.5pt "
      "sans-serif; color: #333; }} }}\n",
      embedded("brief.css"), more_style, css_string(foot));
  const std::string script = fmt::format("\n{}\n", embedded("brief.js"));
  view["policy_html"] = policy_for(style, script);
  view["style_html"] = style;
  view["script_html"] = script;
  return render(name, view);
}

}  // namespace entente::report
