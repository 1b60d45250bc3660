// What the calendar tests share: dates written as text literals, and loops over millions of days with one assertion.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include <string>

#include "calendar/calendar.hpp"

namespace slt::calendar::test {

/// The day of a date known to be well formed; does not go through parseDate, which has tests of its own.
constexpr Day operator""_day(const char* text, std::size_t) {
  const auto number = [text](int at, int count) {
    int value = 0;
    for (int i = 0; i < count; ++i) value = value * 10 + (text[at + i] - '0');
    return value;
  };
  return fromCivil({number(0, 4), number(5, 2), number(8, 2)});
}

/// The first day in [from, to] for which `holds` is false, as text; "none" when it holds throughout.
template<class Predicate> std::string firstFailure(Day from, Day to, Predicate holds) {
  for (Day day = from; day <= to; ++day) {
    if (!holds(day)) return formatDate(day);
  }
  return "none";
}

/// Every day of the range as a person would leaf through a calendar: month lengths from a table, weekdays by counting.
/// The slow, obvious counterpart of civil.hpp. 0001-01-01 was a Monday in the proleptic Gregorian calendar.
struct Leafing {
  Day day = kMinDay;
  int year = 1, month = 1, date = 1, weekday = 1;

  static int length(int year, int month) {
    static constexpr int kLengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    return month == 2 && leap ? 29 : kLengths[month - 1];
  }
  void next() {
    ++day;
    weekday = weekday == 7 ? 1 : weekday + 1;
    if (++date <= length(year, month)) return;
    date = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
};

} // namespace slt::calendar::test
