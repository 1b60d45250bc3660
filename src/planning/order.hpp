// Sorting, once for all.
#pragma once

#include <cstdint>
#include <vector>

#include "planning/problem.hpp"

namespace slt::planning {

/// What things are sorted by, and which of them this is. One type for all, and sorting by a heap: a module has to be
/// downloaded, and each further type that is sorted would add three kilobytes to it.
struct Key {
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::int64_t third = 0;
  int position = 0;
  bool operator<(const Key& other) const {
    if (first != other.first) return first < other.first;
    if (second != other.second) return second < other.second;
    return third != other.third ? third < other.third : position < other.position;
  }
};
void sort(std::vector<Key>& keys);

/// The things themselves in the order of their keys.
template<class T> void reorder(std::vector<T>& things, std::vector<Key>& keys) {
  sort(keys);
  std::vector<T> sorted;
  sorted.reserve(things.size());
  for (const Key& key : keys) sorted.push_back(std::move(things[static_cast<std::size_t>(key.position)]));
  things = std::move(sorted);
}

/// Busy ranges in order, those that touch joined and empty ones left out.
std::vector<Busy> inOrder(const std::vector<Busy>& given);

} // namespace slt::planning
