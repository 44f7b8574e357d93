#include "entente/record/around.hpp"

namespace entente::record {

std::vector<std::size_t> answered_by(const Record& record, std::size_t act) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < record.acts.size(); ++i)
    if (record.acts[i].answers == record.acts[act].id) found.push_back(i);
  return found;
}

std::vector<std::size_t> followed_within(const Record& record,
                                         std::size_t act,
                                         int days) {
  const Act& first = record.acts[act];
  const bool by_a_side = first.side == Side::ours || first.side == Side::theirs;
  std::vector<std::size_t> found;
  for (std::size_t i = act + 1; i < record.acts.size(); ++i) {
    const Act& next = record.acts[i];
    if (next.day > first.day + days) break;
    if (next.day > first.day && !(by_a_side && next.side == first.side))
      found.push_back(i);
  }
  return found;
}

}  // namespace entente::record
