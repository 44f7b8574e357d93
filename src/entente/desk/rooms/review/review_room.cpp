#include "entente/desk/rooms/review/review_room.hpp"

#include "entente/desk/rooms/review/asked_of.hpp"
#include "entente/desk/rooms/review/review_page.hpp"

namespace entente::desk {
namespace {

using candidates::Decided;

long asked_for(const Pairs& pairs) {
  return candidate_number(text_in(pairs, "candidate"));
}

Response looked_at(const Visit& visit, Shown::Reads reads) {
  Sitting sitting(visit, Sitting::Use::look);
  if (sitting.problem()) return no_review_page(visit, *sitting.problem());
  const Pairs& sent = visit.request.method == Method::get ? visit.request.query
                                                          : visit.request.form;
  const bool typed = visit.request.method == Method::post;
  return candidate_page(visit, sitting,
                        {asked_for(sent), typed ? sent : Pairs(), {}, reads});
}

// The one that is asked about after this one; the first again after the last.
long next_after(const candidates::Store& store,
                const Narrowed& narrowed,
                long id) {
  long first = 0;
  bool passed = false;
  for (const auto& one : store.waiting()) {
    if (one.id == id) {
      passed = true;
    } else if (narrowed.takes(one)) {
      if (passed) return one.id;
      if (first == 0) first = one.id;
    }
  }
  return first;
}

Decided accepted(const Visit& visit, candidates::Review& review) {
  const Pairs& form = visit.request.form;
  if (text_in(form, "seen") !=
      seen_of(*review.current(), visit.state.loaded->files))
    return {
        "acts.csv, sources.csv or the candidate was changed by somebody "
        "since this page was made; nothing was written",
        "look at it again as it is now, and accept it then",
        {},
        {}};
  Decided edited = edit_by(form, review);
  if (!edited.done()) return edited;
  const std::string check = text_in(form, "check");
  return review.accept(check == "sourced" ? check : "date-unverified");
}

Decided merged(const Visit& visit, candidates::Review& review) {
  const std::string other = text_in(visit.request.form, "other");
  return review.merge(other.empty() ? text_in(visit.request.form, "into")
                                    : other);
}

Decided rejected(const Visit& visit, candidates::Review& review) {
  return review.reject(text_in(visit.request.form, "reason"));
}

// On to the next one, or why not.
Response decided(const Visit& visit,
                 Decided (*decide)(const Visit&, candidates::Review&)) {
  Sitting sitting(visit, Sitting::Use::decide);
  if (sitting.problem()) return no_review_page(visit, *sitting.problem());
  const Pairs& form = visit.request.form;
  const long id = asked_for(form);
  if (id == 0 || !sitting.review().go_to(id))
    return candidate_page(visit, sitting, {id, {}, {}, Shown::Reads::behind});
  const Narrowed narrowed = narrowed_by(form);
  const long next = next_after(sitting.store(), narrowed, id);
  Decided done = decide(visit, sitting.review());
  if (done.done()) {
    sitting.keep_steps();
    return redirect(review_address(narrowed, next));
  }
  return candidate_page(visit, sitting,
                        {id, form, std::move(done), Shown::Reads::behind});
}

Response undone(const Visit& visit) {
  Sitting sitting(visit, Sitting::Use::decide);
  if (sitting.problem()) return no_review_page(visit, *sitting.problem());
  const Pairs& form = visit.request.form;
  const long id = asked_for(form);
  Shown shown;
  if (sitting.steps().empty() || sitting.steps().back().id != id) {
    shown.refused.problem =
        "that was taken back already, or something else "
        "was decided since";
    return candidate_page(visit, sitting, std::move(shown));
  }
  Decided done = sitting.review().undo();
  if (done.done()) {
    sitting.keep_steps();
    return redirect(review_address(narrowed_by(form), id));
  }
  shown.refused = std::move(done);
  return candidate_page(visit, sitting, std::move(shown));
}

}  // namespace

Response review_room(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (visit.request.method == Method::get) {
    if (path == "/review") return looked_at(visit, Shown::Reads::behind);
    if (path == "/review/reads") return looked_at(visit, Shown::Reads::now);
  } else {
    if (path == "/review/check") return looked_at(visit, Shown::Reads::now);
    if (path == "/review/accept") return decided(visit, accepted);
    if (path == "/review/merge") return decided(visit, merged);
    if (path == "/review/reject") return decided(visit, rejected);
    if (path == "/review/undo") return undone(visit);
  }
  return say(visit, 404, "No such page", "Nothing is under this address.");
}

}  // namespace entente::desk
