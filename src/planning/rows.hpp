// What meetings of one day compete for: rooms and people, as rows of a linear program.
//
// A row says that at most `limit` of the meetings that use it take place (1 for a room or a person at a moment, the
// person's daily number for a day). Moments are the maximal cliques of the interval graph of the candidates' times,
// which describe a person's day exactly: the matrix is totally unimodular (Fulkerson & Gross 1965). A candidate uses a
// row for sure, or by an optional member, who can stay away at a price instead.
#pragma once

#include <vector>

#include "planning/candidates.hpp"
#include "planning/lists.hpp"

namespace slt::planning {

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
  /// The person's number; of a room it is negative.
  std::vector<int> owner;
  std::vector<std::vector<Use>> users;
  /// Of each candidate: the rows it uses for sure, and its visits: an optional member who is free and in demand.
  Lists sure;
  Lists visits;
  /// Of each visit: its rows, and what the absence costs.
  Lists ofVisit;
  std::vector<Cost> weight;
};

} // namespace slt::planning
