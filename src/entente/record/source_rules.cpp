#include "entente/record/source_rules.hpp"

#include <algorithm>

#include "entente/record/source_text.hpp"

namespace entente::record {
namespace {

bool is_host(const std::string& pattern) {
  return pattern.find('.') != std::string::npos &&
         pattern.find_first_of(" /") == std::string::npos;
}

bool fits(const std::string& piece,
          const std::string& host,
          const std::string& pattern) {
  if (!is_host(pattern)) return piece.find(pattern) != std::string::npos;
  return host == pattern ||
         (host.size() > pattern.size() && host.ends_with(pattern) &&
          host[host.size() - pattern.size() - 1] == '.');
}

}  // namespace

std::string host_of(const std::string& piece) {
  const auto scheme = piece.find("://");
  if (scheme == std::string::npos) return {};
  const auto start = scheme + 3;
  const auto end = piece.find_first_of("/:?#", start);
  return piece.substr(start, end == std::string::npos ? end : end - start);
}

const SourceRule* rule_for(const std::string& piece,
                           const std::vector<SourceRule>& rules) {
  const std::string host = host_of(piece);
  const SourceRule* best = nullptr;
  for (const SourceRule& rule : rules) {
    if (!fits(piece, host, rule.pattern)) continue;
    if (best == nullptr || rule.pattern.size() > best->pattern.size()) {
      best = &rule;
    }
  }
  return best;
}

SourceRules::SourceRules(const std::vector<SourceRule>& rules) {
  for (const SourceRule& rule : rules) {
    if (is_host(rule.pattern))
      hosts_.emplace(rule.pattern, &rule);
    else
      parts_.push_back(&rule);
  }
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const SourceRule* a, const SourceRule* b) {
                     return a->pattern.size() > b->pattern.size();
                   });
}

const SourceRule* SourceRules::rule_for(const std::string& piece) const {
  const std::string host = host_of(piece);
  const SourceRule* best = nullptr;
  // The host, then what stands after each of its dots.
  for (std::string_view name = host; best == nullptr && !name.empty();) {
    const auto found = hosts_.find(name);
    if (found != hosts_.end()) best = found->second;
    const std::size_t dot = name.find('.');
    name = dot == std::string_view::npos ? "" : name.substr(dot + 1);
  }
  for (const SourceRule* part : parts_) {
    const std::size_t size = part->pattern.size();
    if (best != nullptr && size < best->pattern.size()) break;
    if (piece.find(part->pattern) == std::string::npos) continue;
    // Of two that are as long the one that stands first in the table.
    if (best == nullptr || size > best->pattern.size() || part < best)
      best = part;
    break;
  }
  return best;
}

}  // namespace entente::record
