#include "support.hpp"

#include <algorithm>
#include <limits>
#include <vector>

using namespace slt::calendar;
using namespace slt::calendar::test;

TEST_CASE("working days: Monday to Friday and not free", "[calendar]") {
  CHECK(isWorkingDay("2027-01-15"_day));
  CHECK_FALSE(isWorkingDay("2027-01-16"_day));
  CHECK_FALSE(isWorkingDay("2027-01-17"_day));
  CHECK(isWorkingDay("2027-01-18"_day));
  CHECK_FALSE(isWorkingDay("2026-05-01"_day));
  CHECK_FALSE(isWorkingDay("2028-05-17"_day));
  CHECK(isWorkingDay("2027-03-24"_day)); // Wednesday before Easter
  CHECK_FALSE(isWorkingDay("2027-03-25"_day));
  CHECK(isWorkingDay("2026-12-24"_day));
  CHECK(isWorkingDay("2026-12-31"_day));
  CHECK(isWorkingDay("2027-05-07"_day)); // squeezed, but a working day
  // 2027 has 261 days from Monday to Friday. Six of them are free: 1 January, skjærtorsdag, langfredag, 2. påskedag,
  // Kristi himmelfartsdag and 17 May; the rest of the year's free days fall on a weekend.
  int count = 0;
  for (Day day = "2027-01-01"_day; day <= "2027-12-31"_day; ++day) count += isWorkingDay(day);
  CHECK(count == 261 - 6);
}

TEST_CASE("working days: the safe date is the last one on or before the deadline", "[calendar]") {
  // The example of domain.md: event on Saturday 30 January 2027.
  const Day event = "2027-01-30"_day;
  CHECK(addDays(event, -14) == "2027-01-16"_day);
  CHECK(lastWorkingDayOnOrBefore(addDays(event, -14)) == "2027-01-15"_day);
  CHECK(lastWorkingDayOnOrBefore(addDays(event, -5)) == "2027-01-25"_day);

  CHECK(lastWorkingDayOnOrBefore("2027-01-18"_day) == "2027-01-18"_day);
  CHECK(lastWorkingDayOnOrBefore("2027-01-17"_day) == "2027-01-15"_day);
  // Easter: from 2. påskedag back to Wednesday.
  CHECK(lastWorkingDayOnOrBefore("2027-03-30"_day) == "2027-03-30"_day);
  CHECK(lastWorkingDayOnOrBefore("2027-03-29"_day) == "2027-03-24"_day);
  CHECK(lastWorkingDayOnOrBefore("2027-05-17"_day) == "2027-05-14"_day);
  CHECK(lastWorkingDayOnOrBefore("2026-01-01"_day) == "2025-12-31"_day);
}

TEST_CASE("working days: the safe date is never more than five days back, and nothing lies between",
          "[calendar][property]") {
  int furthest = 0;
  CHECK(firstFailure("1600-01-01"_day, "2599-12-31"_day, [&](Day day) {
          const Day safe = lastWorkingDayOnOrBefore(day);
          furthest = std::max(furthest, day - safe);
          if (!isWorkingDay(safe) || safe > day) return false;
          for (Day between = safe + 1; between <= day; ++between) {
            if (isWorkingDay(between)) return false;
          }
          return true;
        }) == "none");
  CHECK(furthest == 5);
  // The one day with nothing before it.
  CHECK(lastWorkingDayOnOrBefore(kMinDay) == kMinDay);
  CHECK(lastWorkingDayOnOrBefore(std::numeric_limits<Day>::min()) == kMinDay);
  CHECK(lastWorkingDayOnOrBefore(std::numeric_limits<Day>::max()) == kMaxDay);
}

TEST_CASE("working days: squeezed days of 2025 to 2029 are those listed in domain.md and no others", "[calendar]") {
  const std::vector<Day> listed = {"2025-05-02"_day, "2025-05-30"_day, "2026-01-02"_day, "2026-05-15"_day,
                                   "2027-05-07"_day, "2028-05-26"_day, "2029-04-30"_day, "2029-05-11"_day,
                                   "2029-05-18"_day, "2029-12-24"_day, "2029-12-31"_day};
  CHECK(firstFailure("2025-01-01"_day, "2029-12-31"_day, [&](Day day) {
          return isSqueezed(day) == (std::find(listed.begin(), listed.end(), day) != listed.end());
        }) == "none");
}

