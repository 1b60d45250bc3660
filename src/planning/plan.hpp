// The answer of the planner.
#pragma once

#include <optional>
#include <vector>

#include "planning/review.hpp"

namespace slt::planning {

enum class Status : std::uint8_t { Optimal, Feasible, Infeasible, Unknown };

/// Demands that cannot all hold, while without any one of them the others can; and a plan that breaks little.
struct Conflict {
  std::vector<Demand> demands;
  std::optional<std::vector<Meeting>> closest;
};

struct YearPlan {
  Status status = Status::Unknown;
  /// By body and index. Empty without a plan.
  std::vector<Meeting> meetings;
  /// Its review: cost, cost lines, and who is absent.
  Review review;
  /// No plan can cost less. Nothing when infeasible.
  std::optional<Cost> bound;
  std::optional<Conflict> conflict;
};

/// One slot that a meeting could have.
struct Alternative {
  Second start;
  int room = -1;
  /// Is there a plan with the meeting there?
  bool possible = false;
  /// The cost of the best such plan minus that of the given one; a lower bound when not exact.
  Cost price = 0;
  bool exact = false;
  /// Of one that is not possible: what stands in its way.
  std::vector<Breach> broken;
};

} // namespace slt::planning
