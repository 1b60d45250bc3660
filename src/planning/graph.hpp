// All ways to lay the meetings of some bodies, one path through a layered graph for each: a body by itself, or bodies
// that flows tie together.
//
// A layer is a meeting. Of one body, a state is its day, and what leads to it follows from the gaps that are allowed:
// no arc is stored. Of tied bodies, a state says on which day that meeting is, and on which days those earlier ones are
// that a later one still looks back at; an arc is the choice of the next meeting's day, with what the gap and the flows
// to it cost. So a shortest path is an exact optimum of these bodies by themselves (dynamic programming; for two tied
// bodies a state is a pair of days), and passes from both ends give the best path through every state and arc
// (min-marginals; as a decision diagram: Bergman, Cire, van Hoeve & Hooker 2016, Decision Diagrams for Optimization).
#pragma once

#include <span>
#include <vector>

#include "planning/candidates.hpp"
#include "planning/lists.hpp"
#include "planning/windows.hpp"

namespace slt::planning {

/// A day for a meeting. Meetings of a body share their cells, but for those that are locked, were planned before, or
/// are tied by a flow: what a day costs them is their own.
struct Cell {
  /// -1 for the shared ones.
  int meeting;
  int body;
  int day;
  /// The candidates [first, last).
  int first;
  int last;
};

/// Of one meeting of a flow's pair: the other one.
struct Tie {
  int flow;
  int other;
  /// Is the other one to come first?
  bool later;
};

struct Cells {
  Cells(const Candidates& candidates, const Meetings& meetings);

  std::vector<Cell> all;
  /// The cell of the first candidate day of each meeting's body; the others follow.
  std::vector<int> firstOf;
  /// By meeting.
  ByMeeting locks;
  ByMeeting previous;
  std::vector<std::vector<Tie>> ties;

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

/// What a path through a graph costs: by cell, and by what meetings of one day cost together.
struct Costs {
  Costs(std::span<const Scaled> ofCells, std::span<const Scaled> ofClashes = {}) : cells(ofCells), clashes(ofClashes) {}
  Costs(const std::vector<Scaled>& ofCells) : cells(ofCells) {}
  std::span<const Scaled> cells;
  /// Nothing: they are free.
  std::span<const Scaled> clashes;

  Scaled of(int cell) const { return cells[static_cast<std::size_t>(cell)]; }
};

class Clashes;

class Graph {
public:
  struct Arc {
    int from;
    /// Unscaled. Of more than this type holds, as much as it holds: a lower bound stays one.
    std::int32_t cost;
    /// Which of `clashes()` it comes to; -1 for none.
    int clash = -1;

    [[gnu::always_inline]] Scaled with(const Costs& costs) const {
      return scaled(cost) + (clash < 0 || costs.clashes.empty() ? 0 : costs.clashes[static_cast<std::size_t>(clash)]);
    }
  };
  /// Bodies to be tied, each by its own graph, and the links between their meetings.
  struct Ties {
    std::vector<const Graph*> graphs;
    std::vector<Link> links;
    /// What the cells cost. Paths that would cost more than `limit` by them are left out from the beginning: what a
    /// body's own graph says of the rest of its meetings is a bound for the rest of the path (as in A*: Hart, Nilsson &
    /// Raphael 1968).
    std::span<const Scaled> cellCost;
    Scaled limit;
    std::size_t mostArcs;
    /// Of each layer only so many states are gone on from, the most promising (a beam search: Lowerre 1976). None of
    /// the paths that are left out is known to be worse.
    std::size_t mostStates;
  };

  /// Two graphs to be made one, and what leaves their states at least, by `backward`.
  struct Merge {
    const Graph* graphs[2];
    Costs costs[2];
    std::vector<Scaled> rest[2];
    /// What their best paths cost.
    Scaled value[2];
    /// Paths that would cost more are left out, as of ties.
    Scaled limit;
    std::size_t mostArcs;
  };

  /// The meetings of one body within the windows.
  Graph(const Candidates& candidates, const Meetings& meetings, const Cells& cells, const std::vector<Window>& windows,
        int body);
  /// Nothing is kept when there would be more than `mostArcs`: `complete()` is false then.
  Graph(const Candidates& candidates, const Meetings& meetings, const Cells& cells, const Ties& ties);
  /// All pairs of paths of two graphs, as paths that know of each other: what meetings of one day cost together is
  /// theirs to pay. Not complete when there would be more than `mostArcs`.
  Graph(const Cells& cells, Clashes& clashes, const Merge& merge);

