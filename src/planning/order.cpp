#include "planning/order.hpp"

#include <algorithm>

namespace slt::planning {

void sort(std::vector<Key>& keys) {
  // Mostly they are: calendars are written from first to last.
  if (std::is_sorted(keys.begin(), keys.end())) return;
  std::make_heap(keys.begin(), keys.end());
  std::sort_heap(keys.begin(), keys.end());
}

std::vector<Busy> inOrder(const std::vector<Busy>& given) {
  std::vector<Key> keys;
  for (const Busy& range : given) {
    if (range.from < range.to) keys.push_back({range.from, range.to});
  }
  sort(keys);
  std::vector<Busy> ranges;
  for (const Key& key : keys) {
    if (!ranges.empty() && key.first <= ranges.back().to)
      ranges.back().to = std::max(ranges.back().to, key.second);
    else
      ranges.push_back({key.first, key.second});
  }
  return ranges;
}

} // namespace slt::planning
