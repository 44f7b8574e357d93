#include "entente/keep/file_diff.hpp"

#include <algorithm>
#include <set>

namespace entente::keep {
namespace {

using Lines = std::vector<std::string_view>;
using Sort = DiffLine::Sort;

// Without their ends.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The part of two texts that differs, from and to line.
struct Middle {
  Lines before, after;
  std::size_t head = 0;  // lines that are the same in front
};

Middle middle_of(const Lines& before, const Lines& after) {
  const auto [a, b] =
      std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto head = static_cast<std::size_t>(a - before.begin());
  std::size_t tail = 0;
  while (head + tail < before.size() && head + tail < after.size() &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  const auto end = static_cast<std::ptrdiff_t>(tail);
  return {{a, before.end() - end}, {b, after.end() - end}, head};
}

struct Step {
  Sort sort = Sort::same;
  std::size_t before = 0, after = 0;  // lines that are behind it
};

// How far each diagonal (before - after) got with so many edits.
using Reached = std::vector<std::vector<int>>;

// The rounds of the greedy search until both ends are met; nothing where that
// takes more than kMostEdits.
Reached rounds_of(const Lines& a, const Lines& b) {
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  const int most = std::min(n + m, kMostEdits), mid = most + 1;
  std::vector<int> far(static_cast<std::size_t>(2 * most + 3), 0);
  Reached rounds;
  for (int d = 0; d <= most; ++d) {
    rounds.push_back(far);
    for (int k = -d; k <= d; k += 2) {
      const auto at = static_cast<std::size_t>(mid + k);
      int x = k == -d || (k != d && far[at - 1] < far[at + 1])
                  ? far[at + 1]
                  : far[at - 1] + 1;
      while (x < n && x - k < m && x - k >= 0 &&
             a[static_cast<std::size_t>(x)] ==
                 b[static_cast<std::size_t>(x - k)])
        ++x;
      far[at] = x;
      if (x >= n && x - k >= m) return rounds;
    }
  }
  return {};
}

// From the end back to the beginning, then turned round.
std::vector<Step> steps_of(const Lines& a, const Lines& b) {
  std::vector<Step> steps;
  const Reached rounds = rounds_of(a, b);
  int x = static_cast<int>(a.size()), y = static_cast<int>(b.size());
  const auto step = [&](Sort sort) {
    steps.push_back(
        {sort, static_cast<std::size_t>(x), static_cast<std::size_t>(y)});
  };
  if (rounds.empty()) {
    for (; y > 0; --y)
      step(Sort::fresh);
    for (; x > 0; --x)
      step(Sort::gone);
  }
  for (auto d = static_cast<int>(rounds.size()) - 1; d >= 0; --d) {
    const std::vector<int>& far = rounds[static_cast<std::size_t>(d)];
    const int mid = (static_cast<int>(far.size()) - 3) / 2 + 1, k = x - y;
    const auto at = static_cast<std::size_t>(mid + k);
    const bool down = k == -d || (k != d && far[at - 1] < far[at + 1]);
    const int from = d == 0 ? 0 : down ? far[at + 1] : far[at - 1];
    const int from_y = d == 0 ? 0 : from - (down ? k + 1 : k - 1);
    for (; x > (d == 0 ? 0 : down ? from : from + 1) && y > 0; --x, --y)
      step(Sort::same);
    if (d == 0) break;
    step(down ? Sort::fresh : Sort::gone);
    x = from;
    y = from_y;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace

std::vector<DiffLine> diff_of(std::string_view before, std::string_view after) {
  const Lines a = lines_of(before), b = lines_of(after);
  const Middle middle = middle_of(a, b);
  std::vector<DiffLine> all;
  const auto add = [&](Sort sort, std::size_t line, std::string_view text) {
    all.push_back({sort, static_cast<long>(line), std::string(text)});
  };
  if (middle.before.empty() && middle.after.empty()) return all;
  if (middle.head > 0) add(Sort::same, middle.head, b[middle.head - 1]);
  for (const Step& one : steps_of(middle.before, middle.after)) {
    const bool gone = one.sort == Sort::gone;
    const std::size_t at = gone ? one.before : one.after;
    add(one.sort, middle.head + at,
        gone ? middle.before[at - 1] : middle.after[at - 1]);
  }
  const std::size_t next = middle.head + middle.after.size();
  if (next < b.size()) add(Sort::same, next + 1, b[next]);
  // Of the same lines only those beside a change are shown.
  std::vector<DiffLine> shown;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto changed = [&](std::size_t at) {
      return at < all.size() && all[at].sort != Sort::same;
    };
    if (changed(i) || changed(i + 1) || (i > 0 && changed(i - 1)))
      shown.push_back(all[i]);
  }
  return shown;
}

std::vector<FileDiff> diffs_of(const casefile::Files& before,
                               const casefile::Files& after) {
  std::set<std::string> names;
  for (const casefile::Files* files : {&before, &after})
    for (const auto& [name, bytes] : *files)
      names.insert(name);
  const auto bytes = [](const casefile::Files& files, const std::string& name) {
    const auto found = files.find(name);
    return found == files.end() ? std::string_view()
                                : std::string_view(found->second);
  };
  std::vector<FileDiff> all;
  for (const std::string& name : names)
    if (bytes(before, name) != bytes(after, name))
      all.push_back({name, diff_of(bytes(before, name), bytes(after, name))});
  return all;
}

}  // namespace entente::keep