TEST_CASE("working days: squeezed is planning.md's sentence for 400 years", "[calendar][property]") {
  CHECK(firstFailure("1900-01-01"_day, "2299-12-31"_day, [](Day day) {
          const auto weekendOrFree = [](Day d) { return isoWeekday(d) >= 6 || isFreeDay(d); };
          const bool mondayToFridayAndNotFree = isoWeekday(day) <= 5 && !isFreeDay(day);
          return isSqueezed(day) == (mondayToFridayAndNotFree && weekendOrFree(day - 1) && weekendOrFree(day + 1));
        }) == "none");
  CHECK_FALSE(isSqueezed(kMinDay));
  CHECK_FALSE(isSqueezed(kMaxDay));
  CHECK_FALSE(isSqueezed(std::numeric_limits<Day>::min()));
  CHECK_FALSE(isSqueezed(std::numeric_limits<Day>::max()));
}

TEST_CASE("calendar(): one entry a day with what the single questions say", "[calendar]") {
  const std::vector<DayInfo> days = slt::calendar::calendar("2027-05-15"_day, "2027-05-18"_day);
  REQUIRE(days.size() == 4);
  CHECK(days[0].date == "2027-05-15"_day);
  CHECK(days[0].isoWeek == 19);
  CHECK(days[0].holiday == Holiday::None);
  CHECK_FALSE(days[0].holyDay);
  CHECK(days[1].holiday == Holiday::WhitSunday);
  CHECK(days[1].holyDay);
  CHECK(days[2].isoWeek == 20);
  CHECK(days[2].holiday == Holiday::ConstitutionDay);
  CHECK(days[2].secondHoliday == Holiday::WhitMonday);
  CHECK(days[2].holyDay);
  CHECK(days[3].holiday == Holiday::None);

  const std::vector<DayInfo> friday = slt::calendar::calendar("2027-05-07"_day, "2027-05-07"_day);
  REQUIRE(friday.size() == 1);
  CHECK(friday[0].squeezed);
  const std::vector<DayInfo> sunday = slt::calendar::calendar("2027-05-09"_day, "2027-05-09"_day);
  REQUIRE(sunday.size() == 1);
  CHECK(sunday[0].holiday == Holiday::None);
  CHECK(sunday[0].holyDay);
  CHECK_FALSE(sunday[0].squeezed);

  // Every field of every day against the question it answers; 1 and 17 May are no holy days as such (2028).
  const std::vector<DayInfo> years = slt::calendar::calendar("2025-01-01"_day, "2029-12-31"_day);
  REQUIRE(years.size() == 1826);
  CHECK(firstFailure("2025-01-01"_day, "2029-12-31"_day, [&](Day day) {
          const DayInfo& info = years[static_cast<std::size_t>(day - "2025-01-01"_day)];
          return info.date == day && info.isoWeek == isoWeek(day).week && info.holiday == holidayOn(day) &&
                 info.secondHoliday == secondHolidayOn(day) && info.holyDay == isHolyDay(day) &&
                 info.squeezed == isSqueezed(day);
        }) == "none");

  CHECK(slt::calendar::calendar("2027-01-02"_day, "2027-01-01"_day).empty());
  CHECK(slt::calendar::calendar("2027-12-31"_day, "2027-01-01"_day).empty());
  CHECK(slt::calendar::calendar(kMaxDay + 2, kMaxDay + 1).empty());
  CHECK(slt::calendar::calendar(kMaxDay, kMaxDay + 1).size() == 1);
  CHECK(slt::calendar::calendar("2027-01-01"_day, "2027-12-31"_day).size() == 365);
  CHECK(slt::calendar::calendar("2028-01-01"_day, "2028-12-31"_day).size() == 366);
}
