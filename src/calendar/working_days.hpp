// Working days and the days squeezed between days off. School calendars and an office's own breaks are data of the
// caller and play no part here.
#pragma once

#include "calendar/civil.hpp"

namespace slt::calendar {

/// Monday to Friday and not a free day (holidays.hpp). 24 and 31 December are working days when they fall so.
bool isWorkingDay(Day day);

/// The day itself when it is a working day, else the nearest one before it, at most five days back. kMinDay when there
/// is none (0001-01-01 is itself a holiday).
Day lastWorkingDayOnOrBefore(Day day);

/// Inneklemt: a working day whose previous and next calendar days are both weekend or free days. Past the ends of the
/// range lies nothing: neither end is squeezed.
bool isSqueezed(Day day);

} // namespace slt::calendar
