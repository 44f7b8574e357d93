#include "entente/report/results/variant_json.hpp"

#include <nlohmann/json.hpp>

namespace entente::report {
namespace {

using nlohmann::ordered_json;

ordered_json acts_json(const std::vector<record::Act>& acts) {
  ordered_json out = ordered_json::array();
  for (const record::Act& act : acts)
    out.push_back({{"id", act.id}, {"summary", act.summary}});
  return out;
}

const char* text_of(variant::Kind kind) {
  switch (kind) {
    case variant::Kind::added:
      return "added";
    case variant::Kind::mended:
      return "mended";
    default:
      return "gone";
  }
}

}  // namespace

ordered_json groups_moved_json(const std::vector<variant::GroupMoved>& groups) {
  ordered_json out = ordered_json::array();
  for (const variant::GroupMoved& group : groups)
    out.push_back({{"group", group.group},
                   {"before", group.before},
                   {"after", group.after},
                   {"in", acts_json(group.in)},
                   {"out", acts_json(group.out)}});
  return out;
}

ordered_json parts_json(const std::vector<variant::Part>& parts) {
  ordered_json out = ordered_json::array();
  for (const variant::Part& part : parts)
    out.push_back({{"cause", part.cause},
                   {"file", part.file},
                   {"name", part.name},
                   {"kind", text_of(part.kind)},
                   {"detail", part.detail}});
  return out;
}

ordered_json claim_brief_json(const ordered_json& claim) {
  ordered_json out = {{"word", claim["word"]},
                      {"word_before_cap", claim["word_before_cap"]},
                      {"probability", claim["probability"]},
                      {"log_rr60", nullptr},
                      {"low", nullptr},
                      {"high", nullptr},
                      {"acts", nullptr}};
  if (claim["estimate"].is_null()) return out;
  for (const char* key : {"log_rr60", "low", "high"})
    out[key] = claim["corrected"][key];
  out["acts"] = claim["estimate"]["acts"];
  return out;
}

}  // namespace entente::report
