#include "entente/report/words/source_links.hpp"

#include <fmt/format.h>

#include "entente/report/words/markup.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

bool is_address(std::string_view piece) {
  return (piece.starts_with("https://") || piece.starts_with("http://")) &&
         piece.find_first_of(" \"<>\\") == std::string_view::npos;
}

std::string host_of(std::string_view address) {
  if (!is_address(address)) return "";
  std::string_view rest = address.substr(address.find("://") + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  // "https://known.example@other.example": what stands before @ is no host.
  rest = rest.substr(rest.rfind('@') + 1);
  rest = rest.substr(0, rest.find(':'));
  if (rest.starts_with("www.")) rest.remove_prefix(4);
  return std::string(rest);
}

std::string source_html(std::string_view piece) {
  if (!is_address(piece)) return escape(piece);
  return fmt::format("<a href=\"{}\">{}</a>", escape_attribute(piece),
                     escape(host_of(piece)));
}

}  // namespace entente::report
