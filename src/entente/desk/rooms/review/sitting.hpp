// The review of a desk from one request to the next: what was read of the
// candidates, and what was decided and can be taken back.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "entente/candidates/review.hpp"
#include "entente/desk/state/desk.hpp"

namespace entente::desk {

// Why there is no review to show.
struct NoReview {
  std::string problem;
  Diagnostics mistakes;
};

// One request at a time has it.
class Sitting {
 public:
  enum class Use { look, decide };

  Sitting(const Visit& visit, Use use);
  Sitting(const Sitting&) = delete;
  Sitting& operator=(const Sitting&) = delete;
  // Other programs may import and review again.
  ~Sitting();

  const std::optional<NoReview>& problem() const { return problem_; }
  // Expect that there is no problem.
  candidates::Review& review() { return *review_; }
  const candidates::Store& store() const { return *kept_->store; }

  using Steps = std::vector<candidates::Review::Step>;
  const Steps& steps() const { return kept_->steps; }
  // Those of the review are to be taken back from now on.
  void keep_steps() { kept_->steps = review_->steps(); }

 private:
  struct Kept {
    std::mutex mutex;
    // candidates.csv as it was read last, let go; none of a database.
    std::unique_ptr<candidates::Store> store;
    Steps steps;
  };
  static std::shared_ptr<Kept> kept_at(Desk& desk);
  void open(const std::filesystem::path& folder, Use use);

  std::shared_ptr<Kept> kept_;
  std::unique_lock<std::mutex> lock_;
  std::optional<NoReview> problem_;
  std::optional<candidates::Review> review_;
};

}  // namespace entente::desk
