// National identity numbers: recognised however they are written, and never repeated.
#include "json/national_id.hpp"

#include "events/support.hpp"
#include "json/national_numbers.hpp"

using namespace slt::json;
using namespace slt::test;

TEST_CASE("national numbers: the maker's own arithmetic, worked out by hand", "[json]") {
  // 15 June (month 6 + 80) of year 07, individual number 123:
  // 1*3 + 5*7 + 8*6 + 6*1 + 0*8 + 7*9 + 1*4 + 2*5 + 3*2 = 175, which leaves 10, so k1 = 1;
  // 1*5 + 5*4 + 8*3 + 6*2 + 0*7 + 7*6 + 1*5 + 2*4 + 3*3 + 1*2 = 127, which leaves 6, so k2 = 5.
  CHECK(nationalNumber(15, 6, 7, 123, NumberKind::SyntheticPlus80) == "15860712315");
  CHECK(isNationalId("15860712315"));
}

TEST_CASE("national numbers: every kind is recognised, by today's check digits and by those from 2032", "[json]") {
  for (const NumberKind kind :
       {NumberKind::Birth, NumberKind::D, NumberKind::SyntheticPlus40, NumberKind::SyntheticPlus80}) {
    for (int remainder = 0; remainder <= 3; ++remainder) {
      int made = 0;
      for (int individual = 0; individual < 1000; individual += 13) {
        const auto number =
            nationalNumber(1 + individual % 28, 1 + individual % 12, individual % 100, individual, kind, remainder);
        if (!number) continue;
        ++made;
        INFO(static_cast<int>(kind) << " " << remainder << " " << individual);
        CHECK(isNationalId(*number));
      }
      CHECK(made > 50);
    }
    for (int remainder = 4; remainder <= 10; ++remainder) {
      for (int individual = 0; individual < 1000; individual += 130) {
        const auto number = nationalNumber(3, 4, 5, individual, kind, remainder);
        if (number) CHECK_FALSE(isNationalId(*number));
      }
    }
  }
}

TEST_CASE("national numbers: any other last digit makes it none", "[json]") {
  const std::string number = someNationalNumber(3, 4, 5, 678, NumberKind::SyntheticPlus80);
  for (char last = '0'; last <= '9'; ++last) {
    std::string other = number.substr(0, 10) + last;
    CHECK(isNationalId(other) == (other == number));
  }
}

TEST_CASE("national numbers: the date has to be one", "[json]") {
  const auto any = [](int day, int month, NumberKind kind) {
    return isNationalId(someNationalNumber(day, month, 1, 500, kind));
  };
  CHECK(any(1, 1, NumberKind::Birth));
  CHECK(any(31, 12, NumberKind::Birth));
  CHECK(any(29, 2, NumberKind::Birth));
  CHECK(any(31, 1, NumberKind::D));
  CHECK_FALSE(any(0, 1, NumberKind::Birth));
  CHECK_FALSE(any(32, 1, NumberKind::Birth));
  CHECK_FALSE(any(30, 2, NumberKind::Birth));
  CHECK_FALSE(any(31, 4, NumberKind::SyntheticPlus80));
  CHECK_FALSE(any(1, 0, NumberKind::Birth));
  CHECK_FALSE(any(1, 13, NumberKind::Birth));
  CHECK_FALSE(any(1, 13, NumberKind::SyntheticPlus80));
  CHECK_FALSE(any(32, 1, NumberKind::D));
  for (const char* other : {"", "1", "1234567890", "123456789012", "1586071231x", "abcdefghijk"})
    CHECK_FALSE(isNationalId(other));
}

TEST_CASE("national numbers: found in a text, with what people write between the digits", "[json]") {
  const std::string number = someNationalNumber(3, 4, 5, 678, NumberKind::SyntheticPlus80);
  const std::string date = number.substr(0, 6);
  const std::string rest = number.substr(6);
  for (const std::string between : {" ", ".", "-", "/", "\t", "  ", ". ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
                                    "\xE2\x80\x93", "\xE2\x80\x91"}) {
    INFO(between);
    CHECK(holdsNationalId(date + between + rest));
    CHECK(holdsNationalId("Ola " + date + between + rest + ", Hamar"));
  }
  std::string apart;
  for (const char digit : number) apart += std::string(1, digit) + " ";
  CHECK(holdsNationalId(apart));
  CHECK(holdsNationalId("tlf 12 34 " + number));
  CHECK(holdsNationalId(number + " 12"));
  CHECK(holdsNationalId("12 " + date + " " + rest));
  CHECK(holdsNationalId("x" + number + "y"));
  CHECK(holdsNationalId("é" + number + "é"));

  CHECK_FALSE(holdsNationalId(""));
  CHECK_FALSE(holdsNationalId("2027-01-30T19:00"));
  // Eleven of twelve digits in a row are part of some other number.
  CHECK_FALSE(holdsNationalId("1" + number));
  CHECK_FALSE(holdsNationalId(number + "1"));
  CHECK_FALSE(holdsNationalId(date + "x" + rest));
  CHECK_FALSE(holdsNationalId("12345678901"));
  CHECK_FALSE(holdsNationalId("\xE2\x80"));
}

