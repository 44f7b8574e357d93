#include "entente/desk/rooms/claim/verdict_page.hpp"

#include "entente/desk/rooms/asking.hpp"
#include "entente/desk/rooms/claim/chosen.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/study/results.hpp"

namespace entente::desk {
namespace {

using study::Nulls;

Response verdict_of(const Visit& own, Progress& progress) {
  const Loaded& loaded = *own.state.loaded;
  const Pairs& query = own.request.query;
  const std::string id = asked_id(loaded.the_case);
  const casefile::Reading reading =
      with_claim(loaded.files, loaded.the_case.id, id, asked_of_menus(query));
  if (!reading.diagnostics.empty())
    return say(own, 200, "It cannot be asked so",
               "Its mistakes stand beside the menus.");
  const Nulls nulls =
      text_in(query, "nulls") == "all" ? Nulls::all : Nulls::few;
  const study::Asked asked = ask_of(own.desk, reading.value, progress);
  const auto& claims = reading.value.claims;
  const auto claim = std::find_if(claims.begin(), claims.end(),
                                  [&](auto& one) { return one.id == id; });
  const Json results = {
      {"claims",
       {{"claims", Json::array({study::claim_of(asked, *claim, nulls)})}}}};
  Json view = report::claims_view(report::context_of(reading.value, results));
  view["any_claims"] = true;
  view["few"] = nulls == Nulls::few;
  view["few_nulls"] = std::to_string(study::kFewNulls);
  view["all_html"] = in_attribute(verdict_address(query, "all"));
  view["back_html"] = in_attribute(address("/ask", without(query, {"nulls"})));
  Response response =
      show(own, {"Verdict on what is asked", "verdict", std::move(view)});
  response.body = with_act_pages(response.body);
  return response;
}

}  // namespace

Response verdict_page(const Visit& visit) {
  return long_work(visit, "Verdict on what is asked", verdict_of);
}

std::string verdict_address(const Pairs& query, const char* nulls) {
  Pairs pairs = without(query, {"nulls", "ask", "kept", "hash"});
  pairs.emplace_back("nulls", nulls);
  return address("/ask/verdict", pairs);
}

}  // namespace entente::desk
