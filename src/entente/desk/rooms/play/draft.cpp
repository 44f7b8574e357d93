// What is chosen for the month in hand.
#include "entente/desk/rooms/play/game_page.hpp"
#include "entente/desk/rooms/several.hpp"

namespace entente::desk {
namespace {

std::string sentence_of(const Diagnostic& wrong) {
  return wrong.problem + "; " + wrong.hint + ".";
}

}  // namespace

MonthDraft draft_of(const Pairs& pairs, const Seated& seated) {
  MonthDraft draft;
  const play::Offered& offered = seated.sitting->table.offered;
  const int m = static_cast<int>(seated.game.played.size()) + 1;
  const auto tell = [&](const std::optional<Diagnostic>& wrong) {
    if (wrong) draft.problem = sentence_of(*wrong);
    return !wrong;
  };
  for (const auto& [key, value] : pairs) {
    const auto parts = parts_of(value);
    if (key == "act" && parts.size() == 3) {
      const play::Act act{
          parts[0], number_in(parts[1]), parse_day(parts[2]).value_or(0), {}};
      if (tell(play::wrong_with(offered, seated.game, m, draft.month, act)))
        draft.month.acts.push_back(act);
    }
    if (key == "go" && parts.size() == 2) {
      const play::LetGo one{parts[0], parse_day(parts[1]).value_or(0), {}};
      if (tell(play::wrong_with(offered, seated.game, m, draft.month, one)))
        draft.month.let_go.push_back(one);
    }
  }
  return draft;
}

}  // namespace entente::desk
