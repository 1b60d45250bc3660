// A plan in the making: some bodies have their meetings, and what another meeting would cost beside them is known.
#pragma once

#include <vector>

#include "planning/relaxation.hpp"

namespace slt::planning {

class Draft {
public:
  explicit Draft(const Model& model);

  /// By meeting: the candidate, or -1.
  const std::vector<int>& choice() const { return choice_; }
  /// Of all that stands: exact, with double bookings and the flows between meetings that both stand.
  Cost cost() const { return cost_; }

  void clear();
  /// Takes the meetings of these bodies out.
  void remove(const std::vector<int>& bodies);
  /// Lays the meetings of a graph by its best path, given what stands. `guide`: prices of candidates as in the
  /// relaxation, instead of their own costs. False, and nothing changed, when there is no room.
  bool insert(const Graph& graph, const Part& part, const Relaxation* guide);
  /// Puts one meeting where it is told. False when that clashes.
  bool place(int meeting, int candidate);

private:
  /// What attending costs more than without it: kNever when it clashes.
  Scaled beside(const Candidate& candidate) const;
  Scaled ownCost(const Cell& cell, int candidate, const Relaxation* guide) const;
  /// Of the flows to meetings that stand, were the meeting on that day: kNever when one forbids it.
  Scaled flowCost(int meeting, int day) const;
  /// Of the gap to the meeting before and of the flows, to meetings that stand.
  Cost linkCost(int meeting) const;
  void take(int meeting);

  const Model& model_;
  std::vector<int> choice_;
  /// By day: the meetings on it.
  std::vector<std::vector<int>> onDay_;
  Cost cost_ = 0;
  std::vector<Scaled> cellCost_;
  std::vector<Scaled> best_;
  std::vector<int> path_;
};

} // namespace slt::planning
