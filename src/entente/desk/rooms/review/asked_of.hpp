// What is asked of the queue, and what a form says of the act that a candidate
// would be.
#pragma once

#include <string>
#include <vector>

#include "entente/candidates/review.hpp"
#include "entente/desk/http/request.hpp"

namespace entente::desk {

// The candidates of one kind, of one actor, or all that wait.
struct Narrowed {
  std::string kind, actor;
  bool takes(const candidates::Store::Waiting& one) const {
    return (kind.empty() || one.kind == kind) &&
           (actor.empty() || one.actor == actor);
  }
};
Narrowed narrowed_by(const Pairs& pairs);

// "c17" as a number; 0 where it is none.
long candidate_number(const std::string& text);
std::string candidate_name(long id);

std::string review_address(const Narrowed& narrowed, long id);

// Fields of the act's row are called so before their column's name, so that
// none of them is taken for another field of the form.
constexpr const char* kField = "row_";

// Edits the draft by the fields that say something else than it does, or than
// the id that was `proposed`. The id comes first: where it was not changed, it
// follows day, actor and kind.
candidates::Decided edit_by(const Pairs& form, candidates::Review& review);

// What was on the page: of the candidate, and of the files that an accepted one
// is written to.
std::string seen_of(const candidates::Candidate& candidate,
                    const casefile::Files& files);

}  // namespace entente::desk
