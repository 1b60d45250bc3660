// The days of the period: which are open on a clock, how they are counted, and what a meeting on one costs.
#pragma once

#include <vector>

#include "planning/problem.hpp"

namespace slt::planning {

/// What holds for a body after the defaults. In open days of its clock.
struct Spacing {
  int min;
  int target;
  int max;
};

/// Is a day open on the clock, in the period or not? Office: Monday to Friday, no free day, in no break that closes
/// offices. School: in no break at all besides.
bool isOpen(const Problem& problem, Clock clock, Day day);

/// The days open on one clock, and how many there are up to each.
class OpenDays {
public:
  /// Days after the period are counted up to `until`, for plans that do not keep to it.
  OpenDays(const Problem& problem, Clock clock, Day until);

  /// Is the day in the period, and open?
  bool isOpen(Day day) const { return day >= from_ && day <= to_ && count(day) != count(day - 1); }
  /// tau: the number of open days from the first day of the period to this one inclusive. 0 before the period.
  int count(Day day) const;
  /// N: the number of open days of the period.
  int total() const { return count(to_); }
  /// The default spacing needs the number of open days.
  Spacing spacing(const Body& body) const;

private:
  Day from_;
  Day to_;
  std::vector<int> counts_;
};

/// Both clocks of a request, and the price of each day.
class Days {
public:
  explicit Days(const Problem& problem) : Days(problem, problem.to) {}
  Days(const Problem& problem, Day until);

  const OpenDays& on(Clock clock) const { return clock == Clock::Office ? office_ : school_; }
  /// Of all `avoid` ranges that hold the day, together.
  Cost avoid(Day day) const;
  /// What it costs to meet on a day squeezed between days off; 0 on others.
  Cost squeezed(Day day) const;

private:
  const Problem& problem_;
  OpenDays office_;
  OpenDays school_;
};

} // namespace slt::planning
