// The best plan of a request, in steps of a few milliseconds at most, with a bound that proves how good it is.
//
// First the relaxation's bound and plans guided by its multipliers; then, on what a better plan could still use, either
// branching until nothing is left (the proof), or, where that is too much, large-neighbourhood search that takes bodies
// out and lays them anew by exact paths (Shaw 1998), with branching after it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "planning/draft.hpp"
#include "planning/plan.hpp"

namespace slt::planning {

/// Splitmix64 (Steele, Lea & Flood 2014): the same numbers everywhere for a seed.
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// 0 .. below - 1.
  int below(int below) { return static_cast<int>(next() % static_cast<std::uint64_t>(below)); }

private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

class Search {
public:
  Search(const Problem& problem, std::uint64_t seed);

  /// Goes on a little. False when there is nothing left to do: what stands is proven.
  bool step();
  Status status() const;
  /// Of the best plan so far.
  std::optional<Cost> cost() const { return best_; }
  /// No plan costs less; nothing when there is none at all.
  std::optional<Cost> bound() const;
  /// The best plan so far, by body and index.
  std::vector<Meeting> plan() const;
  /// Instead of `step`: only makes the bound better, for plans of about that cost, and rules nothing out. False when it
  /// gets no better. Then `leastWith` tells a bound for each place of a meeting.
  bool relax(Cost cost);
  struct Bounded {
    Second start;
    int room;
    Cost least;
  };
  /// The candidates of a meeting that are not ruled out, and what a plan with the meeting there costs at least.
  std::vector<Bounded> leastWith(MeetingRef meeting);

private:
  enum class Phase : std::uint8_t { Root, Improve, Branch, Done };
  struct Node {
    Part part;
    int iterations = 0;
    int stale = 0;
    int sharpness = 0;
    std::vector<Scaled> bestMultiplier;
  };

  void build();
  void root();
  void improve();
  void branch();
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
  void setLooseFlows(Part& part) const;
  /// The meeting of a loose flow that has the most days left, and the day that is chosen for it; -1 when all are
  /// settled.
  int dayToSplit(const Part& part, int& chosen) const;

  bool construct(const Relaxation* guide);
  void polish();
  bool relay(std::size_t graph);
  void adopt();
  /// Where the relaxed solution is a plan.
  void adoptChoice();

  const Problem problem_;
  Candidates candidates_;
  Meetings meetings_;
  Rows rows_;
  std::optional<Cells> cells_;
  std::optional<Model> model_;
  std::optional<Relaxation> relaxation_;
  std::optional<Draft> draft_;
  Random random_;
  Phase phase_ = Phase::Root;
  bool impossible_ = false;
  /// The parts of the plans that are still open; the last is worked on.
  std::vector<Node> open_;
  std::optional<Cost> best_;
  std::vector<int> bestChoice_;
  Cost rootBound_ = 0;
  /// The bound of a node that could not be split, had there been one.
  std::optional<Cost> stuck_;
  bool improved_ = false;
  std::vector<char> loose_;
  /// The order in which bodies are laid: those that found no place come earlier the next time.
  std::vector<int> urgency_;
  int tries_ = 0;
  int nodes_ = 0;
};

} // namespace slt::planning
