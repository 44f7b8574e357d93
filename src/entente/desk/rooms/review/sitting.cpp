#include "entente/desk/rooms/review/sitting.hpp"

namespace entente::desk {
namespace {

using candidates::Store;

// An import takes longer; whoever reviews in a browser loads the page again.
constexpr std::chrono::milliseconds kPatience{1'500};

}  // namespace

std::shared_ptr<Sitting::Kept> Sitting::kept_at(Desk& desk) {
  constexpr const char* kKey = "review";
  // Two requests at once must find the same one.
  static std::mutex finding;
  const std::scoped_lock lock(finding);
  auto kept = desk.sittings.find<Kept>(kKey);
  if (kept == nullptr) {
    kept = std::make_shared<Kept>();
    desk.sittings.put(kKey, kept);
  }
  return kept;
}

void Sitting::open(const std::filesystem::path& folder, Use use) {
  std::unique_ptr<Store>& store = kept_->store;
  Diagnostics mistakes;
  std::optional<NotWritten> problem;
  const bool decides = use == Use::decide;
  if (store != nullptr && decides) problem = store->take_lock(kPatience);
  if (!problem && (store == nullptr || !store->is_current())) {
    store.reset();
    problem = decides || Store::is_database(folder)
                  ? Store::open(folder, store, mistakes,
                                candidates::kMostInTable, kPatience)
                  : Store::look(folder, store, mistakes);
  }
  if (problem)
    problem_ = NoReview{problem->problem, {}};
  else if (!mistakes.empty())
    problem_ = NoReview{"", std::move(mistakes)};
}

Sitting::Sitting(const Visit& visit, Use use)
    : kept_(kept_at(visit.desk)), lock_(kept_->mutex) {
  const std::filesystem::path& folder = visit.desk.keeper.folder;
  open(folder, use);
  if (problem_) {
    kept_->store.reset();
    return;
  }
  const auto& loaded = visit.state.loaded;
  review_.emplace(
      folder, *kept_->store,
      std::shared_ptr<const casefile::Case>(loaded, &loaded->the_case));
  review_->take_up(kept_->steps);
  if (use == Use::look) {
    review_->note_earlier();
  } else if (auto unkept = review_->finish_earlier()) {
    problem_ = NoReview{unkept->problem, {}};
  }
}

Sitting::~Sitting() {
  if (problem_ || (kept_->store != nullptr && !kept_->store->let_go()))
    kept_->store.reset();
}

}  // namespace entente::desk
