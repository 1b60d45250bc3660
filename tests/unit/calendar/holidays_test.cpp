#include "support.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <vector>

using namespace slt::calendar;
using namespace slt::calendar::test;

namespace {

// Easter by the reckoning of the reform of 1582 (golden number, epact, Sunday), as Knuth tells it (The Art of Computer
// Programming, vol. 1, 1.3.2 exercise 14): another road than Meeus's, and the one the law's full moon stands for.
Day easterByEpact(int year) {
  const int golden = year % 19 + 1;
  const int century = year / 100 + 1;
  const int droppedLeapYears = 3 * century / 4 - 12;
  const int moonCorrection = (8 * century + 5) / 25 - 5;
  const int sunday = 5 * year / 4 - droppedLeapYears - 10;
  int epact = (11 * golden + 20 + moonCorrection - droppedLeapYears) % 30;
  if (epact < 0) epact += 30;
  if ((epact == 25 && golden > 11) || epact == 24) ++epact;
  int march = 44 - epact;
  if (march < 21) march += 30;
  march += 7 - (sunday + march) % 7;
  return march > 31 ? fromCivil({year, 4, march - 31}) : fromCivil({year, 3, march});
}

struct Named {
  Day day;
  Holiday holiday;
};

// The five years of domain.md: Easter, Ascension and Pentecost as printed there, the rest counted from them by hand.
const std::vector<Named>& years2025to2029() {
  using enum Holiday;
  static const std::vector<Named> days = {
      {"2025-01-01"_day, NewYear},         {"2025-04-17"_day, MaundyThursday},  {"2025-04-18"_day, GoodFriday},
      {"2025-04-20"_day, EasterSunday},    {"2025-04-21"_day, EasterMonday},    {"2025-05-01"_day, LabourDay},
      {"2025-05-17"_day, ConstitutionDay}, {"2025-05-29"_day, AscensionDay},    {"2025-06-08"_day, WhitSunday},
      {"2025-06-09"_day, WhitMonday},      {"2025-12-25"_day, ChristmasDay},    {"2025-12-26"_day, BoxingDay},
      {"2026-01-01"_day, NewYear},         {"2026-04-02"_day, MaundyThursday},  {"2026-04-03"_day, GoodFriday},
      {"2026-04-05"_day, EasterSunday},    {"2026-04-06"_day, EasterMonday},    {"2026-05-01"_day, LabourDay},
      {"2026-05-14"_day, AscensionDay},    {"2026-05-17"_day, ConstitutionDay}, {"2026-05-24"_day, WhitSunday},
      {"2026-05-25"_day, WhitMonday},      {"2026-12-25"_day, ChristmasDay},    {"2026-12-26"_day, BoxingDay},
      {"2027-01-01"_day, NewYear},         {"2027-03-25"_day, MaundyThursday},  {"2027-03-26"_day, GoodFriday},
      {"2027-03-28"_day, EasterSunday},    {"2027-03-29"_day, EasterMonday},    {"2027-05-01"_day, LabourDay},
      {"2027-05-06"_day, AscensionDay},    {"2027-05-16"_day, WhitSunday},      {"2027-05-17"_day, ConstitutionDay},
      {"2027-12-25"_day, ChristmasDay},    {"2027-12-26"_day, BoxingDay},       {"2028-01-01"_day, NewYear},
      {"2028-04-13"_day, MaundyThursday},  {"2028-04-14"_day, GoodFriday},      {"2028-04-16"_day, EasterSunday},
      {"2028-04-17"_day, EasterMonday},    {"2028-05-01"_day, LabourDay},       {"2028-05-17"_day, ConstitutionDay},
      {"2028-05-25"_day, AscensionDay},    {"2028-06-04"_day, WhitSunday},      {"2028-06-05"_day, WhitMonday},
      {"2028-12-25"_day, ChristmasDay},    {"2028-12-26"_day, BoxingDay},       {"2029-01-01"_day, NewYear},
      {"2029-03-29"_day, MaundyThursday},  {"2029-03-30"_day, GoodFriday},      {"2029-04-01"_day, EasterSunday},
      {"2029-04-02"_day, EasterMonday},    {"2029-05-01"_day, LabourDay},       {"2029-05-10"_day, AscensionDay},
      {"2029-05-17"_day, ConstitutionDay}, {"2029-05-20"_day, WhitSunday},      {"2029-05-21"_day, WhitMonday},
      {"2029-12-25"_day, ChristmasDay},    {"2029-12-26"_day, BoxingDay},
  };
  return days;
}

} // namespace

