#include "entente/desk/rooms/review/asked_of.hpp"

#include <charconv>

#include "entente/core/hash.hpp"
#include "entente/keep/act_change.hpp"

namespace entente::desk {

Narrowed narrowed_by(const Pairs& pairs) {
  return {text_in(pairs, "kind"), text_in(pairs, "actor")};
}

long candidate_number(const std::string& text) {
  long number = 0;
  const char* const end = text.data() + text.size();
  if (!text.starts_with("c")) return 0;
  const auto [last, error] = std::from_chars(text.data() + 1, end, number);
  return error == std::errc() && last == end && number > 0 ? number : 0;
}

std::string candidate_name(long id) {
  return "c" + std::to_string(id);
}

std::string review_address(const Narrowed& narrowed, long id) {
  Pairs query;
  if (id > 0) query.emplace_back("candidate", candidate_name(id));
  if (!narrowed.kind.empty()) query.emplace_back("kind", narrowed.kind);
  if (!narrowed.actor.empty()) query.emplace_back("actor", narrowed.actor);
  return address("/review", query);
}

candidates::Decided edit_by(const Pairs& form, candidates::Review& review) {
  const keep::Cells draft = review.draft();
  for (const std::string& column : keep::act_columns()) {  // the id first
    const auto typed = find(form, kField + column);
    const auto now = draft.find(column);
    // What was proposed is no edit, though something else be proposed by now.
    const std::string was = column == "id"       ? text_in(form, "proposed")
                            : now == draft.end() ? std::string()
                                                 : now->second;
    if (!typed || *typed == was) continue;
    candidates::Decided decided = review.edit(column + "=" + *typed);
    if (!decided.done()) return decided;
  }
  return {};
}

std::string seen_of(const candidates::Candidate& candidate,
                    const casefile::Files& files) {
  const auto bytes = [&](const char* file) {
    const auto found = files.find(file);
    return found == files.end() ? std::string() : sha256(found->second);
  };
  std::string text = bytes("acts.csv") + bytes("sources.csv");
  for (const std::string& part :
       {std::to_string(candidate.day), candidate.actor, candidate.target,
        candidate.kind, candidate.code, std::to_string(candidate.reports),
        candidate.text, candidate.address, candidate.publishers})
    text += "\n" + part;
  return sha256(text);
}

}  // namespace entente::desk
