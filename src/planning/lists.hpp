// Lists of numbers in two vectors, for where there are many short ones.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace slt::planning {

/// Lists of numbers behind each other, the first of each by position.
struct Lists {
  std::vector<int> first{0};
  std::vector<int> items;
  [[gnu::always_inline]] std::span<const int> operator[](int at) const {
    const auto i = static_cast<std::size_t>(at);
    return std::span(items).subspan(static_cast<std::size_t>(first[i]),
                                    static_cast<std::size_t>(first[i + 1] - first[i]));
  }
  int size() const { return static_cast<int>(first.size()) - 1; }
  void close() { first.push_back(static_cast<int>(items.size())); }
};

} // namespace slt::planning