TEST_CASE("holidays: Easter in known years", "[calendar]") {
  const std::vector<Day> known = {
      // The earliest and latest ever, and the years a wrong epact correction gets wrong (1609, 1954, 1981, 2049, 2076).
      "1598-03-22"_day, "1609-04-19"_day, "1761-03-22"_day, "1818-03-22"_day, "1886-04-25"_day, "1943-04-25"_day,
      "1954-04-18"_day, "1981-04-19"_day, "2000-04-23"_day, "2001-04-15"_day, "2002-03-31"_day, "2003-04-20"_day,
      "2004-04-11"_day, "2005-03-27"_day, "2006-04-16"_day, "2007-04-08"_day, "2008-03-23"_day, "2009-04-12"_day,
      "2010-04-04"_day, "2011-04-24"_day, "2012-04-08"_day, "2013-03-31"_day, "2014-04-20"_day, "2015-04-05"_day,
      "2016-03-27"_day, "2017-04-16"_day, "2018-04-01"_day, "2019-04-21"_day, "2020-04-12"_day, "2021-04-04"_day,
      "2022-04-17"_day, "2023-04-09"_day, "2024-03-31"_day, "2025-04-20"_day, "2026-04-05"_day, "2027-03-28"_day,
      "2028-04-16"_day, "2029-04-01"_day, "2030-04-21"_day, "2038-04-25"_day, "2049-04-18"_day, "2076-04-19"_day,
      "2285-03-22"_day,
  };
  for (const Day easter : known) {
    CAPTURE(formatDate(easter));
    CHECK(formatDate(easterSunday(toCivil(easter).year)) == formatDate(easter));
  }
}

TEST_CASE("holidays: Easter in all years is a Sunday from 22 March to 25 April, by two reckonings",
          "[calendar][property]") {
  std::string wrong = "none";
  for (int year = kMinYear; year <= kMaxYear; ++year) {
    const Day easter = easterSunday(year);
    const bool inSeason = easter >= fromCivil({year, 3, 22}) && easter <= fromCivil({year, 4, 25});
    if (!inSeason || isoWeekday(easter) != 7 || easter != easterByEpact(year)) wrong = std::to_string(year);
  }
  CHECK(wrong == "none");
  CHECK(easterSunday(std::numeric_limits<int>::min()) == easterSunday(1));
  CHECK(easterSunday(std::numeric_limits<int>::max()) == easterSunday(9999));
}

TEST_CASE("holidays: every day of 2025 to 2029 has the name it should have, or none", "[calendar]") {
  std::map<Day, Holiday> expected;
  for (const Named& named : years2025to2029()) expected[named.day] = named.holiday;
  REQUIRE(expected.size() == 59); // five years of twelve names, less 2. pinsedag 2027, which hides behind 17 May
  CHECK(firstFailure("2025-01-01"_day, "2029-12-31"_day, [&](Day day) {
          const auto found = expected.find(day);
          const Holiday name = found == expected.end() ? Holiday::None : found->second;
          return holidayOn(day) == name && isPublicHoliday(day) == (name != Holiday::None);
        }) == "none");
  CHECK(firstFailure("2025-01-01"_day, "2029-12-31"_day, [](Day day) {
          return secondHolidayOn(day) == (day == "2027-05-17"_day ? Holiday::WhitMonday : Holiday::None);
        }) == "none");
}

TEST_CASE("holidays: two names on one day", "[calendar]") {
  const auto names = [](Day day) { return std::pair{holidayOn(day), secondHolidayOn(day)}; };
  CHECK(names("2027-05-17"_day) == std::pair{Holiday::ConstitutionDay, Holiday::WhitMonday});
  CHECK(names("2008-05-01"_day) == std::pair{Holiday::LabourDay, Holiday::AscensionDay});
  CHECK(names("2012-05-17"_day) == std::pair{Holiday::ConstitutionDay, Holiday::AscensionDay});
  CHECK(names("2043-05-17"_day) == std::pair{Holiday::ConstitutionDay, Holiday::WhitSunday});
  CHECK(holidayTextOn("2027-05-17"_day).nb == "17. mai og 2. pinsedag");
  CHECK(holidayTextOn("2027-05-17"_day).nn == "17. mai og 2. pinsedag");
  CHECK(holidayTextOn("2027-05-17"_day).en == "Constitution Day and Whit Monday");
  CHECK(holidayTextOn("2027-05-16"_day).nb == "1. pinsedag");
  CHECK(holidayTextOn("2027-05-18"_day).nb.empty());
  CHECK(holidayTextOn("2027-05-23"_day).nb.empty()); // a plain Sunday has no name
}

TEST_CASE("holidays: every name in three languages, each its own", "[calendar]") {
  std::vector<std::string_view> seen;
  for (int i = 1; i <= static_cast<int>(Holiday::BoxingDay); ++i) {
    const LocalName name = holidayName(static_cast<Holiday>(i));
    CAPTURE(i);
    CHECK_FALSE(name.nb.empty());
    CHECK_FALSE(name.nn.empty());
    CHECK_FALSE(name.en.empty());
    CHECK(std::find(seen.begin(), seen.end(), name.en) == seen.end());
    seen.push_back(name.en);
  }
  CHECK(seen.size() == 12);
  CHECK(holidayName(Holiday::None).nb.empty());
  CHECK(holidayName(Holiday::AscensionDay).nb == "Kristi himmelfartsdag");
  CHECK(holidayName(static_cast<Holiday>(200)).nb.empty());
}

