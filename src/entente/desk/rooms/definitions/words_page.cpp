#include "entente/desk/rooms/definitions/words_page.hpp"

#include <fmt/format.h>

#include "entente/desk/rooms/asking.hpp"
#include "entente/desk/rooms/definitions/edited.hpp"
#include "entente/desk/rooms/tried_words.hpp"
#include "entente/study/results.hpp"

namespace entente::desk {
namespace {

using study::Nulls;

std::string address_of(const Pairs& query, const char* nulls) {
  Pairs pairs = without(query, {"nulls"});
  pairs.emplace_back("nulls", nulls);
  return address("/definitions/words", pairs);
}

Response words_of(const Visit& own, Progress& progress) {
  const Pairs& query = own.request.query;
  const Nulls nulls =
      text_in(query, "nulls") == "all" ? Nulls::all : Nulls::few;
  const auto draft = own.desk.drafts.find(text_in(query, "draft"));
  if (!draft)
    return say(own, 404, "That draft is gone",
               "Drafts are kept while the desk runs; open the file again.");
  const casefile::Case& the_case = own.state.loaded->the_case;
  const Edited edited =
      edited_case(own.desk.keeper.folder, the_case.id, *draft);
  if (edited.after == nullptr)
    return say(own, 200, "The draft does not check",
               "Mend it first: its mistakes stand beside it.");
  const study::Asked before = ask_of(own.desk, the_case, progress);
  const study::Asked after = ask_of(own.desk, *edited.after, progress);
  Json claims = Json::array();
  for (const std::string& id : all_in(query, "claim"))
    claims.push_back(words_tried(before, after, id, nulls));
  Json view;
  view["any_claims"] = !claims.empty();
  view["tried"] = std::move(claims);
  view["few"] = nulls == Nulls::few;
  view["few_nulls"] = std::to_string(study::kFewNulls);
  view["all_html"] = in_attribute(address_of(query, "all"));
  Pairs back = {{"draft", text_in(query, "draft")}};
  for (const std::string& id : all_in(query, "claim"))
    back.emplace_back("claim", id);
  view["back_html"] = in_attribute(address("/definitions", back));
  return show(own, {"Words before and after", "words", std::move(view)});
}

}  // namespace

Response words_page(const Visit& visit) {
  return long_work(visit, "Words before and after", words_of);
}

std::string words_address(const std::string& draft,
                          const std::vector<std::string>& claims) {
  Pairs query = {{"draft", draft}};
  for (const std::string& id : claims)
    query.emplace_back("claim", id);
  return address_of(query, "few");
}

}  // namespace entente::desk
