// All ways to lay the meetings of some bodies, one path through a layered graph for each: a body by itself, or bodies
// that flows tie together.
//
// A layer is a meeting. A state of it says on which day that meeting is, and on which days those earlier ones are that
// a later one still looks back at; an arc is the choice of the next meeting's day, with what the gap and the flows to
// it cost. So a shortest path is an exact optimum of these bodies by themselves (dynamic programming; for two tied
// bodies a state is a pair of days), and passes from both ends give the best path through every state and arc
// (min-marginals; as a decision diagram: Bergman, Cire, van Hoeve & Hooker 2016, Decision Diagrams for Optimization).
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "planning/candidates.hpp"
#include "planning/windows.hpp"

namespace slt::planning {

/// Costs in the search are scaled, so that multipliers can be fractions of a cost with one common denominator.
inline constexpr int kScaleBits = 8;
using Scaled = std::int64_t;
constexpr Scaled scaled(Cost cost) {
  return cost * (Scaled{1} << kScaleBits);
}
/// The least whole cost that is not below it.
constexpr Cost roundedUp(Scaled value) {
  return (value + (Scaled{1} << kScaleBits) - 1) >> kScaleBits;
}
/// More than any plan costs. Sums of a few of them do not overflow.
inline constexpr Scaled kNever = std::numeric_limits<Scaled>::max() / 16;

/// A day for a meeting. Meetings of a body share their cells, but for those that are locked, were planned before, or
/// are tied by a flow that no graph holds: what a day costs them is their own.
struct Cell {
  /// -1 for the shared ones.
  int meeting;
  int body;
  int day;
  /// The candidates [first, last).
  int first;
  int last;
};

struct Cells {
  /// `apart`: the meetings that need cells of their own besides the locked and the planned ones.
  Cells(const Candidates& candidates, const Meetings& meetings, const std::vector<char>& apart);

  std::vector<Cell> all;
  /// The cell of the first candidate day of each meeting's body; the others follow.
  std::vector<int> firstOf;
  /// By meeting.
  ByMeeting locks;
  ByMeeting previous;

  /// What the candidate costs that meeting besides its own cost: kNever where a lock forbids it, else the price of
  /// having moved.
  Scaled extra(const Cell& cell, const Candidates& candidates, int candidate) const;
};

/// Does one meeting of the pair bind the other, and how? The meetings `first` and `second` by number.
struct Link {
  int first;
  int second;
  /// -1: the next meeting of the same body; else the flow.
  int flow;
};

class Graph {
public:
  struct Arc {
    int from;
    /// Unscaled. Of more than this type holds, as much as it holds: a lower bound stays one.
    std::int32_t cost;
  };

  /// The bodies' meetings with the links between them, within the windows. Nothing is kept when there would be more
  /// than `mostArcs`: `complete()` is false then.
  Graph(const Candidates& candidates, const Meetings& meetings, const Cells& cells, const std::vector<Window>& windows,
        std::vector<int> bodies, const std::vector<Link>& links, std::size_t mostArcs);

  bool complete() const { return complete_; }
  const std::vector<int>& bodies() const { return bodies_; }
  std::size_t states() const { return cell_.size(); }
  std::size_t arcs() const { return arcs_.size(); }
  int layers() const { return static_cast<int>(order_.size()); }
  int meetingOfLayer(int layer) const { return order_[static_cast<std::size_t>(layer)]; }
  /// The states of a layer are [layerFirst(l), layerFirst(l + 1)).
  int layerFirst(int layer) const { return layerFirst_[static_cast<std::size_t>(layer)]; }
  int cellOf(int state) const { return cell_[static_cast<std::size_t>(state)]; }

  /// The cost of the best path to each state, that state's cell included; gives that of the best whole path.
  Scaled forward(std::span<const Scaled> cellCost, std::vector<Scaled>& best) const;
  /// The cost of the best path from each state on, that state's cell not included.
  void backward(std::span<const Scaled> cellCost, std::vector<Scaled>& rest) const;
  /// The cells of a best path, by layer, after `forward`. Of equal ones the first.
  void trace(std::span<const Scaled> cellCost, const std::vector<Scaled>& best, std::vector<int>& cells) const;
  /// Removes what no path of cost at most `limit` passes, after both passes. False when nothing is left.
  bool keep(std::span<const Scaled> cellCost, const std::vector<Scaled>& best, const std::vector<Scaled>& rest,
            Scaled limit);

  /// Removes the states outside the windows. False when nothing is left.
  bool keepWithin(const std::vector<Window>& windows, const Cells& cells);

private:
  friend class GraphBuilder;
  bool removeDeadEnds(std::size_t cells);
  void clear() {
    for (std::vector<int>* list : {&order_, &layerFirst_, &cell_, &arcFirst_}) list->clear();
    arcs_.clear();
  }

  bool complete_ = false;
  std::vector<int> bodies_;
  std::vector<int> order_;
  std::vector<int> layerFirst_;
  std::vector<int> cell_;
  /// Of each state the arcs that lead to it; those of the first layer have none.
  std::vector<int> arcFirst_;
  std::vector<Arc> arcs_;
};

} // namespace slt::planning
