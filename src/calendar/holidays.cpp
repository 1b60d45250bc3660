#include "calendar/holidays.hpp"

namespace slt::calendar {
namespace {

Holiday fixedHoliday(Civil date) {
  switch (date.month * 100 + date.day) {
  case 101:
    return Holiday::NewYear;
  case 501:
    return Holiday::LabourDay;
  case 517:
    return Holiday::ConstitutionDay;
  case 1225:
    return Holiday::ChristmasDay;
  case 1226:
    return Holiday::BoxingDay;
  default:
    return Holiday::None;
  }
}

// The law counts from First Easter Day: the sixth Thursday after it is 39 days later, the seventh Sunday 49.
Holiday movableHoliday(Day day, Civil date) {
  // From 19 March, three days before the earliest Easter, to 14 June, 50 days after the latest.
  if (date.month < 3 || date.month > 6) return Holiday::None;
  switch (day - easterSunday(date.year)) {
  case -3:
    return Holiday::MaundyThursday;
  case -2:
    return Holiday::GoodFriday;
  case 0:
    return Holiday::EasterSunday;
  case 1:
    return Holiday::EasterMonday;
  case 39:
    return Holiday::AscensionDay;
  case 49:
    return Holiday::WhitSunday;
  case 50:
    return Holiday::WhitMonday;
  default:
    return Holiday::None;
  }
}

} // namespace

Day easterSunday(int year) {
  const int y = detail::within(year, kMinYear, kMaxYear);
  // Letters as in Meeus, chapter 8; l is called lunar here because it looks like 1.
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int lunar = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * lunar) / 451;
  const int n = h + lunar - 7 * m + 114;
  return fromCivil({y, n / 31, n % 31 + 1});
}

Holiday holidayOn(Day day) {
  const Day inRange = detail::withinRange(day);
  const Civil date = toCivil(inRange);
  const Holiday fixed = fixedHoliday(date);
  return fixed != Holiday::None ? fixed : movableHoliday(inRange, date);
}

Holiday secondHolidayOn(Day day) {
  const Day inRange = detail::withinRange(day);
  const Civil date = toCivil(inRange);
  return fixedHoliday(date) == Holiday::None ? Holiday::None : movableHoliday(inRange, date);
}

LocalName holidayName(Holiday holiday) {
  switch (holiday) {
  case Holiday::None:
    break;
  case Holiday::NewYear:
    return {"1. nyttårsdag", "1. nyttårsdag", "New Year's Day"};
  case Holiday::MaundyThursday:
    return {"skjærtorsdag", "skjærtorsdag", "Maundy Thursday"};
  case Holiday::GoodFriday:
    return {"langfredag", "langfredag", "Good Friday"};
  case Holiday::EasterSunday:
    return {"1. påskedag", "1. påskedag", "Easter Sunday"};
  case Holiday::EasterMonday:
    return {"2. påskedag", "2. påskedag", "Easter Monday"};
  case Holiday::LabourDay:
    return {"1. mai", "1. mai", "Labour Day"};
  case Holiday::ConstitutionDay:
    return {"17. mai", "17. mai", "Constitution Day"};
  case Holiday::AscensionDay:
    return {"Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day"};
  case Holiday::WhitSunday:
    return {"1. pinsedag", "1. pinsedag", "Whit Sunday"};
  case Holiday::WhitMonday:
    return {"2. pinsedag", "2. pinsedag", "Whit Monday"};
  case Holiday::ChristmasDay:
    return {"1. juledag", "1. juledag", "Christmas Day"};
  case Holiday::BoxingDay:
    return {"2. juledag", "2. juledag", "Boxing Day"};
  }
  return {};
}

HolidayText holidayTextOn(Day day) {
  const LocalName first = holidayName(holidayOn(day));
  HolidayText text{std::string(first.nb), std::string(first.nn), std::string(first.en)};
  if (const Holiday other = secondHolidayOn(day); other != Holiday::None) {
    const LocalName second = holidayName(other);
    text.nb.append(" og ").append(second.nb);
    text.nn.append(" og ").append(second.nn);
    text.en.append(" and ").append(second.en);
  }
  return text;
}

bool isPublicHoliday(Day day) {
  return holidayOn(day) != Holiday::None;
}

bool isHolyDay(Day day) {
  if (isSunday(day)) return true;
  const Holiday holiday = holidayOn(day);
  if (holiday == Holiday::LabourDay || holiday == Holiday::ConstitutionDay) {
    return secondHolidayOn(day) != Holiday::None;
  }
  return holiday != Holiday::None;
}

bool isFreeDay(Day day) {
  return isSunday(day) || isPublicHoliday(day);
}

bool isHolyEveQuiet(Day day) {
  const Day inRange = detail::withinRange(day);
  const Civil date = toCivil(inRange);
  if (date.month == 12) return date.day == 24;
  // The eves of Easter and Pentecost are Saturdays from 21 March to 12 June.
  if (isoWeekday(inRange) != 6 || date.month < 3 || date.month > 6) return false;
  const Day sinceEaster = inRange - easterSunday(date.year);
  return sinceEaster == -1 || sinceEaster == 48;
}

} // namespace slt::calendar
