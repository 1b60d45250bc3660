// The best plan of a request, in steps of a few milliseconds (but for ties of many days: a graph is made in one), with
// a bound that proves how good it is.
//
// First each body has a graph of its own, and a plan is laid by them. What costs more than that plan is left out when
// the graphs of bodies that flows tie together are made, which keeps them small. Then the relaxation's bound and
// large-neighbourhood search take turns. Where a gap remains, plans of at most some cost are looked for, at first of
// the bound, then of ever more (destructive bounds: Klein & Scholl 1999): what costs more is left out, which makes the
// graphs small enough to be merged (successive sublimation: Ibaraki 1987; Tanaka, Fujikuma & Araki 2009) and to branch,
// until a plan is found or nothing is left (the proof).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "planning/neighbourhood.hpp"
#include "planning/plan.hpp"

namespace slt::planning {

class Search {
public:
  Search(Problem problem, std::uint64_t seed);
  /// Its parts refer to each other.
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  /// Goes on a little. False when there is nothing left to do: what stands is proven, or the status says that it is
  /// not.
  bool step();
  Status status() const;
  /// Of the best plan so far.
  std::optional<Cost> cost() const { return plans_ ? plans_->best() : std::nullopt; }
  /// No plan costs less; nothing when there is none at all.
  std::optional<Cost> bound() const;
  /// The best plan so far, by body and index.
  std::vector<Meeting> plan() const;
  struct Place {
    int candidate;
    Second start;
    int room;
  };
  /// Where a meeting could be, were it alone: by start and room.
  std::vector<Place> placesOf(MeetingRef meeting) const;
  /// Before the first `relax`: plans that cost more are not looked for.
  void forgetAbove(Cost most) { ceiling_ = most; }
  /// Instead of `step`: only makes the bound better, for plans of about that cost where one is known. False when it
  /// gets no better.
  bool relax(std::optional<Cost> cost);
  /// After `relax`, by candidate: what a plan with the meeting there costs at least; kNever where none is looked for.
  std::vector<Cost> leastWith(MeetingRef meeting);
  /// By candidate: what it costs when of the plan only the meeting's body is laid anew, with the meeting there; kNever
  /// when that cannot be, or the plan is none.
  std::vector<Cost> mostWith(MeetingRef meeting, const std::vector<Meeting>& plan) const;
  /// After `relax`: goes back to where that ended, with the meeting on the day of that candidate and plans of at most
  /// that cost (nothing: any), for another `relax`.
  void pinDay(MeetingRef meeting, int candidate, std::optional<Cost> most);
  /// After `pinDay` and `relax`: from now on `step` looks for the best plan with the meeting at that candidate, of at
  /// most that cost and no more than any limit before; where there is none, the bound is higher in the end. `plan`: one
  /// to begin with.
  void pin(MeetingRef meeting, int candidate, std::optional<Cost> most, const std::vector<Meeting>& plan);

private:
  enum class Phase : std::uint8_t { Sketch, Tie, Root, Branch, Done };
  /// A step of the multipliers to begin with, in 64ths of Polyak's.
  static constexpr int kSharpest = 96;
  static constexpr int kNodeIterations = 25;
  /// Arcs of a merged graph.
  static constexpr std::size_t kMostMerged = 200'000;
  struct Node {
    Part part;
    int iterations = 0;
    /// As many iterations at the most.
    int most = kNodeIterations;
    int stale = 0;
    int sharpness = kSharpest;
    /// With more arcs than this no two graphs are made one.
    std::size_t tooLarge = kMostMerged;
    std::vector<Scaled> bestMultiplier;
  };

  void build();
  /// The rows of what is left, with no price.
  void makeRows(Part& part);
  /// Bodies that flows tie together.
  struct Group {
    std::vector<char> bodies;
    /// The last flow that ties them.
    std::size_t flow;
    /// What their own graphs cost together.
    Scaled value;
  };
  /// Of the flows that are still loose; nothing when none is, or ties would be too large.
  std::optional<Group> nextGroup() const;
  /// The one graph of bodies that have one each in the open node, for paths of at most that cost.
  Graph tied(const Group& group, Scaled limit, std::size_t mostArcs, std::size_t mostStates) const;
  void noteTied(const Group& group, Graph graph);
  /// Puts the graphs of the ties in the place of the bodies' own.
  void putTied(Part& part);
  void sketch();
  /// The bound without prices, and what it leaves out. False when that is all.
  bool leaveOut();
  void tie();
  void root();
  void improve();
  void branch();
  /// Begins anew with the plans that cost somewhat more.
  void raise();
  /// What a plan may cost to be looked for; nothing: anything.
  std::optional<Cost> most() const;
  /// Makes two graphs of the open node one. False where there are none, or they would be too large.
  bool merge();
  /// Is the best plan far from the bound?
  bool isFar() const;
  /// One improvement of the multipliers. False when the node is settled.
  bool iterate(Node& node);
  /// Moves the multipliers for the next evaluation. False when that gets no further: then the best ones are in force.
  bool moveOn(Node& node, Scaled target, int most);
  /// The cost that the multipliers aim at.
  Scaled target() const;
  /// The last open node is done with.
  void close();
  void split();
  /// Two decisions that leave nothing out between them: the body does not use the row, or it has its place in it.
  void forbid(Part& part, int row, int body);
  void grant(Part& part, int row, int body);
  /// False when the child is empty.
  bool narrowTo(Part& part, int meeting, Window window);
  void prune(Part& part, int row);
  /// By meeting: the plan's candidate; -1 where there is none.
  std::vector<int> choiceOf(const std::vector<Meeting>& plan) const;
  /// Begins anew at that node, with plans of at most that cost that have the meeting at the candidate, or on its day.
  void openAt(Node node, MeetingRef meeting, int candidate, bool onlyDay, std::optional<Cost> most);
  void setLooseFlows(Part& part) const;
  /// The meeting of a loose flow that has the most days left, and the day that is chosen for it; -1 when all are
  /// settled.
  int dayToSplit(const Part& part, int& chosen) const;

  const Problem problem_;
  Candidates candidates_;
  Meetings meetings_;
  std::optional<Rows> rows_;
  std::optional<Cells> cells_;
  std::optional<Model> model_;
  std::optional<Relaxation> relaxation_;
  std::optional<Neighbourhood> plans_;
  Phase phase_ = Phase::Sketch;
  bool impossible_ = false;
  /// The parts of the plans that are still open; the last is worked on.
  std::vector<Node> open_;
  /// The root as it was before branching: plans are laid in all of it.
  Part whole_;
  Cost rootBound_ = 0;
  /// What is open leaves out plans that cost more.
  std::optional<Cost> ceiling_;
  /// Where `relax` ended first, and where with the meeting pinned to a day.
  std::optional<Node> relaxedRoot_;
  std::optional<Node> relaxedDay_;
  /// After `pinDay`: the ceiling does not rise.
  bool pinned_ = false;
  /// The bound of a node that could not be split, had there been one.
  std::optional<Cost> stuck_;
  /// The cost up to which the open node was last made smaller.
  std::optional<Cost> eliminated_;
  /// By flow: no graph holds it; and none is to, since it would be too large.
  std::vector<char> loose_;
  std::vector<char> tooLarge_;
  std::vector<Graph> tied_;
  /// The bound with the graphs of ties so far.
  Scaled tiedBound_ = 0;
  bool polished_ = false;
  const std::uint64_t seed_;
  /// As many arcs has the relaxation gone along.
  std::uint64_t relaxed_ = 0;
};

} // namespace slt::planning
