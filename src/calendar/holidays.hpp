// Norwegian holidays and holy days.
//
// Sources:
// - Lov 24.02.1995 nr. 12 om helligdager og helligdagsfred § 2 (which days are holy days) and § 3 (peace on holy days,
//   and after 16 on the eves of Easter, Pentecost and Christmas).
// - Lov 26.04.1947 nr. 1 om 1 og 17 mai som høgtidsdager (1 and 17 May are free days, not holy days).
// - Easter: the anonymous Gregorian computus; Jean Meeus, Astronomical Algorithms (2nd ed. 1998), chapter 8.
//
// Today's law is applied to every year of the range, as `civil.hpp` applies today's calendar: nothing here is history.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/civil.hpp"

namespace slt::calendar {

/// The named days. A plain Sunday has no name (None) but is a holy day and a free day all the same.
enum class Holiday : std::uint8_t {
  None,
  NewYear,
  MaundyThursday,
  GoodFriday,
  EasterSunday,
  EasterMonday,
  LabourDay,
  ConstitutionDay,
  AscensionDay,
  WhitSunday,
  WhitMonday,
  ChristmasDay,
  BoxingDay,
};

/// First Easter Day of a year: 22 March to 25 April. A year outside 1..9999 counts as the nearest one.
Day easterSunday(int year);

/// The name of the day. Where a movable day falls on 1 or 17 May (Ascension Day on 1 May 2008, 2. pinsedag on 17 May
/// 2027) this is the May day, and the movable one is the second.
Holiday holidayOn(Day day);
/// The other name of a day that has two, else None. Never more than two fall together.
Holiday secondHolidayOn(Day day);

struct LocalName {
  std::string_view nb, nn, en;
};
/// As written inside a sentence; empty for None. Any language's text outlives the program's use of it.
LocalName holidayName(Holiday holiday);

/// The day's name or, joined with "og"/"and", names; empty strings when it has none.
struct HolidayText {
  std::string nb, nn, en;
};
HolidayText holidayTextOn(Day day);

constexpr bool isSunday(Day day) {
  return isoWeekday(day) == 7;
}
constexpr bool isWeekend(Day day) {
  return isoWeekday(day) >= 6;
}

/// A named holiday: the ten movable and fixed holy days, 1 May or 17 May. A Sunday only when it also has a name.
bool isPublicHoliday(Day day);

/// Holy day (helligdag) by the law: every Sunday, and the named days except 1 and 17 May, which are holy only when they
/// are a Sunday or fall together with a holy day.
bool isHolyDay(Day day);

/// Day off: every Sunday, every named holiday, and 1 and 17 May. A Saturday as such is not one: see isWeekend.
bool isFreeDay(Day day);

/// Påskeaften, pinseaften, julaften: no undue noise after 16. (Before 16 the day is whatever else it is; 24 December
/// can be a Sunday.)
bool isHolyEveQuiet(Day day);

} // namespace slt::calendar
