#include "calendar/calendar.hpp"

namespace slt::calendar {

std::vector<DayInfo> calendar(Day from, Day to) {
  std::vector<DayInfo> days;
  if (from > to) return days;
  const Day first = detail::withinRange(from);
  const Day last = detail::withinRange(to);
  days.reserve(static_cast<std::size_t>(last - first) + 1);
  for (Day day = first; day <= last; ++day) {
    days.push_back({day, isoWeek(day).week, holidayOn(day), secondHolidayOn(day), isHolyDay(day), isSqueezed(day)});
  }
  return days;
}

} // namespace slt::calendar
