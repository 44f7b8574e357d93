// SharedTexts that stand in many rows of a table, each held once.
#pragma once

#include <compare>
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// A text in eight bytes: equal ones are one, held as long as the program runs.
// For the cells of a table of half a million rows; reads as a text that does
// not change. Made on any thread.
class SharedText {
 public:
  SharedText() : SharedText(std::string_view()) {}
  SharedText(std::string_view text) : at_(kept(text)) {}
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
  SharedText(const char* text) : SharedText(std::string_view(text)) {}

  std::string_view view() const;
  operator std::string_view() const { return view(); }
  operator std::string() const { return std::string(view()); }
  bool empty() const { return view().empty(); }

  friend bool operator==(SharedText a, SharedText b) { return a.at_ == b.at_; }
  template <std::convertible_to<std::string_view> Other>
  requires(!std::same_as<Other, SharedText>) friend bool operator==(
      SharedText a, const Other& b) {
    return a.view() == std::string_view(b);
  }
  friend std::strong_ordering operator<=>(SharedText a, SharedText b) {
    return a.view() <=> b.view();
  }
  friend std::string operator+(std::string before, SharedText text) {
    return std::move(before.append(text.view()));
  }

 private:
  static const char* kept(std::string_view text);

  const char* at_;  // of its length, which the text follows
};

// The same for a list of texts, of which a table has few different ones.
class SharedTexts {
 public:
  SharedTexts() : SharedTexts(std::vector<std::string>()) {}
  SharedTexts(std::vector<std::string> texts) : all_(kept(std::move(texts))) {}
  SharedTexts(std::initializer_list<std::string> texts)
      : SharedTexts(std::vector<std::string>(texts)) {}

  operator const std::vector<std::string>&() const { return *all_; }
  bool empty() const { return all_->empty(); }
  std::size_t size() const { return all_->size(); }
  auto begin() const { return all_->begin(); }
  auto end() const { return all_->end(); }
  const std::string& operator[](std::size_t i) const { return (*all_)[i]; }

  friend bool operator==(SharedTexts a, SharedTexts b) {
    return a.all_ == b.all_;
  }

 private:
  static const std::vector<std::string>* kept(std::vector<std::string> texts);

  const std::vector<std::string>* all_;
};

}  // namespace entente
