#include "entente/desk/state/loaded.hpp"

#include "entente/casefile/opened.hpp"

namespace entente::desk {

Loaded::Loaded(casefile::Files bytes, casefile::Case read, long count)
    : files(std::move(bytes)), the_case(std::move(read)), number(count) {
  for (std::size_t i = 0; i < the_case.record.acts.size(); ++i)
    acts_.emplace(the_case.record.acts[i].id, i);
}

std::optional<std::size_t> Loaded::act(std::string_view id) const {
  const auto found = acts_.find(id);
  if (found == acts_.end()) return {};
  return found->second;
}

const record::Finder& Loaded::finder() const {
  std::call_once(finder_made_,
                 [&] { finder_.emplace(the_case.record, the_case.groups); });
  return *finder_;
}

const theory::Panel& Loaded::panel() const {
  std::call_once(panel_made_, [&] {
    panel_ = theory::verdict_panel(casefile::setting_of(the_case));
  });
  return panel_->panel;
}

Keeper::Keeper(std::filesystem::path where) : folder(std::move(where)) {
  now();
}

State Keeper::now() {
  const std::scoped_lock lock(mutex_);
  casefile::Stamp stamp = casefile::stamp_of(folder);
  if (state_.mistakes != nullptr && stamp == stamp_) return state_;
  // A file that changes while it is read has another stamp the next time.
  stamp_ = std::move(stamp);
  casefile::Opened opened = casefile::open_case(folder);
  Diagnostics& mistakes = opened.reading.diagnostics;
  if (mistakes.empty())
    state_.loaded = std::make_shared<const Loaded>(
        std::move(opened.files), std::move(opened.reading.value), ++readings_);
  state_.mistakes = std::make_shared<const Diagnostics>(std::move(mistakes));
  return state_;
}

}  // namespace entente::desk
