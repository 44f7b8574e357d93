// The head of the page: what was read, up to when, and how to make it again.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/sections/sections.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

Json head_view(const Context& context) {
  const Json& head = part(context.results, "head");
  long acts = 0;
  Day first = context.as_of, last = kFirstDay;
  for (const record::Act& act : context.record().acts) {
    if (act.day > context.as_of) continue;
    ++acts;
    first = std::min(first, act.day);
    last = std::max(last, act.day);
  }
  std::string title = text(head, "title");
  if (title.empty()) title = context.the_case.title;
  std::string hash = text(head, "data_hash");
  if (hash.empty()) hash = context.the_case.data_hash;
  const Json& seed = part(head, "seed");
  Json view;
  view["title"] = title;
  view["as_of_words"] = in_words(context.as_of);
  view["as_of_iso"] = iso(context.as_of);
  view["acts_in_all"] = acts == 0 ? "" : count_of(acts, "act", "acts");
  view["coded_acts"] =
      acts == 0 ? "" : count_of(acts, "coded act", "coded acts");
  view["first_act"] = short_date(first);
  view["last_act"] = acts == 0
                         ? ""
                         : fmt::format("{}, {} before", short_date(last),
                                       days_in_words(context.as_of - last));
  view["hash_short"] = hash.substr(0, 12);
  view["hash"] = hash;
  view["seed"] = seed.is_string() ? seed.get<std::string>() : seed.dump();
  view["version"] = text(head, "version");
  view["command"] = text(head, "command");
  view["read_on"] =
      context.today > context.as_of
          ? fmt::format("Read on {}, {} later.", in_words(context.today),
                        days_in_words(context.today - context.as_of))
          : "";
  return view;
}

}  // namespace entente::report