TEST_CASE("national numbers: what is shown instead keeps no digit of it", "[json]") {
  const std::string number = someNationalNumber(3, 4, 5, 678, NumberKind::SyntheticPlus80);
  CHECK(withoutNationalId("guard 3") == "guard 3");
  CHECK(withoutNationalId("a" + number) == "a***********");
}

TEST_CASE("national numbers: refused in every field, as text and as number, and never echoed", "[json][api]") {
  for (const NumberKind kind :
       {NumberKind::Birth, NumberKind::D, NumberKind::SyntheticPlus40, NumberKind::SyntheticPlus80}) {
    const std::string plain = someNationalNumber(13, 4, 5, 678, kind);
    const std::string spaced = plain.substr(0, 6) + " " + plain.substr(6);
    for (const std::string& number : {plain, spaced}) {
      const Json texts = {{{"title", number}},
                          {{"title", "for " + number + " og venner"}},
                          {{"kind", number}},
                          {{"start", number}},
                          {{"appliedOn", number}},
                          {{"ageMin", number}},
                          {{"drugFree", number}},
                          {{"responsible", number}},
                          {{"responsible", {{"name", number}}}},
                          {{"responsible", {{"born", number}}}},
                          {{"guards", {{{"name", "Ola"}}, {{"name", number}}}}},
                          {{"guards", {number}}},
                          {{"guards", {{{"name", {{"deep", {number}}}}}}}},
                          {{"answers", {{"lease", number}}}},
                          {{"unknown", {1, {{"a", number}}}}},
                          {{number, 1}},
                          {{"answers", {{number, true}}}},
                          {{"guards", {{{number, "x"}}}}},
                          {{number, {{number, number}}}}};
      for (const Json& application : texts) {
        for (const bool explain : {false, true}) {
          const std::string answer = builtIn("hamar").api().check(application.dump(), "2027-01-04", explain);
          INFO(application.dump() << "\n" << answer);
          CHECK(answer.find("\"nationalId\"") != std::string::npos);
          CHECK(answer.find("\"ok\":false") != std::string::npos);
          CHECK(answer.find(number) == std::string::npos);
          CHECK(answer.find(plain.substr(0, 6)) == std::string::npos);
        }
        const std::string all = builtIn("hamar").api().checkAll("[{}," + application.dump() + "]", "2027-01-04", true);
        CHECK(all.find("\"nationalId\"") != std::string::npos);
        CHECK(all.find(plain.substr(0, 6)) == std::string::npos);
        const std::string pack = slt::api::EventRules(Json{{"id", "p"}, {"x", application}}.dump()).opened();
        CHECK(pack.find("\"nationalId\"") != std::string::npos);
        CHECK(pack.find(plain.substr(0, 6)) == std::string::npos);
      }
    }
    // As a number, and written with escapes.
    for (const std::string& json :
         {"{\"ageMin\":" + plain + "}", "{\"guards\":[{\"age\":" + plain + "}]}", "{\"x\":[" + plain + ".0]}",
          "{\"title\":\"\\u003" + plain.substr(0, 1) + plain.substr(1) + "\"}"}) {
      const std::string answer = builtIn("hamar").api().check(json, "2027-01-04", true);
      INFO(answer);
      CHECK(answer.find("\"nationalId\"") != std::string::npos);
      CHECK(answer.find(plain.substr(1)) == std::string::npos);
    }
    const std::string asOf = builtIn("hamar").api().check("{}", plain, true);
    CHECK(asOf.find(plain) == std::string::npos);
  }
  // As a number a leading zero is lost.
  const std::string zero = someNationalNumber(3, 4, 5, 678, NumberKind::SyntheticPlus80);
  REQUIRE(zero.front() == '0');
  const std::string answer = builtIn("hamar").api().check("{\"ageMin\":" + zero.substr(1) + "}", "2027-01-04", false);
  CHECK(answer.find("\"nationalId\"") != std::string::npos);
}

TEST_CASE("national numbers: one in a pointer keeps its place findable", "[json]") {
  const std::string number = someNationalNumber(3, 4, 5, 678, NumberKind::SyntheticPlus80);
  const Json problems = builtIn("hamar").problems(Json{{"guards", {{{"a/" + number, 1}}}}}.dump());
  REQUIRE(problems.size() == 2);
  for (const Json& problem : problems) CHECK(problem["path"] == "/guards/0/a~1***********");
}
