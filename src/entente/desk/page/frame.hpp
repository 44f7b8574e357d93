// The page around every room: head, rooms, mistakes of the files; and the files
// that pages load.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/desk/state/desk.hpp"

namespace entente::desk {

using Json = nlohmann::ordered_json;

// Where a room is found, and its name in the navigation.
struct Place {
  std::string path, title;
};

struct Page {
  std::string title;          // of the window, beside the case's
  std::string template_name;  // of templates/, without .mustache
  // Strings, lists and switches, see report/page/page.hpp; no key at the top is
  // the name of a template.
  Json view;
};

// The page with the frame, 200 unless said otherwise. Every template may use
// {{form_token}}; forms that are posted hold it:
//   <input type="hidden" name="form_token" value="{{form_token}}">
Response show(const Visit& visit,
              const std::vector<Place>& places,
              Page page,
              int status = 200);

// The style of the brief and of the desk, and the script; 404 for others.
Response static_file(std::string_view path);

// "file:line:column: problem", why and what to do, without the last line's end;
// of all, each under the key `mistake`.
std::string mistake_text(const Diagnostic& mistake);
Json mistakes_list(const Diagnostics& mistakes);

// Text of a case in the attribute of a template, under a key that ends in
// _html: what an <input> holds comes back as it was.
std::string in_attribute(std::string_view text);

}  // namespace entente::desk