TEST_CASE("holidays: holy days include every Sunday but not 1 and 17 May as such", "[calendar]") {
  CHECK(isHolyDay("2027-05-17"_day));       // also 2. pinsedag
  CHECK_FALSE(isHolyDay("2028-05-17"_day)); // a Wednesday
  CHECK(isHolyDay("2026-05-17"_day));       // a Sunday
  CHECK_FALSE(isHolyDay("2025-05-17"_day)); // a Saturday
  CHECK(isHolyDay("2012-05-17"_day));       // also Kristi himmelfartsdag
  CHECK(isHolyDay("2043-05-17"_day));       // also 1. pinsedag, thereby a Sunday
  CHECK_FALSE(isHolyDay("2026-05-01"_day));
  CHECK(isHolyDay("2022-05-01"_day)); // a Sunday
  CHECK(isHolyDay("2008-05-01"_day)); // also Kristi himmelfartsdag
  CHECK(isHolyDay("2027-01-31"_day)); // a plain Sunday
  CHECK_FALSE(isHolyDay("2027-01-30"_day));
  CHECK_FALSE(isHolyDay("2026-12-24"_day)); // the eve is a matter of hours: isHolyEveQuiet
  CHECK(isHolyDay("2027-12-26"_day));
  CHECK_FALSE(isHolyDay("2027-12-27"_day));

  // By the law's own list, for 400 years (one full cycle of weekdays).
  CHECK(firstFailure("1900-01-01"_day, "2299-12-31"_day, [](Day day) {
          const Civil date = toCivil(day);
          const int sinceEaster = day - easterByEpact(date.year);
          const std::array<int, 7> movable = {-3, -2, 0, 1, 39, 49, 50};
          const bool byLaw = isoWeekday(day) == 7 || (date.month == 1 && date.day == 1) ||
                             (date.month == 12 && (date.day == 25 || date.day == 26)) ||
                             std::find(movable.begin(), movable.end(), sinceEaster) != movable.end();
          const bool mayDay = date.month == 5 && (date.day == 1 || date.day == 17);
          return isHolyDay(day) == byLaw && isFreeDay(day) == (byLaw || mayDay);
        }) == "none");
}

TEST_CASE("holidays: Saturdays and the eves are not free days", "[calendar]") {
  CHECK(isFreeDay("2026-05-01"_day));
  CHECK(isFreeDay("2028-05-17"_day));
  CHECK(isFreeDay("2027-01-31"_day));
  CHECK_FALSE(isFreeDay("2027-01-30"_day));
  CHECK_FALSE(isFreeDay("2027-03-27"_day)); // påskeaften
  CHECK_FALSE(isFreeDay("2026-12-24"_day));
  CHECK_FALSE(isFreeDay("2026-12-31"_day));
  CHECK_FALSE(isPublicHoliday("2027-01-31"_day));
}

TEST_CASE("holidays: the quiet eves are påskeaften, pinseaften and julaften", "[calendar]") {
  const std::vector<Day> eves = {"2025-04-19"_day, "2025-06-07"_day, "2025-12-24"_day, "2026-04-04"_day,
                                 "2026-05-23"_day, "2026-12-24"_day, "2027-03-27"_day, "2027-05-15"_day,
                                 "2027-12-24"_day, "2028-04-15"_day, "2028-06-03"_day, "2028-12-24"_day,
                                 "2029-03-31"_day, "2029-05-19"_day, "2029-12-24"_day};
  CHECK(firstFailure("2025-01-01"_day, "2029-12-31"_day, [&](Day day) {
          return isHolyEveQuiet(day) == (std::find(eves.begin(), eves.end(), day) != eves.end());
        }) == "none");
  // The earliest and the latest there can be.
  CHECK(isHolyEveQuiet("1818-03-21"_day));
  CHECK(isHolyEveQuiet("2038-06-12"_day));
}

TEST_CASE("holidays: the whole range without overflow", "[calendar]") {
  CHECK(holidayOn(kMinDay) == Holiday::NewYear);
  CHECK(holidayOn(std::numeric_limits<Day>::min()) == Holiday::NewYear);
  CHECK(holidayOn(std::numeric_limits<Day>::max()) == Holiday::None);
  CHECK(secondHolidayOn(std::numeric_limits<Day>::min()) == Holiday::None);
  CHECK_FALSE(isHolyEveQuiet(std::numeric_limits<Day>::max()));
  // Each year has its twelve names, counted over all years.
  std::map<int, int> namesPerYear;
  for (Day day = kMinDay; day <= kMaxDay; ++day) {
    const int names = (holidayOn(day) != Holiday::None) + (secondHolidayOn(day) != Holiday::None);
    if (names != 0) namesPerYear[toCivil(day).year] += names;
  }
  CHECK(namesPerYear.size() == 9999);
  CHECK(std::all_of(namesPerYear.begin(), namesPerYear.end(), [](const auto& year) { return year.second == 12; }));
}
