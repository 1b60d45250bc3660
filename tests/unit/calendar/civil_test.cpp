#include "support.hpp"

#include <limits>

using namespace slt::calendar;
using namespace slt::calendar::test;

// What must hold at compile time.
static_assert(fromCivil({1970, 1, 1}) == 0);
static_assert(fromCivil({kMinYear, 1, 1}) == kMinDay);
static_assert(fromCivil({kMaxYear, 12, 31}) == kMaxDay);
static_assert(toCivil(kMinDay) == Civil{1, 1, 1});
static_assert(toCivil(kMaxDay) == Civil{9999, 12, 31});
static_assert(isoWeekday(0) == 4, "1970-01-01 was a Thursday");

namespace {
constexpr Day kLowest = std::numeric_limits<Day>::min();
constexpr Day kHighest = std::numeric_limits<Day>::max();
constexpr int kIntMin = std::numeric_limits<int>::min();
constexpr int kIntMax = std::numeric_limits<int>::max();
} // namespace

TEST_CASE("civil: every day of the years 1 to 9999 agrees with leafing through a calendar", "[calendar][property]") {
  Leafing leaf;
  int isoYear = 1;
  int week = 0;
  std::string wrongDate = "none", wrongWeekday = "none", wrongWeek = "none", wrongCount = "none";
  for (; leaf.day <= kMaxDay; leaf.next()) {
    const Civil date = toCivil(leaf.day);
    if (date != Civil{leaf.year, leaf.month, leaf.date} || fromCivil(date) != leaf.day || !isValid(date)) {
      if (wrongDate == "none") wrongDate = formatDate(leaf.day);
    }
    if (isoWeekday(leaf.day) != leaf.weekday && wrongWeekday == "none") wrongWeekday = formatDate(leaf.day);
    if (leaf.weekday == 1) {
      // A Monday from 29 December to 4 January opens week 1: its Thursday is the year's first.
      const bool opensYear = (leaf.month == 12 && leaf.date >= 29) || (leaf.month == 1 && leaf.date <= 4);
      if (opensYear) {
        if (week != 0 && isoWeeksInYear(isoYear) != week && wrongCount == "none") wrongCount = std::to_string(isoYear);
        isoYear = leaf.month == 12 ? leaf.year + 1 : leaf.year;
        week = 0;
      }
      ++week;
    }
    if (isoWeek(leaf.day) != IsoWeek{isoYear, week} && wrongWeek == "none") wrongWeek = formatDate(leaf.day);
  }
  CHECK(leaf.year == 10000);
  CHECK(wrongDate == "none");
  CHECK(wrongWeekday == "none");
  CHECK(wrongWeek == "none");
  CHECK(wrongCount == "none");
}

TEST_CASE("civil: 400 years are 146,097 days and 20,871 whole weeks", "[calendar][property]") {
  constexpr int kCycle = 146097;
  CHECK(firstFailure("1800-01-01"_day, "2199-12-31"_day, [](Day day) {
          const Civil now = toCivil(day);
          return toCivil(day + kCycle) == Civil{now.year + 400, now.month, now.day} &&
                 isoWeekday(day + kCycle) == isoWeekday(day);
        }) == "none");
}

TEST_CASE("civil: real dates are told from impossible ones", "[calendar]") {
  CHECK(isValid({2028, 2, 29}));
  CHECK_FALSE(isValid({2027, 2, 29}));
  CHECK(isValid({2000, 2, 29}));
  CHECK_FALSE(isValid({1900, 2, 29}));
  CHECK_FALSE(isValid({2100, 2, 29}));
  CHECK(isValid({2027, 4, 30}));
  CHECK_FALSE(isValid({2027, 4, 31}));
  CHECK(isValid({2027, 12, 31}));
  CHECK_FALSE(isValid({2027, 12, 32}));
  CHECK_FALSE(isValid({2027, 1, 0}));
  CHECK_FALSE(isValid({2027, 0, 1}));
  CHECK_FALSE(isValid({2027, 13, 1}));
  CHECK(isValid({1, 1, 1}));
  CHECK_FALSE(isValid({0, 12, 31}));
  CHECK(isValid({9999, 12, 31}));
  CHECK_FALSE(isValid({10000, 1, 1}));
  CHECK_FALSE(isValid({-1, -1, -1}));
  for (int month = 1; month <= 12; ++month) {
    CAPTURE(month);
    CHECK(daysInMonth(2027, month) == Leafing::length(2027, month));
    CHECK(daysInMonth(2028, month) == Leafing::length(2028, month));
  }
}

TEST_CASE("civil: ISO weeks of domain.md and around the turn of the year", "[calendar]") {
  CHECK(isoWeeksInYear(2025) == 52);
  CHECK(isoWeeksInYear(2026) == 53);
  CHECK(isoWeeksInYear(2027) == 52);
  CHECK(isoWeeksInYear(2028) == 52);
  CHECK(isoWeeksInYear(2029) == 52);
  CHECK(isoWeek("2026-12-27"_day) == IsoWeek{2026, 52});
  CHECK(isoWeek("2026-12-28"_day) == IsoWeek{2026, 53});
  CHECK(isoWeek("2027-01-03"_day) == IsoWeek{2026, 53});
  CHECK(isoWeek("2027-01-04"_day) == IsoWeek{2027, 1});
  CHECK(isoWeek("2024-12-30"_day) == IsoWeek{2025, 1});
  CHECK(isoWeek("2028-01-02"_day) == IsoWeek{2027, 52});
  // Hamar's published breaks: høstferie in week 41, vinterferie in week 8 of 2027 and week 9 of 2026.
  CHECK(isoWeek("2026-10-05"_day).week == 41);
  CHECK(isoWeek("2027-02-22"_day).week == 8);
  CHECK(isoWeek("2026-02-23"_day).week == 9);
}

