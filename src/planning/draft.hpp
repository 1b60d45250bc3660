// A plan in the making: some bodies have their meetings, and what another meeting would cost beside them is known.
#pragma once

#include <vector>

#include "planning/relaxation.hpp"
#include "planning/review.hpp"

namespace slt::planning {

/// Scatters the bits of a number (the end of splitmix64: Steele, Lea & Flood 2014).
constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

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
  /// The same for those meetings of one body's graph that do not stand, which follow each other; the others stay.
  bool mend(const Graph& graph, const Part& part, const Relaxation* guide);
  /// By candidate: what all costs when the body, which does not stand, is laid as well as can be with that meeting
  /// there; kNever where it cannot be. `body`: its own graph, whose meetings never meet each other.
  std::vector<Cost> completions(const Graph& body, const Part& part, int meeting);
  /// Puts one meeting where it is told. False when that clashes.
  bool place(int meeting, int candidate);
  /// Takes one meeting out, where it stands.
  void take(int meeting);

private:
  /// After `look`: the candidate's own cost, or its price by the guide, and what it costs beside what stands.
  Scaled price(const Cell& cell, int candidate, const Relaxation* guide) const;
  /// Of the flows to meetings that stand, were the meeting on that day: kNever when one forbids it.
  Scaled flowCost(int meeting, int day) const;
  /// Of the gap to the meeting before and of the flows, to meetings that stand.
  Cost linkCost(int meeting) const;

  void priceCells(const Graph& graph, const Part& part, const Relaxation* guide);
  /// Unless that is done in this insertion.
  void priceCell(int cell, const Part& part, const Relaxation* guide);
  /// Puts the meeting to the best of the cell's candidates.
  bool settle(int meeting, int cell, const Part& part, const Relaxation* guide);
  /// The state of one body's graph in which the layer's meeting stands; -1 where there is none.
  int stateOf(const Graph& graph, int layer) const;
  /// Finds out what the candidates [first, last), which are on one day, cost beside what stands there: kNever where
  /// they clash with it.
  void look(int first, int last);
  /// All of a cell, unless that is known.
  void look(const Cell& cell);
  Scaled beside(int candidate) {
    look(candidate, candidate + 1);
    return beside_[static_cast<std::size_t>(candidate)];
  }

  const Model& model_;
  std::vector<int> choice_;
  /// By day: the meetings on it, and a number that tells what stands there (after Zobrist 1970).
  std::vector<std::vector<int>> onDay_;
  std::vector<std::uint64_t> standing_;
  Cost cost_ = 0;
  /// By candidate: what it costs beside others; and by the first candidate of a day, beside what that was.
  std::vector<Scaled> beside_;
  std::vector<std::uint64_t> besideWhat_;
  /// By cell, with the number of the insertion that priced it.
  std::vector<Scaled> cellCost_;
  std::vector<int> pricedIn_;
  int insertion_ = 0;
  /// Of one person on one day.
  std::vector<Appointment> appointments_;
  std::vector<Scaled> best_;
  std::vector<int> path_;
  std::vector<Graph::Range> ranges_;
};

} // namespace slt::planning
