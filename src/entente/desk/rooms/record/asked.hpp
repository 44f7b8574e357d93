// What an address of the record asks for.
#pragma once

#include <string>

#include "entente/desk/http/request.hpp"
#include "entente/record/finder.hpp"

namespace entente::desk {

enum class Order { newest, oldest };

struct Asked {
  record::Choice choice;
  std::string typed;  // in the search box
  Order order = Order::newest;
  long page = 1;
  std::string problem;  // of what cannot be read, which asks for nothing
};

// q, from, to, order, page, and each facet by its name.
Asked asked_of(const Pairs& query);

// The addresses of /record beside the one that was asked, its first page.
Pairs with_value(const Pairs& query,
                 record::Facet facet,
                 const std::string& value);
Pairs without_value(const Pairs& query,
                    record::Facet facet,
                    const std::string& value);
Pairs with(const Pairs& query, const std::string& key, std::string value);
Pairs with_days(const Pairs& query, std::optional<Span> days);

}  // namespace entente::desk
