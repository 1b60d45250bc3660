// Every place a meeting can have: the days, starts and rooms that the body, its members and its rooms allow.
#pragma once

#include <array>
#include <limits>
#include <vector>

#include "planning/days.hpp"
#include "planning/problem.hpp"

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

/// A person in more than one meeting that could fall on one day: who can be double-booked.
struct SharedMember {
  int person;
  bool required;
  /// What an absence costs.
  Cost weight;
};

/// The members of a body that are free, by their position among its shared members.
using MemberSet = std::array<std::uint64_t, 2>;
constexpr bool holds(const MemberSet& set, std::size_t member) {
  return (set[member / 64] >> (member % 64) & 1) != 0;
}

struct Candidate {
  int body;
  /// Days from the first day of the period.
  int day;
  /// Minutes from midnight.
  int start;
  int room;
  /// What does not depend on other meetings: slot, avoid, squeezed, and optional members who are busy.
  Cost cost;
  /// Shared members who are free to attend.
  MemberSet free;
};

/// A day on which a body could meet, with the candidates [first, last).
struct CandidateDay {
  int day;
  int first;
  int last;
};

struct Candidates {
  explicit Candidates(const Problem& problem);

  const Problem& problem;
  Days days;
  /// By body, day, start and room.
  std::vector<Candidate> all;
  /// By body.
  std::vector<std::vector<CandidateDay>> ofBody;
  std::vector<std::vector<SharedMember>> shared;
  std::vector<Spacing> spacing;
  /// By body: what each gap up to the greatest costs, scaled.
  std::vector<std::vector<Scaled>> gapCost;

  /// By body, for a quick no: a bit for each person among its shared members, by number modulo 64.
  std::vector<std::uint64_t> sharing;

  /// The person's position among the body's shared members; -1 for none of them.
  int positionOf(int body, int person) const {
    if ((sharing[static_cast<std::size_t>(body)] >> (person % 64) & 1) == 0) return -1;
    const std::vector<SharedMember>& members = shared[static_cast<std::size_t>(body)];
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (members[m].person == person) return static_cast<int>(m);
    }
    return -1;
  }
  /// The number of days of the period.
  int length() const { return problem.to - problem.from + 1; }
  /// The number of open days up to the day, on the body's clock.
  int tau(int body, int day) const {
    return days.on(problem.bodies[static_cast<std::size_t>(body)].clock).count(problem.from + day);
  }
  Second startOf(const Candidate& candidate) const {
    return (Second{problem.from} + candidate.day) * calendar::kSecondsPerDay + Second{candidate.start} * 60;
  }
};

} // namespace slt::planning
