// The calendar library: everything in it, and the days of a period in one call. Pure functions, no clock, no global
// state.
#pragma once

#include <vector>

#include "calendar/civil.hpp"
#include "calendar/holidays.hpp"
#include "calendar/oslo.hpp"
#include "calendar/text.hpp"
#include "calendar/working_days.hpp"

namespace slt::calendar {

struct DayInfo {
  Day date;
  int isoWeek;
  /// None on a plain Sunday: only named days have names.
  Holiday holiday;
  /// The second name of a day that has two, as secondHolidayOn.
  Holiday secondHoliday;
  bool holyDay;
  bool squeezed;
};

/// Each day from `from` to `to`, both included; none when `from` is later. The whole range is 3.7 million days: the
/// caller limits what it asks for.
std::vector<DayInfo> calendar(Day from, Day to);

} // namespace slt::calendar
