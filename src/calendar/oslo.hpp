// Wall-clock times in Europe/Oslo.
//
// A WallTime is what the clock on the wall shows; nothing here converts it to another zone. Arithmetic is on the wall
// clock too: 22:00 minus six hours is 16:00, also in the two nights a year in which the clock is moved.
//
// Summer time: since 1996 from 02:00 on the last Sunday of March (moved to 03:00) to 03:00 on the last Sunday of
// October (moved to 02:00): forskrift 14.12.2007 nr. 1420 om sommertid § 2, after directive 2000/84/EC. 1981 to 1995 it
// ended on the last Sunday of September, and in 1980 it began on 6 April. Earlier years count as having none (the
// trials of 1916, 1940-45 and 1959-65 are left out). The rule in force is applied to all years to come.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "calendar/civil.hpp"

namespace slt::calendar {

/// Seconds since 1970-01-01T00:00 on the wall clock, without any zone.
using Second = std::int64_t;
inline constexpr std::int32_t kSecondsPerDay = 86400;

struct WallTime {
  Day day;
  /// 0..86399.
  std::int32_t secondOfDay;
  constexpr auto operator<=>(const WallTime&) const = default;
};

inline constexpr WallTime kMinWallTime{kMinDay, 0};
inline constexpr WallTime kMaxWallTime{kMaxDay, kSecondsPerDay - 1};

constexpr Second toSeconds(WallTime time) {
  return Second{time.day} * kSecondsPerDay + time.secondOfDay;
}

/// The time within the range that is nearest to `seconds`.
constexpr WallTime fromSeconds(Second seconds) {
  const Second inRange = detail::within(seconds, toSeconds(kMinWallTime), toSeconds(kMaxWallTime));
  const Second sinceStart = inRange - toSeconds(kMinWallTime);
  return {static_cast<Day>(kMinDay + sinceStart / kSecondsPerDay),
          static_cast<std::int32_t>(sinceStart % kSecondsPerDay)};
}

/// `seconds` later on the wall clock (earlier when negative), clamped to the range.
constexpr WallTime addSeconds(WallTime time, std::int64_t seconds) {
  constexpr Second kWholeRange = toSeconds(kMaxWallTime) - toSeconds(kMinWallTime);
  return fromSeconds(toSeconds(time) + detail::within<Second>(seconds, -kWholeRange, kWholeRange));
}

/// First day of summer time (in its night 02:00-03:00 is skipped) and the day in whose night it ends.
struct SummerTime {
  Day begins;
  Day ends;
};
/// None before 1980.
std::optional<SummerTime> summerTime(int year);

/// False for the skipped times 02:00:00 to 02:59:59 of the March night, else true.
bool existsInOslo(WallTime time);

/// Minutes ahead of UTC: 60, or 120 in summer time. The hour that comes twice in October counts as its first, summer
/// one; a skipped time as not yet moved (60).
int osloOffsetMinutes(WallTime time);

} // namespace slt::calendar
