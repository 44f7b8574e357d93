#include "entente/core/shared_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <set>

#include "entente/core/check.hpp"

namespace entente {
namespace {

using Length = std::uint32_t;

std::string_view text_at(const char* at) {
  Length length = 0;
  std::memcpy(&length, at, sizeof length);
  return {at + sizeof length, length};
}

// The texts one after another on pages that never move, and a table of their
// places by hash. A set of strings would cost three times as much for each.
class Kept {
 public:
  const char* place_of(std::string_view text) {
    const std::lock_guard lock(guard_);
    if (4 * (used_ + 1) > 3 * slots_.size()) grow();
    const char*& slot = slot_of(text);
    if (slot == nullptr) {
      slot = written(text);
      ++used_;
    }
    return slot;
  }

 private:
  // The slot that holds the text, else the free one where it belongs.
  const char*& slot_of(std::string_view text) {
    const std::size_t last = slots_.size() - 1;
    std::size_t i = std::hash<std::string_view>()(text) & last;
    while (slots_[i] != nullptr && text_at(slots_[i]) != text)
      i = (i + 1) & last;
    return slots_[i];
  }

  void grow() {
    std::vector<const char*> before(
        std::max<std::size_t>(64, 2 * slots_.size()));
    before.swap(slots_);
    for (const char* at : before)
      if (at != nullptr) slot_of(text_at(at)) = at;
  }

  const char* written(std::string_view text) {
    ENTENTE_EXPECTS(text.size() <= std::numeric_limits<Length>::max());
    constexpr std::size_t kPage = 1 << 16;
    const std::size_t size = sizeof(Length) + text.size();
    if (left_ < size) {
      left_ = std::max(kPage, size);
      pages_.push_back(std::make_unique<char[]>(left_));
      next_ = pages_.back().get();
    }
    char* const at = next_;
    const auto length = static_cast<Length>(text.size());
    std::memcpy(at, &length, sizeof length);
    std::copy(text.begin(), text.end(), at + sizeof length);
    next_ += size;
    left_ -= size;
    return at;
  }

  std::mutex guard_;
  std::vector<const char*> slots_;  // as many as a power of two
  std::size_t used_ = 0;
  std::vector<std::unique_ptr<char[]>> pages_;
  char* next_ = nullptr;  // on the last page
  std::size_t left_ = 0;
};

}  // namespace

std::string_view SharedText::view() const {
  return text_at(at_);
}

const char* SharedText::kept(std::string_view text) {
  static auto& all = *new Kept;  // outlives every static SharedText
  static const char* const empty = all.place_of("");
  return text.empty() ? empty : all.place_of(text);
}

const std::vector<std::string>* SharedTexts::kept(
    std::vector<std::string> texts) {
  static std::mutex guard;
  static auto& all = *new std::set<std::vector<std::string>>;
  const std::lock_guard lock(guard);
  return &*all.insert(std::move(texts)).first;
}

}  // namespace entente