  bool complete() const { return complete_; }
  /// No path goes through it.
  bool empty() const { return layers() > 0 && layerFirst(layers() - 1) == static_cast<int>(states()); }
  const std::vector<int>& bodies() const { return bodies_; }
  std::size_t states() const { return cell_.size(); }
  std::size_t arcs() const { return arcCount_; }
  int layers() const { return static_cast<int>(order_.size()); }
  int meetingOfLayer(int layer) const { return order_[static_cast<std::size_t>(layer)]; }
  /// The states of a layer are [layerFirst(l), layerFirst(l + 1)).
  int layerFirst(int layer) const { return layerFirst_[static_cast<std::size_t>(layer)]; }
  int cellOf(int state) const { return cell_[static_cast<std::size_t>(state)]; }
  /// Cells of one day, the last one of them next on a path that has come by the others.
  const Lists& clashes() const { return clashes_; }

  /// Of one body: the layers [first, last) between two states that stand; -1 where that is the end of the graph.
  struct Stretch {
    int first;
    int last;
    int before;
    int after;
  };
  /// States [first, last).
  struct Range {
    int first;
    int last;
  };
  /// Is it of one body, so that a stretch of it can be laid by itself?
  bool divides() const { return gapCost_ != nullptr; }
  /// By layer of the stretch: the states that gaps leave between what stands before it and after it.
  void between(const Stretch& stretch, std::vector<Range>& ranges) const;
  /// As those without a stretch: the cost of the best path through it, with the gaps to what stands at its ends.
  Scaled forward(std::span<const Scaled> cellCost, std::vector<Scaled>& best, const Stretch& stretch,
                 std::span<const Range> ranges) const;
  void trace(const std::vector<Scaled>& best, const Stretch& stretch, std::span<const Range> ranges,
             std::vector<int>& cells) const;

  /// The cost of the best path to each state, that state's cell included; gives that of the best whole path.
  Scaled forward(const Costs& costs, std::vector<Scaled>& best) const;
  /// The cost of the best path from each state on, that state's cell not included.
  void backward(const Costs& costs, std::vector<Scaled>& rest) const;
  /// The cells of a best path, by layer, after `forward`, and the clashes it comes to. Of equal ones the first.
  void trace(const Costs& costs, const std::vector<Scaled>& best, std::vector<int>& cells,
             std::vector<int>* clashes = nullptr) const;
  /// Removes what no path of cost at most `limit` passes, after both passes. False when nothing is left.
  bool keep(const Costs& costs, const std::vector<Scaled>& best, const std::vector<Scaled>& rest, Scaled limit);

  /// Removes the states outside the windows. False when nothing is left.
  bool keepWithin(const std::vector<Window>& windows, const Cells& cells);

private:
  friend class TiedGraph;
  friend class MergedGraph;
  /// Of one body: the states of the layer before [low, high) that a state can follow. Those of later states lie later.
  struct Reach {
    int low;
    int high;
  };
  [[gnu::always_inline]] void follow(Reach& reach, int state, int end) const {
    const int tau = tau_[static_cast<std::size_t>(state)];
    const int most = static_cast<int>(gapCost_->size()) - 1;
    while (reach.low < end && tau - tau_[static_cast<std::size_t>(reach.low)] > most) ++reach.low;
    while (reach.high < end && tau - tau_[static_cast<std::size_t>(reach.high)] >= leastGap_) ++reach.high;
  }
  /// By the number of open days from `before` to it.
  [[gnu::always_inline]] Scaled gap(int before, int state) const {
    return (*gapCost_)[static_cast<std::size_t>(tau_[static_cast<std::size_t>(state)] -
                                                tau_[static_cast<std::size_t>(before)])];
  }

  /// The least that leads to a state from those before it, [reach.low, end) of them.
  Scaled leastBefore(const std::vector<Scaled>& best, Reach& reach, int state, int end) const;
  void countArcs();
  struct Loose {
    /// Counted from the first state of the layer.
    int target;
    Arc arc;
  };
  /// Those to the states of the last layer, sorted by them.
  void addArcs(const std::vector<Loose>& arcs, int states);
  /// The cells of the last meetings of its bodies on the way to a state, as far as it knows; -1 for none.
  std::span<const int> standing(int state) const {
    const auto at = static_cast<std::size_t>(state);
    return standing_.empty() ? std::span(cell_).subspan(at, 1) : std::span(standing_).subspan(at * width_, width_);
  }

  bool complete_ = false;
  std::size_t arcCount_ = 0;
  std::vector<int> bodies_;
  std::vector<int> order_;
  std::vector<int> layerFirst_{0};
  std::vector<int> cell_;
  /// Of one body: the open days up to that of each state, and what gaps cost. Nothing for tied bodies.
  std::vector<int> tau_;
  const std::vector<Scaled>* gapCost_ = nullptr;
  int leastGap_ = 0;
  /// Of tied bodies: of each state the arcs that lead to it; those of the first layer have none.
  std::vector<int> arcFirst_;
  std::vector<Arc> arcs_;
  /// Of a merged graph.
  std::vector<int> standing_;
  std::size_t width_ = 1;
  Lists clashes_;
};

} // namespace slt::planning
