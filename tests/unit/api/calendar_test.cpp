// The calendar as the outside calls it.
#include "api/calendar.hpp"

#include "events/support.hpp"

using namespace slt::test;

TEST_CASE("api: the days of a range, both ends included", "[api]") {
  const Json answer = parsed(slt::api::calendar("2027-05-15", "2027-05-18"));
  REQUIRE(answer["ok"] == true);
  REQUIRE(answer["value"].size() == 4);
  const Json& whitMonday = answer["value"][2];
  CHECK(whitMonday["date"] == "2027-05-17");
  CHECK(whitMonday["isoWeek"] == 20);
  CHECK(whitMonday["holyDay"] == true);
  CHECK(whitMonday["squeezed"] == false);
  for (const char* language : {"nb", "nn", "en"})
    CHECK_FALSE(whitMonday["holiday"][language].get<std::string>().empty());
  CHECK_FALSE(answer["value"][0].contains("holiday"));
  CHECK(parsed(slt::api::calendar("2027-05-07", "2027-05-07"))["value"][0]["squeezed"] == true);
}

TEST_CASE("api: a range that is none is told so, with both its ends", "[api]") {
  const auto problems = [](const char* from, const char* to) {
    const Json answer = parsed(slt::api::calendar(from, to));
    CHECK(answer["ok"] == false);
    std::vector<std::string> paths;
    for (const Json& problem : answer["problems"])
      paths.push_back(problem["path"].get<std::string>() + " " + problem["code"].get<std::string>());
    return paths;
  };
  using Told = std::vector<std::string>;
  CHECK(problems("x", "2027-02-29") == Told{"/from date", "/to date"});
  CHECK(problems("2027-01-02", "2027-01-01").size() == 1);
  CHECK(problems("0001-01-01", "9999-12-31").size() == 1);
}
