#include "support.hpp"

#include <string_view>
#include <vector>

using namespace slt::calendar;
using namespace slt::calendar::test;

TEST_CASE("text: dates are read strictly", "[calendar]") {
  Day day = 0;
  CHECK(parseDate("2027-01-30", day));
  CHECK(day == "2027-01-30"_day);
  CHECK(parseDate("0001-01-01", day));
  CHECK(day == kMinDay);
  CHECK(parseDate("9999-12-31", day));
  CHECK(day == kMaxDay);
  CHECK(parseDate("2028-02-29", day));

  const std::vector<std::string_view> bad = {
      "",           "2027-01-3",   "2027-01-300",  "2027-1-30",  "27-01-30",   " 2027-01-30", "2027-01-30 ",
      "2027/01/30", "2027-01.30",  "2027.01-30",   "30-01-2027", "2027-02-29", "2027-02-30",  "2100-02-29",
      "2027-00-10", "2027-13-10",  "2027-04-31",   "2027-04-00", "2027-04-32", "0000-01-01",  "-001-01-01",
      "+027-01-30", "2027-+1-30",  "2027-01--1",   "2027-0a-30", "202:-01-30", "20 7-01-30",  "2027-01-3/",
      "٢٠٢٧-01",    "10000-01-01", "2027-01-30T1", "20270130",   "2027-W04-6", "2027-030",
  };
  for (const std::string_view text : bad) {
    CAPTURE(text);
    day = 42;
    CHECK_FALSE(parseDate(text, day));
    CHECK(day == 42);
  }
  CHECK_FALSE(parseDate(std::string_view("2027-01-\0"
                                         "1",
                                         10),
                        day));
  // A view that is not the whole buffer: nothing past its end is looked at.
  CHECK(parseDate(std::string_view("2027-01-309").substr(0, 10), day));
  CHECK(day == "2027-01-30"_day);
}

TEST_CASE("text: wall-clock times are read strictly", "[calendar]") {
  WallTime time{};
  CHECK(parseWallTime("2027-01-30T19:00", time));
  CHECK(time == WallTime{"2027-01-30"_day, 19 * 3600});
  CHECK(parseWallTime("2027-01-30T22:00:01", time));
  CHECK(time == WallTime{"2027-01-30"_day, 22 * 3600 + 1});
  CHECK(parseWallTime("2027-01-30T00:00:00", time));
  CHECK(time == WallTime{"2027-01-30"_day, 0});
  CHECK(parseWallTime("9999-12-31T23:59:59", time));
  CHECK(time == kMaxWallTime);
  CHECK(parseWallTime("2027-03-28T02:30", time)); // reads well; that it does not exist is another question
  CHECK_FALSE(existsInOslo(time));

  const std::vector<std::string_view> bad = {
      "",
      "2027-01-30",
      "2027-01-30T",
      "2027-01-30T19",
      "2027-01-30T19:",
      "2027-01-30T9:00",
      "2027-01-30T19:0",
      "2027-01-30T19:000",
      "2027-01-30T19:00:",
      "2027-01-30T19:00:0",
      "2027-01-30T19:00:000",
      "2027-01-30T19:00:00Z",
      "2027-01-30T19:00Z",
      "2027-01-30T19:00+01:00",
      "2027-01-30T19:00.00",
      "2027-01-30T19:00:00.0",
      "2027-01-30 19:00",
      "2027-01-30t19:00",
      "2027-01-30T19.00",
      "2027-01-30T19:00.30",
      "2027-01-30T24:00",
      "2027-01-30T23:60",
      "2027-01-30T23:59:60",
      "2027-01-30T-1:00",
      "2027-01-30T19:-1",
      "2027-01-30T1a:00",
      "2027-01-30T19:0a",
      "2027-01-30T19:00:0a",
      "2027-02-29T19:00",
      "0000-01-01T00:00",
      " 2027-01-30T19:00",
      "2027-01-30T19:00 ",
  };
  for (const std::string_view text : bad) {
    CAPTURE(text);
    time = {7, 7};
    CHECK_FALSE(parseWallTime(text, time));
    CHECK(time == WallTime{7, 7});
  }
}

TEST_CASE("text: written forms", "[calendar]") {
  CHECK(formatDate("2027-01-30"_day) == "2027-01-30");
  CHECK(formatDate(kMinDay) == "0001-01-01");
  CHECK(formatDate(kMaxDay) == "9999-12-31");
  CHECK(formatDate(kMaxDay + 1) == "9999-12-31");
  CHECK(formatWallTime({"2027-01-30"_day, 0}) == "2027-01-30T00:00");
  CHECK(formatWallTime({"2027-01-30"_day, 9 * 3600 + 5 * 60}) == "2027-01-30T09:05");
  CHECK(formatWallTime({"2027-01-30"_day, 22 * 3600 + 1}) == "2027-01-30T22:00:01");
  CHECK(formatWallTime(kMaxWallTime) == "9999-12-31T23:59:59");
  CHECK(formatWallTime({"2027-01-30"_day, kSecondsPerDay}) == "2027-01-31T00:00");
  CHECK(formatWallTime({"2027-01-30"_day, -1}) == "2027-01-29T23:59:59");
}

TEST_CASE("text: what is written reads back, for days of every year and every second of a day",
          "[calendar][property]") {
  std::string wrong = "none";
  const auto readsBack = [](Day day) {
    Day back = 0;
    return parseDate(formatDate(day), back) && back == day;
  };
  CHECK(firstFailure("1900-01-01"_day, "2299-12-31"_day, readsBack) == "none");
  for (Day day = kMinDay; day <= kMaxDay; day += 13) {
    if (!readsBack(day)) wrong = formatDate(day);
  }
  const Day day = "2027-01-30"_day;
  for (std::int32_t second = 0; second < kSecondsPerDay; ++second) {
    WallTime back{};
    const std::string text = formatWallTime({day, second});
    if (!parseWallTime(text, back) || back != WallTime{day, second}) wrong = text;
    if ((text.size() == 16) != (second % 60 == 0)) wrong = text;
  }
  CHECK(wrong == "none");
}

TEST_CASE("text: of all month and day numbers exactly the real dates are read", "[calendar][property]") {
  std::string wrong = "none";
  for (const int year : {1900, 2000, 2026, 2027, 2028, 2100}) {
    for (int month = 0; month <= 99; ++month) {
      for (int date = 0; date <= 99; ++date) {
        const auto two = [](int number) {
          return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
        };
        const std::string text = std::to_string(year) + "-" + two(month) + "-" + two(date);
        const bool real = month >= 1 && month <= 12 && date >= 1 && date <= Leafing::length(year, month);
        Day day = 0;
        if (parseDate(text, day) != real) wrong = text;
      }
    }
  }
  CHECK(wrong == "none");
}
