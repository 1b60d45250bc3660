// Bodies that share nobody, no room and no flow have nothing to do with each other: the best plan of all is the best
// plan of each such component, and so is the bound. Each is searched by itself, in turns.
#pragma once

#include <memory>
#include <vector>

#include "planning/search.hpp"

namespace slt::planning {

/// One problem for each component. Bodies, people and rooms keep their places: those of other components ask for
/// nothing. Where there are many, several are searched together.
std::vector<Problem> components(const Problem& problem);

/// A search of the whole year, in steps.
class YearSearch {
public:
  YearSearch(const Problem& problem, std::uint64_t seed);

  /// As of a `Search`.
  bool step();
  Status status() const;
  /// Of the best plan so far; nothing as long as a component has none.
  std::optional<Cost> cost() const { return total(&Search::cost); }
  /// No plan costs less; nothing when there is none at all.
  std::optional<Cost> bound() const { return total(&Search::bound); }
  /// By body and index.
  std::vector<Meeting> plan() const;

private:
  std::optional<Cost> total(std::optional<Cost> (Search::*of)() const) const;

  std::vector<std::unique_ptr<Search>> parts_;
  /// Which is next.
  std::size_t next_ = 0;
};

} // namespace slt::planning
