#include "calendar/oslo.hpp"

namespace slt::calendar {
namespace {

constexpr Second kTwo = 2 * 3600;
constexpr Second kThree = 3 * 3600;

Day lastSundayOf(int year, int month) {
  const Day last = fromCivil({year, month, daysInMonth(year, month)});
  return last - isoWeekday(last) % 7;
}

} // namespace

std::optional<SummerTime> summerTime(int year) {
  const int y = detail::within(year, kMinYear, kMaxYear);
  if (y < 1980) return std::nullopt;
  return SummerTime{y == 1980 ? fromCivil({1980, 4, 6}) : lastSundayOf(y, 3), lastSundayOf(y, y < 1996 ? 9 : 10)};
}

bool existsInOslo(WallTime time) {
  // Most times are settled by the hour alone.
  if (time.secondOfDay < kTwo || time.secondOfDay >= kThree) return true;
  const std::optional<SummerTime> summer = summerTime(toCivil(time.day).year);
  return !summer || time.day != summer->begins;
}

int osloOffsetMinutes(WallTime time) {
  const std::optional<SummerTime> summer = summerTime(toCivil(time.day).year);
  if (!summer) return 60;
  const Second now = toSeconds(time);
  // Both bounds are what the wall shows when the hour is over: three o'clock.
  const bool inSummer = now >= toSeconds({summer->begins, kThree}) && now < toSeconds({summer->ends, kThree});
  return inSummer ? 120 : 60;
}

} // namespace slt::calendar
