// Civil dates, weekdays, ISO weeks and ages.
//
// Unit: `Day`, a count of days since 1970-01-01 in the proleptic Gregorian calendar (what std::chrono::sys_days
// counts). Range: the years 1 to 9999, which is what a `YYYY-MM-DD` text can hold. Every function is total: a Day,
// year, month or day number outside its range counts as the nearest one inside it, and a result that would fall outside
// is the nearest end of the range. Nothing here overflows, allocates, throws or reads a clock.
//
// All of it is inline and constexpr: ages and dates are computed several times for each of many events.
#pragma once

#include <chrono>
#include <cstdint>

namespace slt::calendar {

using Day = std::int32_t;

/// A calendar date: year 1..9999, month 1..12, day 1..31.
struct Civil {
  int year;
  int month;
  int day;
  constexpr auto operator<=>(const Civil&) const = default;
};

inline constexpr int kMinYear = 1;
inline constexpr int kMaxYear = 9999;
/// 0001-01-01, a Monday.
inline constexpr Day kMinDay = -719162;
/// 9999-12-31, a Friday.
inline constexpr Day kMaxDay = 2932896;

namespace detail {
template<class T> constexpr T within(T value, T low, T high) {
  return value < low ? low : (value > high ? high : value);
}
constexpr Day withinRange(std::int64_t day) {
  return static_cast<Day>(within<std::int64_t>(day, kMinDay, kMaxDay));
}
} // namespace detail

constexpr bool isLeapYear(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// 28 to 31. A month outside 1..12 counts as the nearest one.
constexpr int daysInMonth(int year, int month) {
  const int m = detail::within(month, 1, 12);
  // 30 or 31 alternates, with the pattern starting over in August.
  return m == 2 ? (isLeapYear(year) ? 29 : 28) : 30 + ((m ^ (m >> 3)) & 1);
}

/// Is it a real date in the years 1 to 9999?
constexpr bool isValid(Civil date) {
  return date.year >= kMinYear && date.year <= kMaxYear && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= daysInMonth(date.year, date.month);
}

/// The day of a date. A date that is not valid is clamped field by field: year, then month, then day.
constexpr Day fromCivil(Civil date) {
  const int year = detail::within(date.year, kMinYear, kMaxYear);
  const int month = detail::within(date.month, 1, 12);
  const int day = detail::within(date.day, 1, daysInMonth(year, month));
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  return static_cast<Day>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

constexpr Civil toCivil(Day day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{detail::withinRange(day)}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

/// 1 Monday .. 7 Sunday (ISO 8601).
constexpr int isoWeekday(Day day) {
  return (detail::withinRange(day) - kMinDay) % 7 + 1;
}

/// A week of ISO 8601: it starts on Monday and belongs to the year that holds its Thursday.
struct IsoWeek {
  int year;
  int week;
  constexpr auto operator<=>(const IsoWeek&) const = default;
};

constexpr IsoWeek isoWeek(Day day) {
  const Day inRange = detail::withinRange(day);
  // Both ends of the range lie in weeks whose Thursday is in the range too.
  const Day thursday = inRange + 4 - isoWeekday(inRange);
  const int year = toCivil(thursday).year;
  return {year, (thursday - fromCivil({year, 1, 1})) / 7 + 1};
}

/// 52 or 53. A year has 53 weeks when it starts on a Thursday, or on a Wednesday and is a leap year (2026 has 53).
constexpr int isoWeeksInYear(int year) {
  const int y = detail::within(year, kMinYear, kMaxYear);
  const int firstWeekday = isoWeekday(fromCivil({y, 1, 1}));
  return firstWeekday == 4 || (firstWeekday == 3 && isLeapYear(y)) ? 53 : 52;
}

constexpr Day addDays(Day day, std::int64_t days) {
  // Anything longer than the whole range leaves it, so limiting the addend first loses nothing and cannot overflow.
  constexpr std::int64_t kWholeRange = kMaxDay - kMinDay;
  return detail::withinRange(detail::withinRange(day) + detail::within(days, -kWholeRange, kWholeRange));
}

/// The same day number `months` later (earlier when negative), clamped to the month's end: one month before 31 March is
/// 28 or 29 February. Going there and back need not lead to where it began.
constexpr Day addMonths(Day day, int months) {
  const Civil date = toCivil(day);
  const std::int64_t index = std::int64_t{date.year} * 12 + (date.month - 1) + months;
  if (index < std::int64_t{kMinYear} * 12) return kMinDay;
  if (index >= (std::int64_t{kMaxYear} + 1) * 12) return kMaxDay;
  return fromCivil({static_cast<int>(index / 12), static_cast<int>(index % 12) + 1, date.day});
}

/// The day in `year` on which someone born on `born` has a birthday: 28 February in a common year for those born on the
/// 29th (domain fact; the completed year ends with the day before the one that does not exist).
constexpr Day birthdayInYear(Day born, int year) {
  const Civil birth = toCivil(born);
  return fromCivil({year, birth.month, birth.day});
}

/// Completed years on the day `on`, the birthday itself included. Before the birth it is negative (-1 on the last day
/// before it), so that it only ever grows with `on`.
constexpr int yearsCompleted(Civil born, Civil on) {
  const int birthday = born.month * 32 + born.day;
  int today = on.month * 32 + on.day;
  // 28 February stands for the 29th too when the year has none.
  if (today == 2 * 32 + 28 && !isLeapYear(on.year)) ++today;
  return on.year - born.year - (today < birthday ? 1 : 0);
}
constexpr int yearsCompleted(Day born, Day on) {
  return yearsCompleted(toCivil(born), toCivil(on));
}

} // namespace slt::calendar
