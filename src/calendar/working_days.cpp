#include "calendar/working_days.hpp"

#include "calendar/holidays.hpp"

namespace slt::calendar {
namespace {

bool isOff(Day day) {
  return isWeekend(day) || isFreeDay(day);
}

} // namespace

bool isWorkingDay(Day day) {
  return !isOff(day);
}

Day lastWorkingDayOnOrBefore(Day day) {
  Day candidate = detail::withinRange(day);
  while (candidate > kMinDay && isOff(candidate)) --candidate;
  return candidate;
}

bool isSqueezed(Day day) {
  return day > kMinDay && day < kMaxDay && isWorkingDay(day) && isOff(day - 1) && isOff(day + 1);
}

} // namespace slt::calendar
