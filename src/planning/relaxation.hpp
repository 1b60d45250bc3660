// A lower bound on the cost of every plan: rows that meetings compete for are priced instead of enforced.
//
// Lagrangian relaxation (Held & Karp 1971; Geoffrion 1974): with a multiplier for each row the bodies fall apart, each
// is an exact shortest path, and the sum less what the rows' limits are worth is a bound for any multipliers of at
// least 0. Multipliers are whole multiples of 1/2^kScaleBits, so the bound is exact and can be checked again from them.
// They are improved by subgradient steps (Polyak 1969), deflected by the ones before (Camerini, Fratta & Maffioli
// 1975).
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "planning/clashes.hpp"
#include "planning/graph.hpp"
#include "planning/rows.hpp"

namespace slt::planning {

/// What never changes during a search.
struct Model {
  const Candidates& candidates;
  const Meetings& meetings;
  const Cells& cells;
  const Rows& rows;
};

/// A part of the plans: those that are left when some candidates, absences or days are ruled out.
struct Part {
  std::vector<Graph> graphs;
  std::vector<Window> windows;
  /// By candidate: ruled out.
  std::vector<char> gone;
  /// By visit: the optional member stays away.
  std::vector<char> away;
  /// By row.
  std::vector<int> limit;
  std::vector<Scaled> multiplier;
  /// Uses of a row that its limit no longer counts: this body has its place for sure.
  struct Grant {
    int row;
    int body;
    bool operator==(const Grant&) const = default;
  };
  std::vector<Grant> granted;
  /// What flows that no graph holds cost at least within the windows.
  Scaled looseFlows = 0;
  /// The best bound so far.
  Scaled bound = 0;
};

class Relaxation {
public:
  explicit Relaxation(const Model& model);

  /// Works on that part until the next call.
  void open(Part& part);
  /// After the part's multipliers were set from outside.
  void notePriced();
  /// The bound at the part's multipliers; kNever when a body has no path left.
  Scaled evaluate();
  /// The bound of the last evaluation.
  Scaled last() const { return last_; }
  /// Moves the multipliers along the subgradient of the last evaluation. False when nothing is violated or slack: the
  /// relaxed solution is a best plan of the part.
  bool step(Scaled target, int sharpness);
  /// Removes all that no plan of cost at most `most` (at the last evaluation's multipliers) can use. False when nothing
  /// is left.
  bool eliminate(Cost most);

  /// Two of the part's graphs as one, of paths that plans of cost at most `most` can use at the last evaluation's
  /// multipliers; nothing when that is more than `mostArcs`.
  std::optional<Graph> merged(std::size_t one, std::size_t other, Cost most, std::size_t mostArcs);
  /// Two graphs that compete for much, by the prices of rows that both can use; nothing when none do.
  std::optional<std::pair<std::size_t, std::size_t>> rivals() const;

  /// By candidate: the least that a plan with the meeting there costs, by the last evaluation. kNever where it cannot
  /// be.
  std::vector<Scaled> leastWith(int meeting);

  /// Of the last evaluation, by meeting: the candidate chosen.
  const std::vector<int>& choice() const { return choice_; }
  /// By row: how often the choice uses it.
  const std::vector<int>& usage() const { return usage_; }
  /// Is that the cheaper: to pay the rows of the visit, rather than the absence?
  bool attends(int visit, int body) const;
  /// What the candidate costs with the rows priced.
  Scaled reduced(int candidate) const { return reduced_[static_cast<std::size_t>(candidate)]; }
  /// Of the last evaluation, by cell; and what the best path of a graph costs.
  std::span<const Scaled> cellCosts() const { return cellCost_; }
  Scaled value(std::size_t graph) const { return value_[graph]; }
  /// The candidates that some graph uses.
  const std::vector<int>& used() const { return activeCandidates_; }
  /// How much of the graphs is left.
  std::size_t arcs() const { return arcs_; }

private:
  bool isGranted(int row, int body) const;
  /// What is worked with is copied together: the active candidates, with those of their rows that can be violated at
  /// all.
  void listActive();
  void compile();
  void price();
  void choose();
  /// The choice uses no row by a member who stays away because of a clash.
  void stayAway(const Clashes::Absence& absence);
  int bestOf(const Cell& cell, Scaled cost) const;
  Costs costsOf(std::size_t graph) const { return {cellCost_, clashCost_[graph]}; }

  const Model& model_;
  Part* part_ = nullptr;
  /// Candidates and cells that some graph still uses.
  std::vector<int> activeCandidates_;
  std::vector<int> activeCells_;
  /// Of an active candidate: its cost but for what is priced, and where its rows and visits begin.
  struct Active {
    Scaled base;
    int rows;
    int visits;
  };
  struct Visit {
    Scaled absence;
    int rows;
  };
  std::vector<Active> active_;
  std::vector<int> activeAt_;
  std::vector<int> rowsOf_;
  std::vector<Visit> visits_;
  /// By row: can it be violated at all?
  std::vector<char> contested_;
  std::vector<int> rowsOfVisit_;
  std::vector<Scaled> reduced_;
  std::vector<Scaled> cellCost_;
  std::vector<std::vector<Scaled>> best_;
  Clashes clashes_;
  /// By graph, and by its clashes.
  std::vector<std::vector<Scaled>> clashCost_;
  std::vector<int> met_;
  std::vector<Clashes::Absence> staying_;
  std::vector<Scaled> value_;
  std::vector<int> choice_;
  std::vector<int> usage_;
  std::vector<int> used_;
  std::vector<int> priced_;
  /// By row: where the multiplier moves.
  std::vector<Scaled> direction_;
  std::vector<Scaled> rest_;
  std::vector<Scaled> least_;
  std::vector<int> path_;
  Scaled last_ = 0;
  std::size_t arcs_ = 0;
};

} // namespace slt::planning
