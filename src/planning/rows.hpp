// What meetings of one day compete for: rooms and people, as rows of a linear program.
//
// A row says that at most `limit` of the meetings that use it take place (1 for a room or a person at a moment, the
// person's daily number for a day). Moments are the maximal cliques of the interval graph of the candidates' times,
// which describe a person's day exactly: the matrix is totally unimodular (Fulkerson & Gross 1965). A candidate uses a
// row for sure, or by an optional member, who can stay away at a price instead.
#pragma once

#include <span>
#include <vector>

#include "planning/candidates.hpp"

namespace slt::planning {

/// Lists of numbers behind each other, the first of each by position.
struct Lists {
  std::vector<int> first{0};
  std::vector<int> items;
  std::span<const int> operator[](int at) const {
    const auto i = static_cast<std::size_t>(at);
    return std::span(items).subspan(static_cast<std::size_t>(first[i]),
                                    static_cast<std::size_t>(first[i + 1] - first[i]));
  }
  int size() const { return static_cast<int>(first.size()) - 1; }
  void close() { first.push_back(static_cast<int>(items.size())); }
};

/// A use of a row by a candidate; `visit` is -1 when it is for sure.
struct Use {
  int candidate;
  int visit;
};

struct Rows {
  /// `unused`, by candidate: those that take no part.
  Rows(const Candidates& candidates, const std::vector<char>& unused);

  int count() const { return static_cast<int>(limit.size()); }

  /// Of each row.
  std::vector<int> limit;
  std::vector<int> day;
  std::vector<std::vector<Use>> users;
  /// Of each candidate: the rows it uses for sure, and its visits: an optional member who is free and in demand.
  Lists sure;
  Lists visits;
  /// Of each visit: its rows, and what the absence costs.
  Lists ofVisit;
  std::vector<Cost> weight;
};

} // namespace slt::planning