TEST_CASE("civil: months keep the day number and clamp to the month's end", "[calendar]") {
  CHECK(addMonths("2027-01-30"_day, -1) == "2026-12-30"_day);
  CHECK(addMonths("2027-03-27"_day, -1) == "2027-02-27"_day);
  CHECK(addMonths("2027-03-28"_day, -1) == "2027-02-28"_day);
  CHECK(addMonths("2027-03-29"_day, -1) == "2027-02-28"_day);
  CHECK(addMonths("2027-03-31"_day, -1) == "2027-02-28"_day);
  CHECK(addMonths("2028-03-28"_day, -1) == "2028-02-28"_day);
  CHECK(addMonths("2028-03-29"_day, -1) == "2028-02-29"_day);
  CHECK(addMonths("2028-03-30"_day, -1) == "2028-02-29"_day);
  CHECK(addMonths("2027-05-31"_day, -1) == "2027-04-30"_day);
  CHECK(addMonths("2027-01-31"_day, 1) == "2027-02-28"_day);
  CHECK(addMonths("2028-02-29"_day, 12) == "2029-02-28"_day);
  CHECK(addMonths("2028-02-29"_day, 48) == "2032-02-29"_day);
  CHECK(addMonths("2027-12-15"_day, 1) == "2028-01-15"_day);
  CHECK(addMonths("2027-01-15"_day, -13) == "2025-12-15"_day);
  CHECK(addMonths("2027-06-15"_day, 0) == "2027-06-15"_day);

  // Against stepping one month at a time with the day number kept aside.
  const Day from = "2023-12-25"_day, to = "2029-02-05"_day;
  CHECK(firstFailure(from, to, [](Day day) {
          const Civil start = toCivil(day);
          int year = start.year, month = start.month;
          for (int months = 0; months <= 60; ++months) {
            const int length = Leafing::length(year, month);
            if (addMonths(day, months) != fromCivil({year, month, start.day < length ? start.day : length})) {
              return false;
            }
            if (++month > 12) month = 1, ++year;
          }
          return true;
        }) == "none");
}

TEST_CASE("civil: nothing leaves the range", "[calendar]") {
  CHECK(addMonths("0001-02-10"_day, -1) == "0001-01-10"_day);
  CHECK(addMonths("0001-01-10"_day, -1) == kMinDay);
  CHECK(addMonths("9999-11-10"_day, 1) == "9999-12-10"_day);
  CHECK(addMonths("9999-12-10"_day, 1) == kMaxDay);
  CHECK(addMonths(kMinDay, kIntMin) == kMinDay);
  CHECK(addMonths(kMaxDay, kIntMax) == kMaxDay);
  CHECK(addMonths(kMaxDay, kIntMin) == kMinDay);
  CHECK(addMonths(kMinDay, kIntMax) == kMaxDay);

  CHECK(addDays("2027-01-30"_day, -14) == "2027-01-16"_day);
  CHECK(addDays(kMaxDay - 1, 1) == kMaxDay);
  CHECK(addDays(kMaxDay, 1) == kMaxDay);
  CHECK(addDays(kMinDay, -1) == kMinDay);
  CHECK(addDays(kMinDay, std::int64_t{kMaxDay} - kMinDay) == kMaxDay);
  CHECK(addDays(kMaxDay, std::numeric_limits<std::int64_t>::min()) == kMinDay);
  CHECK(addDays(kMinDay, std::numeric_limits<std::int64_t>::max()) == kMaxDay);

  // Days outside the range count as its ends, field by field for a date that is none.
  CHECK(toCivil(kLowest) == Civil{1, 1, 1});
  CHECK(toCivil(kHighest) == Civil{9999, 12, 31});
  CHECK(isoWeekday(kLowest) == isoWeekday(kMinDay));
  CHECK(isoWeekday(kHighest) == isoWeekday(kMaxDay));
  CHECK(isoWeek(kLowest) == IsoWeek{1, 1});
  CHECK(isoWeek(kHighest) == IsoWeek{9999, 52});
  CHECK(isoWeeksInYear(kIntMin) == isoWeeksInYear(1));
  CHECK(isoWeeksInYear(kIntMax) == isoWeeksInYear(9999));
  CHECK(fromCivil({kIntMin, kIntMin, kIntMin}) == kMinDay);
  CHECK(fromCivil({kIntMax, kIntMax, kIntMax}) == kMaxDay);
  CHECK(fromCivil({2027, 2, 31}) == "2027-02-28"_day);
  CHECK(addDays(kHighest, 0) == kMaxDay);
}
