// Several values in one field of a form: "concession|2|2026-08-10".
#pragma once

#include <string>
#include <vector>

namespace entente::desk {

std::vector<std::string> parts_of(const std::string& text);

// 0 where it begins with none.
int number_in(const std::string& part);

}  // namespace entente::desk
