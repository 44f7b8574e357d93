#include "entente/desk/rooms/tried_words.hpp"

#include "entente/report/sections/claim_parts.hpp"

namespace entente::desk {
namespace {

using study::Nulls;

// A claim's line of the brief, where the case has the claim.
Json line_of(const study::Asked& asked, const std::string& id, Nulls nulls) {
  for (const claim::ClaimSpec& claim : asked.the_case->claims) {
    if (claim.id != id) continue;
    const Json result = study::claim_of(asked, claim, nulls);
    const Json none = Json::object();
    const report::Context context = report::context_of(*asked.the_case, none);
    Json line = report::claim_line(context, result);
    line["there"] = true;
    return line;
  }
  return {{"there", false}, {"claim_title", ""}, {"claim_id", id}};
}

}  // namespace

Json words_tried(const study::Asked& before,
                 const study::Asked& after,
                 const std::string& id,
                 Nulls nulls) {
  Json now = line_of(after, id, nulls);
  Json was = line_of(before, id, nulls);
  const std::string title =
      report::text(now["there"].get<bool>() ? now : was, "claim_title");
  const auto differs = [&](const char* key) {
    return report::text(now, key) != report::text(was, key);
  };
  const bool moved = differs("word");
  const bool chance_moved = differs("chance");
  was["when"] = "before";
  now["moved"] = moved;
  now["when"] = "after";
  return {{"tried_id", id},
          {"tried_title", title},
          {"word_moved", moved},
          {"chance_moved", chance_moved},
          {"chances", report::text(now, "word") + ", " +
                          report::text(was, "chance") + " before, " +
                          report::text(now, "chance") + " after"},
          {"sides", Json::array({std::move(was), std::move(now)})}};
}

}  // namespace entente::desk
