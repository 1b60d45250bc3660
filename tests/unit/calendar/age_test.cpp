#include "support.hpp"

#include <limits>

using namespace slt::calendar;
using namespace slt::calendar::test;

namespace {

// Counts birthdays one by one, by the sentence of domain.md: someone born on 29 February turns N on 28 February in a
// common year. Only for `on` not before `born`.
int birthdaysCounted(Day born, Day on) {
  const Civil birth = toCivil(born);
  int count = 0;
  for (int year = birth.year + 1;; ++year) {
    const bool missing = birth.month == 2 && birth.day == 29 && Leafing::length(year, 2) == 28;
    if (fromCivil({year, birth.month, missing ? 28 : birth.day}) > on) return count;
    ++count;
  }
}

} // namespace

TEST_CASE("age: one day before, on and after the birthday", "[calendar]") {
  // "over 20": turned 20 yesterday, yes; on the birthday, yes; turns 20 tomorrow, no.
  const Day born = "2007-01-30"_day;
  CHECK(yearsCompleted(born, "2027-01-29"_day) == 19);
  CHECK(yearsCompleted(born, "2027-01-30"_day) == 20);
  CHECK(yearsCompleted(born, "2027-01-31"_day) == 20);
  CHECK(yearsCompleted(born, "2028-01-29"_day) == 20);
  CHECK(yearsCompleted(born, "2028-01-30"_day) == 21);
  CHECK(yearsCompleted("2006-12-31"_day, "2027-01-01"_day) == 20);
  CHECK(yearsCompleted("2007-01-01"_day, "2026-12-31"_day) == 19);
}

TEST_CASE("age: born on 29 February", "[calendar]") {
  const Day born = "2004-02-29"_day;
  CHECK(yearsCompleted(born, "2023-02-27"_day) == 18);
  CHECK(yearsCompleted(born, "2023-02-28"_day) == 19);
  CHECK(yearsCompleted(born, "2023-03-01"_day) == 19);
  CHECK(yearsCompleted(born, "2024-02-28"_day) == 19);
  CHECK(yearsCompleted(born, "2024-02-29"_day) == 20);
  CHECK(yearsCompleted(born, "2024-03-01"_day) == 20);
  // 2100 is a common year though it is divisible by four.
  CHECK(yearsCompleted("2080-02-29"_day, "2100-02-27"_day) == 19);
  CHECK(yearsCompleted("2080-02-29"_day, "2100-02-28"_day) == 20);
  // Those born on the days around it have ordinary birthdays.
  CHECK(yearsCompleted("2004-02-28"_day, "2024-02-28"_day) == 20);
  CHECK(yearsCompleted("2003-03-01"_day, "2023-02-28"_day) == 19);
  CHECK(yearsCompleted("2003-03-01"_day, "2024-02-29"_day) == 20);

  CHECK(birthdayInYear(born, 2023) == "2023-02-28"_day);
  CHECK(birthdayInYear(born, 2024) == "2024-02-29"_day);
  CHECK(birthdayInYear("2004-03-01"_day, 2023) == "2023-03-01"_day);
}

TEST_CASE("age: never falls, and before the birth is negative", "[calendar]") {
  const Day born = "2027-06-15"_day;
  CHECK(yearsCompleted(born, born) == 0);
  CHECK(yearsCompleted(born, born - 1) == -1);
  CHECK(yearsCompleted(born, "2026-06-15"_day) == -1);
  CHECK(yearsCompleted(born, "2026-06-14"_day) == -2);
  for (const Day birth : {born, "2024-02-29"_day, "2024-02-28"_day, "2025-03-01"_day}) {
    int last = yearsCompleted(birth, "2000-01-01"_day);
    CHECK(firstFailure("2000-01-02"_day, "2060-12-31"_day, [&](Day on) {
            const int age = yearsCompleted(birth, on);
            const bool fine = age == last || (age == last + 1 && on == birthdayInYear(birth, toCivil(on).year));
            last = age;
            return fine;
          }) == "none");
  }
}

TEST_CASE("age: agrees with counting birthdays", "[calendar][property]") {
  // Every pair of a birth around a leap year and a day around another.
  CHECK(firstFailure("2003-12-01"_day, "2005-04-01"_day, [](Day born) {
          for (Day on = "2023-12-01"_day; on <= "2025-04-01"_day; ++on) {
            if (yearsCompleted(born, on) != birthdaysCounted(born, on)) return false;
          }
          return true;
        }) == "none");
  // Across the centuries, with steps that share no factor with weeks, months or leap years.
  std::string wrong = "none";
  for (Day born = "1580-01-01"_day; born < "2420-01-01"_day; born += 1997) {
    for (Day on = born; on < born + 130 * 366; on += 1009) {
      if (yearsCompleted(born, on) != birthdaysCounted(born, on)) wrong = formatDate(born) + " on " + formatDate(on);
    }
  }
  CHECK(wrong == "none");
}

TEST_CASE("age: the whole range without overflow", "[calendar]") {
  CHECK(yearsCompleted(kMinDay, kMaxDay) == 9998);
  CHECK(yearsCompleted(kMaxDay, kMinDay) == -9999);
  CHECK(yearsCompleted(std::numeric_limits<Day>::min(), std::numeric_limits<Day>::max()) == 9998);
  CHECK(birthdayInYear("2004-02-29"_day, 0) == "0001-02-28"_day);
  CHECK(birthdayInYear("2004-02-29"_day, 123456) == "9999-02-28"_day);
}
