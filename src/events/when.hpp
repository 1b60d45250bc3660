// The evening an event belongs to, and the ages it invites.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "events/case.hpp"

namespace slt::events {

/// The date of the evening: the start, so many hours back on the wall clock. A start at 02:00 belongs to the night
/// before.
constexpr Day eveningOf(const Pack& pack, WallTime start) {
  return start.secondOfDay >= pack.eveningStartsAt ? start.day : start.day - 1;
}

/// `time` of that evening on the wall clock.
constexpr WallTime onEvening(Day evening, EveningTime time) {
  return {evening + time / 86'400, time % 86'400};
}

/// The lowest and the highest age that a pupil of a grade can have on a day: pupils of grade g turn g + 5 in the
/// calendar year in which their school year began.
constexpr int schoolYearOf(const Pack& pack, Day day) {
  const calendar::Civil date = calendar::toCivil(day);
  return date.month >= pack.schoolYearStartsIn ? date.year : date.year - 1;
}
constexpr int lowestAgeInGrade(const Pack& pack, int grade, Day day) {
  const calendar::Civil date = calendar::toCivil(day);
  const int turns = date.year - schoolYearOf(pack, day) + grade + 5;
  // The youngest are born on 31 December.
  return date.month == 12 && date.day == 31 ? turns : turns - 1;
}
constexpr int highestAgeInGrade(const Pack& pack, int grade, Day day) {
  return calendar::toCivil(day).year - schoolYearOf(pack, day) + grade + 5;
}

inline constexpr int kLowestGrade = 1;
inline constexpr int kHighestGrade = 13;
/// Above this no age is told from another.
inline constexpr int kHighestAge = 150;

/// One end of the range of invited ages: told as an age or as a school grade, known or open.
struct Bound {
  bool grade = false;
  std::optional<int> value;
};
struct Invited {
  Bound low;
  Bound high;
  /// Does the range depend on the event's date?
  bool byDate() const { return low.grade || high.grade; }
};
/// The ways in which the range can be completed. An age bound wins over a grade; where neither says anything of a
/// bound, it is completed in the way the application speaks in (in ages when it speaks in both); and when it says
/// nothing at all, either all in ages or all in grades.
struct Ways {
  std::array<Invited, 2> list;
  std::size_t count = 1;
  const Invited& front() const { return list.front(); }
  const Invited* begin() const { return list.data(); }
  const Invited* end() const { return list.data() + count; }
};
Ways waysToInvite(const Facts& facts);

/// The range of ages on a day; empty (low > high) where a mix of ages and grades leaves none.
constexpr Interval agesOn(const Pack& pack, const Invited& way, int low, int high, Day start) {
  return {way.low.grade ? lowestAgeInGrade(pack, low, start) : low,
          way.high.grade ? highestAgeInGrade(pack, high, start) : high};
}

/// Values to try for an absent start and end (seconds on the wall clock), given hours of an evening that matter.
struct Times {
  std::vector<std::int64_t> starts;
  std::vector<std::int64_t> ends;
};
/// `byWeekday`: do the hours differ between weekdays? `byDate`: do ages depend on the date?
Times timesToTry(const Case& of, const std::vector<std::int64_t>& hours, bool byWeekday, bool byDate);

/// Values to try for a bound that is open; the known one otherwise. `turning`: ages at which an answer can change.
std::vector<std::int64_t> boundsToTry(const Bound& bound, const std::vector<std::int64_t>& turning);
Field lowField(const Bound& bound);
Field highField(const Bound& bound);

} // namespace slt::events
