// A period of an organisation's meetings, drawn up as a request to plan: how many meetings each body has and how far
// apart they are, when schools are closed, and which days are better left alone.
#pragma once

#include <vector>

#include "organisation/organisation.hpp"

namespace slt::organisation {

struct Break {
  LocalText name;
  Day from;
  Day to;
};

struct Avoid {
  Day from;
  Day to;
  int cost;
};

/// What the request says of one body beyond what the organisation says.
struct Share {
  /// 0 where its clock has no open day in the period: then it is left out.
  int count = 0;
  /// Nothing where it is what the planner takes anyhow.
  std::optional<int> target;
  /// The meeting that stands on the anchor, counted from 1, and when on that day; none when 0.
  int lockedIndex = 0;
  Day lockedDay = 0;
  int lockedStart = 0;
};

struct Draft {
  std::vector<Break> breaks;
  std::vector<Avoid> avoid;
  /// One for each body.
  std::vector<Share> shares;
  /// The slots of a body that names none.
  std::vector<Slot> usualSlots;
};

/// `from` and `to` are both included and at most a few years apart.
Draft drawUp(const Organisation& organisation, Day from, Day to);

struct Pair {
  /// Counted from 1.
  int first;
  int second;
};
/// Which meetings a flow ties, were those of both bodies spread evenly. Nothing where it ties each to the one of the
/// same number: that is what the planner takes anyhow.
std::vector<Pair> pairsOf(const Flow& flow, int from, int to);

} // namespace slt::organisation
