#include "entente/candidates/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace entente::candidates {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::size_t find(const std::string& text,
                 char c,
                 std::size_t from,
                 std::size_t to) {
  const void* at = std::memchr(text.data() + from, c, to - from);
  return at == nullptr ? std::string::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) -
                                                  text.data());
}

// Walks the cells of a row and knows when a line end is inside one.
struct Quoted {
  char separator;
  bool inside = false, begins = true;
  // Whether the row ends before c.
  bool ends_at(char c) {
    if (c == '"' && (inside || begins)) {
      // The second mark of a doubled one opens the cell again.
      inside = !inside;
      begins = !inside;
      return false;
    }
    if (inside) return false;
    begins = c == separator;
    return c == '\n';
  }
};

}  // namespace

Reader::Reader(int fd, char separator, Quotes quotes)
    : fd_(fd), separator_(separator), quotes_(quotes), buffer_(kBlock, '\0') {
  while (end_ < kMark.size() && fill()) {
  }
  if (std::string_view(buffer_.data(), end_).starts_with(kMark))
    begin_ = kMark.size();
}

bool Reader::fill() {
  if (at_end_ || error_ != 0) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) {
    if (buffer_.size() >= kMostBytes) {
      error_ = EFBIG;
      return false;
    }
    buffer_.resize(buffer_.size() * 2);
  }
  for (;;) {
    const ssize_t n = read(fd_, buffer_.data() + end_, buffer_.size() - end_);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) error_ = errno;
    if (n == 0) at_end_ = true;
    if (n <= 0) return false;
    end_ += static_cast<std::size_t>(n);
    bytes_ += static_cast<std::size_t>(n);
    return true;
  }
}

bool Reader::find_end(RawRow& row, std::size_t& end, std::size_t& next) {
  Quoted quoted{separator_};
  std::size_t done = 0;  // of the row's bytes
  for (;;) {
    std::size_t at = std::string::npos;
    if (quotes_ != Quotes::rfc4180) {
      at = find(buffer_, '\n', begin_ + done, end_);
    } else {
      for (std::size_t i = begin_ + done; i < end_; ++i) {
        if (quoted.ends_at(buffer_[i])) {
          at = i;
          break;
        }
        if (buffer_[i] == '\n') ++row.lines;
      }
    }
    if (at != std::string::npos) {
      end = at;
      next = at + 1;
      return true;
    }
    done = end_ - begin_;
    if (fill()) continue;
    if (error_ != 0 || end_ == begin_) return false;
    end = next = end_;  // the last row, without a line end
    row.closed = !quoted.inside;
    return true;
  }
}

std::string_view Reader::unquoted(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return cell;
  cell = cell.substr(1, cell.size() - 2);
  if (cell.find('"') == std::string_view::npos) return cell;
  const std::size_t from = plain_.size();  // reserved: views stay valid
  for (std::size_t i = 0; i < cell.size(); ++i) {
    plain_ += cell[i];
    if (cell[i] == '"' && i + 1 < cell.size() && cell[i + 1] == '"') ++i;
  }
  return std::string_view(plain_).substr(from);
}

void Reader::split(RawRow& row, std::size_t end) {
  row.cells.clear();
  plain_.clear();
  if (quotes_ != Quotes::none) plain_.reserve(end - begin_);
  std::size_t from = begin_;
  for (;;) {
    std::size_t to = from;
    if (quotes_ == Quotes::rfc4180 && from < end && buffer_[from] == '"') {
      bool inside = false;
      for (; to < end && (inside || buffer_[to] != separator_); ++to)
        if (buffer_[to] == '"') inside = !inside;
    } else {
      to = std::min(find(buffer_, separator_, from, end), end);
    }
    const std::string_view cell(buffer_.data() + from, to - from);
    row.cells.push_back(quotes_ == Quotes::none ? cell : unquoted(cell));
    if (to >= end) return;
    from = to + 1;
  }
}

bool Reader::next(RawRow& row) {
  row.line = lines_ + 1;
  row.lines = 1;
  row.closed = true;
  std::size_t end = 0, after = 0;
  if (!find_end(row, end, after)) return false;
  if (end > begin_ && buffer_[end - 1] == '\r') --end;
  row.text = std::string_view(buffer_.data() + begin_, end - begin_);
  split(row, end);
  begin_ = after;
  lines_ += row.lines;
  return true;
}

}  // namespace entente::candidates
