#include "support.hpp"

#include <limits>
#include <vector>

using namespace slt::calendar;
using namespace slt::calendar::test;

namespace {

constexpr std::int32_t at(int hour, int minute = 0, int second = 0) {
  return hour * 3600 + minute * 60 + second;
}

} // namespace

TEST_CASE("oslo: summer time of domain.md and of the years before the present rule", "[calendar]") {
  struct Year {
    int year;
    Day begins, ends;
  };
  // 2025-2029 from domain.md; the rest from the IANA time zone database (Europe/Oslo).
  const std::vector<Year> years = {
      {1980, "1980-04-06"_day, "1980-09-28"_day}, {1981, "1981-03-29"_day, "1981-09-27"_day},
      {1995, "1995-03-26"_day, "1995-09-24"_day}, {1996, "1996-03-31"_day, "1996-10-27"_day},
      {2025, "2025-03-30"_day, "2025-10-26"_day}, {2026, "2026-03-29"_day, "2026-10-25"_day},
      {2027, "2027-03-28"_day, "2027-10-31"_day}, {2028, "2028-03-26"_day, "2028-10-29"_day},
      {2029, "2029-03-25"_day, "2029-10-28"_day}, {2037, "2037-03-29"_day, "2037-10-25"_day},
  };
  for (const Year& expected : years) {
    CAPTURE(expected.year);
    const auto summer = summerTime(expected.year);
    REQUIRE(summer.has_value());
    CHECK(formatDate(summer->begins) == formatDate(expected.begins));
    CHECK(formatDate(summer->ends) == formatDate(expected.ends));
  }
  CHECK_FALSE(summerTime(1979).has_value());
  CHECK_FALSE(summerTime(std::numeric_limits<int>::min()).has_value());
  CHECK(summerTime(std::numeric_limits<int>::max()).has_value());
}

TEST_CASE("oslo: the skipped hour does not exist", "[calendar]") {
  const Day march = "2027-03-28"_day;
  CHECK(existsInOslo({march, at(1, 59, 59)}));
  CHECK_FALSE(existsInOslo({march, at(2)}));
  CHECK_FALSE(existsInOslo({march, at(2, 30)}));
  CHECK_FALSE(existsInOslo({march, at(2, 59, 59)}));
  CHECK(existsInOslo({march, at(3)}));
  // The same hour on the days around it, a week before, in the year before, and in October, where it comes twice.
  CHECK(existsInOslo({march - 1, at(2, 30)}));
  CHECK(existsInOslo({march + 1, at(2, 30)}));
  CHECK(existsInOslo({march - 7, at(2, 30)}));
  CHECK(existsInOslo({"2026-03-28"_day, at(2, 30)}));
  CHECK(existsInOslo({"2027-10-31"_day, at(2, 30)}));
  CHECK(existsInOslo({"1979-03-25"_day, at(2, 30)}));

  // One skipped hour a year, on a Sunday of March, in a thousand years of the present rule.
  int skipped = 0;
  CHECK(firstFailure("1996-01-01"_day, "2995-12-31"_day, [&](Day day) {
          const bool exists = existsInOslo({day, at(2, 30)});
          skipped += !exists;
          const Civil date = toCivil(day);
          const bool lastSundayOfMarch = date.month == 3 && date.day >= 25 && isoWeekday(day) == 7;
          return exists != lastSundayOfMarch;
        }) == "none");
  CHECK(skipped == 1000);
}

TEST_CASE("oslo: offset from UTC", "[calendar]") {
  const Day march = "2027-03-28"_day, october = "2027-10-31"_day;
  CHECK(osloOffsetMinutes({"2027-01-30"_day, at(19)}) == 60);
  CHECK(osloOffsetMinutes({march, at(1, 59, 59)}) == 60);
  CHECK(osloOffsetMinutes({march, at(2, 30)}) == 60);
  CHECK(osloOffsetMinutes({march, at(3)}) == 120);
  CHECK(osloOffsetMinutes({"2027-06-15"_day, at(12)}) == 120);
  CHECK(osloOffsetMinutes({october, at(1, 59, 59)}) == 120);
  CHECK(osloOffsetMinutes({october, at(2)}) == 120);
  CHECK(osloOffsetMinutes({october, at(2, 59, 59)}) == 120);
  CHECK(osloOffsetMinutes({october, at(3)}) == 60);
  CHECK(osloOffsetMinutes({"2027-12-24"_day, at(18)}) == 60);
  CHECK(osloOffsetMinutes({"1979-07-01"_day, at(12)}) == 60);
  CHECK(osloOffsetMinutes({"1995-10-01"_day, at(12)}) == 60);
  CHECK(osloOffsetMinutes({"1996-10-01"_day, at(12)}) == 120);
  CHECK(osloOffsetMinutes({std::numeric_limits<Day>::max(), 0}) == 60);
}

TEST_CASE("oslo: wall-clock arithmetic", "[calendar]") {
  // The evening an event belongs to: the date of its start less six hours.
  CHECK(addSeconds({"2027-01-30"_day, at(19)}, -at(6)) == WallTime{"2027-01-30"_day, at(13)});
  CHECK(addSeconds({"2027-01-30"_day, at(5, 59, 59)}, -at(6)) == WallTime{"2027-01-29"_day, at(23, 59, 59)});
  CHECK(addSeconds({"2027-01-30"_day, at(6)}, -at(6)) == WallTime{"2027-01-30"_day, 0});
  CHECK(addSeconds({"2027-12-31"_day, at(23, 59, 59)}, 1) == WallTime{"2028-01-01"_day, 0});
  CHECK(addSeconds({"1970-01-01"_day, 0}, -1) == WallTime{"1969-12-31"_day, at(23, 59, 59)});
  // On the wall clock the March night is as long as any other.
  CHECK(addSeconds({"2027-03-28"_day, at(5)}, -at(6)) == WallTime{"2027-03-27"_day, at(23)});
  CHECK(WallTime{"2027-01-30"_day, at(22)} < WallTime{"2027-01-30"_day, at(22, 0, 1)});
  CHECK(WallTime{"2027-01-30"_day, at(23)} < WallTime{"2027-01-31"_day, at(1)});

  // There and back for steps through the whole range.
  std::string wrong = "none";
  for (Second seconds = toSeconds(kMinWallTime); seconds <= toSeconds(kMaxWallTime); seconds += 98765431) {
    const WallTime time = fromSeconds(seconds);
    const bool fine = toSeconds(time) == seconds && time.secondOfDay >= 0 && time.secondOfDay < kSecondsPerDay;
    if (!fine) wrong = std::to_string(seconds);
  }
  CHECK(wrong == "none");

  CHECK(addSeconds(kMaxWallTime, 1) == kMaxWallTime);
  CHECK(addSeconds(kMinWallTime, -1) == kMinWallTime);
  CHECK(addSeconds(kMinWallTime, std::numeric_limits<std::int64_t>::max()) == kMaxWallTime);
  CHECK(addSeconds(kMaxWallTime, std::numeric_limits<std::int64_t>::min()) == kMinWallTime);
  CHECK(fromSeconds(std::numeric_limits<Second>::min()) == kMinWallTime);
  CHECK(fromSeconds(std::numeric_limits<Second>::max()) == kMaxWallTime);
}
