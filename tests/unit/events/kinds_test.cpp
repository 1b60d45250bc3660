// Kinds of rules with parameters that no built-in pack uses, each against the obvious computation.
#include <algorithm>

#include "calendar/calendar.hpp"
#include "events/support.hpp"

using namespace slt::test;
using namespace slt::calendar;

namespace {

std::string at(Day day, int second) {
  return formatWallTime(fromSeconds(std::int64_t{day} * kSecondsPerDay + second));
}
Json openTo(const Json& fields) {
  Json application = {{"access", "public"}};
  if (fields.is_object()) application.update(fields);
  return application;
}
Json guardsOf(int count, int age = 40) {
  Json guards = Json::array();
  for (int i = 0; i < count; ++i) guards.push_back({{"age", age}});
  return guards;
}
using Fields = std::set<std::string>;

} // namespace

TEST_CASE("guard number: the largest of all demands wins", "[events]") {
  const auto required = [](const Json& demands, int participants) {
    const Rules rules(packOf({{{"kind", "guardNumber"}, {"required", demands}}}));
    for (int guards = 1; guards <= 500; ++guards) {
      const Json verdict =
          rules.check(openTo({{"participants", participants}, {"guards", guardsOf(guards)}}), "2027-01-04");
      if (stateOf(verdict, "p/1") == "met") {
        CHECK(findingOf(verdict, "p/1")["params"]["required"].get<int>() <= guards);
        return guards;
      }
      CHECK(findingOf(verdict, "p/1")["params"]["required"].get<int>() > guards);
    }
    return -1;
  };
  SECTION("minimum") {
    CHECK(required({{"minimum", 3}}, 0) == 3);
    CHECK(required({{"minimum", 3}}, 1000) == 3);
  }
  SECTION("percent, rounded up") {
    CHECK(required({{"percent", 7}}, 100) == 7);
    CHECK(required({{"percent", 7}}, 101) == 8);
    CHECK(required({{"percent", 100}}, 12) == 12);
  }
  SECTION("one for each started so many") {
    CHECK(required({{"oneForEach", 25}}, 24) == 1);
    CHECK(required({{"oneForEach", 25}}, 25) == 1);
    CHECK(required({{"oneForEach", 25}}, 26) == 2);
    CHECK(required({{"oneForEach", 25}}, 51) == 3);
  }
  SECTION("steps, as at Kolnes: 2, 4 and 6 for up to 50, 100 and 150") {
    const Json steps = {
        {"steps", {{{"upTo", 50}, {"guards", 2}}, {{"upTo", 100}, {"guards", 4}}, {{"upTo", 150}, {"guards", 6}}}}};
    CHECK(required(steps, 49) == 2);
    CHECK(required(steps, 50) == 2);
    CHECK(required(steps, 51) == 4);
    CHECK(required(steps, 100) == 4);
    CHECK(required(steps, 101) == 6);
    CHECK(required(steps, 150) == 6);
    // The table ends there: it says nothing of larger events.
    CHECK(required(steps, 151) == 1);
  }
  SECTION("all of them") {
    const Json all = {{"minimum", 2},
                      {"percent", 10},
                      {"oneForEach", 30},
                      {"steps", {{{"upTo", 50}, {"guards", 4}}, {{"guards", 5}}}}};
    CHECK(required(all, 0) == 4);
    CHECK(required(all, 51) == 6);
    CHECK(required(all, 41) == 5);
    CHECK(required(all, 200) == 20);
  }
}

TEST_CASE("guard number: open facts, and which of them decide", "[events]") {
  const Rules ends(
      packOf({{{"kind", "guardNumber"},
               {"required", {{"steps", {{{"upTo", 50}, {"guards", 2}}, {{"upTo", 100}, {"guards", 4}}}}}}}}));
  CHECK(missingOf(ends.check(openTo({}), "2027-01-04"), "p/1") == Fields{"/participants", "/guards"});
  // Three guards: enough for 50, too few for 100, and no demand for more.
  CHECK(missingOf(ends.check(openTo({{"guards", guardsOf(3)}}), "2027-01-04"), "p/1") == Fields{"/participants"});
  CHECK(stateOf(ends.check(openTo({{"guards", guardsOf(4)}}), "2027-01-04"), "p/1") == "met");
  CHECK(stateOf(ends.check(openTo({{"participants", 101}}), "2027-01-04"), "p/1") == "met");
  CHECK(missingOf(ends.check(openTo({{"participants", 100}}), "2027-01-04"), "p/1") == Fields{"/guards"});
  const Rules two(packOf({{{"kind", "guardNumber"}, {"required", {{"minimum", 2}}}}}));
  CHECK(missingOf(two.check(openTo({}), "2027-01-04"), "p/1") == Fields{"/guards"});
  CHECK(stateOf(two.check(openTo({{"guards", guardsOf(1)}}), "2027-01-04"), "p/1") == "broken");
}

TEST_CASE("guard number: when neither is known, both are asked for", "[events]") {
  // Twenty guards are enough for 200 participants and too few for 201, so participants decide too.
  const Json open = builtIn("lensmann").check({{"access", "public"}}, "2027-01-04");
  const auto with = [](int participants) {
    return stateOf(
        builtIn("lensmann")
            .check({{"access", "public"}, {"participants", participants}, {"guards", guardsOf(20)}}, "2027-01-04"),
        "lensmann/guards/number");
  };
  REQUIRE(with(200) == "met");
  REQUIRE(with(201) == "broken");
  CHECK(missingOf(open, "lensmann/guards/number") == Fields{"/participants", "/guards"});
}

TEST_CASE("guard share: as many as the per cent says, rounded up", "[events]") {
  for (const int percent : {1, 33, 34, 50, 51, 100}) {
    const Rules rules(packOf({{{"kind", "guardShare"}, {"percent", percent}, {"fromAge", 35}}}));
    for (int guards = 1; guards <= 9; ++guards) {
      for (int old = 0; old <= guards; ++old) {
        Json list = guardsOf(old, 35);
        for (int i = old; i < guards; ++i) list.push_back({{"age", 34}});
        INFO(percent << " % of " << guards << ", having " << old);
        CHECK(stateOf(rules.check(openTo({{"guards", list}}), "2027-01-04"), "p/1") ==
              (old * 100 >= guards * percent ? "met" : "broken"));
      }
    }
  }
}

TEST_CASE("guard share: dates of birth and an open start", "[events]") {
  const Rules rules(packOf({{{"kind", "guardShare"}, {"percent", 50}, {"fromAge", 35}}}));
  const auto check = [&](const Json& fields) { return rules.check(openTo(fields), "2027-01-04"); };
  CHECK(missingOf(check({}), "p/1") == Fields{"/start", "/guards"});
  CHECK(missingOf(check({{"start", "2027-01-30T19:00"}}), "p/1") == Fields{"/guards"});
  const Json born = {{{"born", "1992-01-31"}}};
  CHECK(missingOf(check({{"guards", born}}), "p/1") == Fields{"/start"});
  CHECK(stateOf(check({{"guards", born}, {"start", "2027-01-30T19:00"}}), "p/1") == "broken");
  CHECK(stateOf(check({{"guards", born}, {"start", "2027-01-31T00:00"}}), "p/1") == "met");
  CHECK(stateOf(check({{"guards", born}, {"end", "2027-01-31T00:00"}}), "p/1") == "broken");
  CHECK(missingOf(check({{"guards", born}, {"end", "2027-01-31T00:00:01"}}), "p/1") == Fields{"/start"});
  CHECK(missingOf(check({{"guards", {Json::object(), {{"age", 20}}}}, {"start", "2027-01-30T19:00"}}), "p/1") ==
        Fields{"/guards/0/born"});
}

TEST_CASE("minimum age: both readings of «over», and at least", "[events]") {
  const auto stateAt = [](const Json& parameters, int age, bool other = false) -> std::string {
    Json rule = {{"kind", "minimumAge"}, {"role", "responsible"}};
    rule.update(parameters);
    const Json verdict = Rules(packOf({rule})).check(openTo({{"responsible", {{"age", age}}}}), "2027-01-04");
    if (!other) return stateOf(verdict, "p/1");
    const Json& finding = findingOf(verdict, "p/1");
    return finding.contains("reading") ? finding["reading"]["chosen"].get<std::string>() + " " +
                                             finding["reading"]["otherState"].get<std::string>()
                                       : "";
  };
  const Json completed = {{"over", 18}, {"reading", "completed"}};
  const Json strictly = {{"over", 18}, {"reading", "strictly-older"}};
  const Json least = {{"atLeast", 18}};
  CHECK(stateAt(completed, 17) == "broken");
  CHECK(stateAt(completed, 18) == "met");
  CHECK(stateAt(completed, 18, true) == "completed broken");
  CHECK(stateAt(completed, 19, true) == "");
  CHECK(stateAt(strictly, 18) == "broken");
  CHECK(stateAt(strictly, 18, true) == "strictly-older met");
  CHECK(stateAt(strictly, 19) == "met");
  CHECK(stateAt(strictly, 17, true) == "");
  CHECK(stateAt(least, 17) == "broken");
  CHECK(stateAt(least, 18) == "met");
  CHECK(stateAt(least, 18, true) == "");
}

TEST_CASE("closing time: by the evening's weekday", "[events]") {
  // As at Kolnes: 24.00 on weekdays, 02.00 on Friday and Saturday; Wednesday is invented here.
  const Rules rules(
      packOf({{{"kind", "closingTime"},
               {"group", "opening"},
               {"severity", "advice"},
               {"closes",
                {{{"weekdays", {5, 6}}, {"at", "02:00"}}, {{"weekdays", {3}}, {"at", "21:00"}}, {{"at", "24:00"}}}}}}));
  const Day monday = fromCivil({2027, 2, 1});
  for (Day day = monday; day < monday + 7; ++day) {
    const int weekday = isoWeekday(day);
    const int limit = weekday == 5 || weekday == 6 ? 26 * 3600 : weekday == 3 ? 21 * 3600 : 24 * 3600;
    const auto state = [&](int start, int end) {
      return stateOf(rules.check(openTo({{"start", at(day, start)}, {"end", at(day, end)}}), "2027-01-04"), "p/1");
    };
    INFO(weekday);
    CHECK(state(19 * 3600, limit - 1) == "met");
    CHECK(state(19 * 3600, limit) == "met");
    CHECK(state(19 * 3600, limit + 1) == "broken");
    // From just past midnight, and up to the evening's very beginning, it is still this evening.
    CHECK(state(24 * 3600 + 1, 24 * 3600 + 2) == (limit > 24 * 3600 + 1 ? "met" : "broken"));
    CHECK(state(30 * 3600 - 1, 30 * 3600) == "broken");
    CHECK(state(6 * 3600, limit) == "met");
  }
  // With no start the evening is open, and with it the weekday.
  CHECK(missingOf(rules.check(openTo({}), "2027-01-04"), "p/1") == Fields{"/start", "/end"});
  CHECK(missingOf(rules.check(openTo({{"end", "2027-02-06T01:30"}}), "2027-01-04"), "p/1") == Fields{"/start"});
  CHECK(stateOf(rules.check(openTo({{"end", "2027-02-05T01:30"}}), "2027-01-04"), "p/1") == "broken");
}

TEST_CASE("closing time: another evening's hour", "[events]") {
  Json pack = packOf({{{"kind", "closingTime"}, {"group", "g"}, {"severity", "advice"}, {"closes", "03:30"}}});
  pack["eveningStartsAt"] = "04:00";
  const Rules rules(pack);
  const auto state = [&](const char* start, const char* end) {
    return stateOf(rules.check(openTo({{"start", start}, {"end", end}}), "2027-01-04"), "p/1");
  };
  CHECK(state("2027-01-30T19:00", "2027-01-31T03:30") == "met");
  CHECK(state("2027-01-30T19:00", "2027-01-31T03:30:01") == "broken");
  CHECK(state("2027-01-31T03:59:59", "2027-01-31T04:00") == "broken");
  CHECK(state("2027-01-31T04:00", "2027-02-01T03:30") == "met");
}

TEST_CASE("closing time: three bands, two readings, against the definition", "[events]") {
  struct Band {
    int from, to, hour;
  };
  // 15 is named by the first two, 16 by all, 17 by the last two.
  const Band bands[] = {{13, 16, 21}, {15, 17, 23}, {16, 18, 22}};
  for (const char* reading : {"most-permissive", "strictest"}) {
    std::vector<Json> list;
    for (const Band& band : bands) {
      list.push_back({{"kind", "closingTime"},
                      {"group", "g"},
                      {"severity", "advice"},
                      {"reading", reading},
                      {"ages", {{"from", band.from}, {"to", band.to}}},
                      {"closes", std::to_string(band.hour) + ":00"}});
    }
    const Rules rules(packOf(list));
    const bool permissive = std::string(reading) == "most-permissive";
    const auto ownHour = [&](int age) {
      int hour = -1;
      for (const Band& band : bands) {
        if (age < band.from || age > band.to) continue;
        if (hour < 0 || (permissive ? band.hour > hour : band.hour < hour)) hour = band.hour;
      }
      return hour;
    };
    for (int low = 11; low <= 20; ++low) {
      for (int high = low; high <= 20; ++high) {
        for (const int end : {21, 22, 23}) {
          const Json verdict = rules.check(openTo({{"ageMin", low},
                                                   {"ageMax", high},
                                                   {"start", "2027-01-30T19:00"},
                                                   {"end", at(fromCivil({2027, 1, 30}), end * 3600)}}),
                                           "2027-01-04");
          for (int i = 0; i < 3; ++i) {
            bool applies = false;
            for (int age = low; age <= high; ++age) applies = applies || ownHour(age) == bands[i].hour;
            const std::string expected = !applies ? "irrelevant" : end <= bands[i].hour ? "met" : "broken";
            INFO(reading << " " << low << "-" << high << " until " << end << ", band " << i);
            CHECK(stateOf(verdict, "p/" + std::to_string(i + 1)) == expected);
          }
        }
      }
    }
  }
}

TEST_CASE("closing time: groups do not know of each other", "[events]") {
  const Rules rules(packOf({{{"kind", "closingTime"},
                             {"group", "hall"},
                             {"severity", "advice"},
                             {"ages", {{"from", 13}, {"to", 15}}},
                             {"closes", "22:00"}},
                            {{"kind", "closingTime"},
                             {"group", "bar"},
                             {"severity", "advice"},
                             {"ages", {{"from", 13}, {"to", 15}}},
                             {"closes", "21:00"}}}));
  const Json verdict =
      rules.check(openTo({{"ageMin", 14}, {"ageMax", 14}, {"start", "2027-01-30T19:00"}, {"end", "2027-01-30T21:30"}}),
                  "2027-01-04");
  CHECK(stateOf(verdict, "p/1") == "met");
  CHECK(stateOf(verdict, "p/2") == "broken");
}

TEST_CASE("validity: by the start date, both ends included", "[events]") {
  const Rules rules(packOf({{{"kind", "place"}, {"validFrom", "2027-02-01"}, {"validTo", "2027-02-28"}}}));
  const auto state = [&](const Json& fields) { return stateOf(rules.check(openTo(fields), "2027-01-04"), "p/1"); };
  const auto on = [&](const char* start) { return state({{"start", start}, {"nearSchoolDistrict", true}}); };
  CHECK(on("2027-01-31T23:59:59") == "irrelevant");
  CHECK(on("2027-02-01T00:00") == "met");
  CHECK(on("2027-02-28T23:59:59") == "met");
  CHECK(on("2027-03-01T00:00") == "irrelevant");
  const auto missing = [&](const Json& fields) { return missingOf(rules.check(openTo(fields), "2027-01-04"), "p/1"); };
  CHECK(missing({}) == Fields{"/start", "/nearSchoolDistrict"});
  CHECK(missing({{"nearSchoolDistrict", false}}) == Fields{"/start"});
  // An end bounds the start: on 1 February at midnight nothing has started in February yet.
  CHECK(state({{"end", "2027-02-01T00:00"}}) == "irrelevant");
  CHECK(missing({{"end", "2027-02-01T00:00:01"}}) == Fields{"/start", "/nearSchoolDistrict"});
  const Json before = rules.check(openTo({{"start", "2027-01-31T19:00"}}), "2027-01-04");
  CHECK(findingOf(before, "p/1")["code"] == "irrelevant.validity");
}

TEST_CASE("conditions: every field of a test, one below, at, and one above its bounds", "[events]") {
  const auto states = [](const Json& when, const Json& fields) {
    Json rule = {{"kind", "place"}, {"when", when}};
    return stateOf(Rules(withQuestions(packOf({rule}), {"ask"})).check(openTo(fields), "2027-01-04"), "p/1");
  };
  for (const auto& [bound, least, most] :
       {std::tuple{"min", 5, 1000}, std::tuple{"above", 6, 1000}, std::tuple{"max", 0, 5}, std::tuple{"below", 0, 4}}) {
    for (const char* field : {"participants", "schools"}) {
      for (const int value : {0, 4, 5, 6, 1000}) {
        INFO(field << " " << bound << " 5: " << value);
        CHECK(states({{field, {{bound, 5}}}}, {{field, value}, {"nearSchoolDistrict", true}}) ==
              (value >= least && value <= most ? "met" : "irrelevant"));
      }
    }
  }
  CHECK(states({{"participants", {{"min", 5}, {"max", 5}}}}, {{"participants", 5}, {"nearSchoolDistrict", true}}) ==
        "met");
  CHECK(states({{"participants", {{"above", 5}, {"below", 7}}}}, {{"participants", 7}}) == "irrelevant");
  CHECK(states({{"schoolEvent", false}}, {{"schoolEvent", false}, {"nearSchoolDistrict", false}}) == "broken");
  CHECK(states({{"schoolEvent", false}}, {{"schoolEvent", true}}) == "irrelevant");
  CHECK(states({{"kind", {"lan", "other"}}}, {{"kind", "other"}, {"nearSchoolDistrict", false}}) == "broken");
  CHECK(states({{"kind", {"lan", "other"}}}, {{"kind", "disco"}}) == "irrelevant");
  CHECK(states({{"access", "closed"}}, {}) == "irrelevant");
  CHECK(states({{"question", "ask"}}, {{"answers", {{"ask", true}}}, {"nearSchoolDistrict", true}}) == "met");
  CHECK(states({{"question", "ask"}}, {{"answers", {{"ask", false}}}}) == "irrelevant");
  // Two facts of one condition: the one that refutes it settles it.
  CHECK(states({{"question", "ask"}, {"schoolEvent", true}}, {{"schoolEvent", false}}) == "irrelevant");
  CHECK(states({{"question", "ask"}, {"schoolEvent", true}}, {{"schoolEvent", true}}) == "missing");
}

TEST_CASE("conditions: what is open is asked for by its own name", "[events]") {
  const Rules rules(withQuestions(packOf({{{"kind", "statement"},
                                           {"question", "b"},
                                           {"text", {{"nb", "t"}}},
                                           {"when", {{"question", "a"}, {"participants", {{"above", 3}}}}}}}),
                                  {"a", "b"}));
  CHECK(missingOf(rules.check(openTo({}), "2027-01-04"), "p/1").size() == 3);
  const Json answered = rules.check(openTo({{"answers", {{"a", true}}}, {"participants", 4}}), "2027-01-04");
  CHECK(missingOf(answered, "p/1") == Fields{"/answers/b"});
}

TEST_CASE("lowest age: with no grade in the rule, grades stand for the ages of the day", "[events]") {
  const Rules rules(packOf({{{"kind", "lowestAge"}, {"severity", "advice"}, {"age", 13}}}));
  const auto state = [&](int grade, const char* start) {
    return stateOf(rules.check(openTo({{"gradeMin", grade}, {"start", start}}), "2026-06-01"), "p/1");
  };
  CHECK(state(8, "2026-10-10T19:00") == "broken");
  CHECK(state(8, "2026-12-30T19:00") == "broken");
  CHECK(state(8, "2026-12-31T19:00") == "met");
  CHECK(state(8, "2027-01-01T19:00") == "met");
  CHECK(state(8, "2027-07-31T19:00") == "met");
  CHECK(state(8, "2027-08-01T19:00") == "broken");
  CHECK(state(7, "2027-01-30T19:00") == "broken");
  CHECK(state(9, "2026-10-10T19:00") == "met");
  CHECK(missingOf(rules.check(openTo({{"gradeMin", 8}}), "2027-01-04"), "p/1") == Fields{"/start"});
  CHECK(missingOf(rules.check(openTo({{"gradeMax", 8}, {"start", "2027-01-30T19:00"}}), "2027-01-04"), "p/1") ==
        Fields{"/gradeMin"});
  CHECK(stateOf(rules.check(openTo({{"gradeMax", 7}}), "2027-01-04"), "p/1") == "broken");
  CHECK(missingOf(rules.check(openTo({}), "2027-01-04"), "p/1") == Fields{"/ageMin", "/gradeMin", "/start"});
}

TEST_CASE("school years can start in another month", "[events]") {
  Json pack = packOf({{{"kind", "lowestAge"}, {"severity", "advice"}, {"age", 13}}});
  pack["schoolYearStartsIn"] = 1;
  // The school year is the calendar year: pupils of grade 8 turn 13 in it.
  const Rules rules(pack);
  const auto state = [&](const char* start) {
    return stateOf(rules.check(openTo({{"gradeMin", 8}, {"start", start}}), "2026-06-01"), "p/1");
  };
  CHECK(state("2027-01-01T19:00") == "broken");
  CHECK(state("2027-12-30T19:00") == "broken");
  CHECK(state("2027-12-31T19:00") == "met");
}

TEST_CASE("information: its two conditions, and its date", "[events]") {
  const Rules rules(
      packOf({{{"kind", "information"}, {"severity", "info"}, {"text", {{"nb", "t"}}}, {"endsFrom", "01:00"}},
              {{"kind", "information"}, {"severity", "info"}, {"text", {{"nb", "t"}}}, {"lowestAgeBelow", 18}},
              {{"kind", "information"}, {"severity", "info"}, {"text", {{"nb", "t"}}}, {"before", {{"weeks", 4}}}}}));
  const auto check = [&](const Json& fields) { return rules.check(openTo(fields), "2027-01-04"); };
  const auto until = [&](const char* end) {
    return stateOf(check({{"start", "2027-01-30T19:00"}, {"end", end}}), "p/1");
  };
  CHECK(until("2027-01-31T00:59:59") == "irrelevant");
  CHECK(until("2027-01-31T01:00") == "judgement");
  CHECK(until("2027-01-31T01:00:01") == "judgement");
  CHECK(missingOf(check({{"start", "2027-01-30T19:00"}}), "p/1") == Fields{"/end"});
  CHECK(missingOf(check({{"end", "2027-01-30T21:00"}}), "p/1") == Fields{"/start"});
  CHECK(stateOf(check({{"ageMin", 17}}), "p/2") == "judgement");
  CHECK(stateOf(check({{"ageMin", 18}}), "p/2") == "irrelevant");
  CHECK(missingOf(check({{"ageMax", 18}}), "p/2") == Fields{"/ageMin"});
  CHECK(stateOf(check({{"ageMax", 17}}), "p/2") == "judgement");
  CHECK(missingOf(check({{"gradeMin", 13}}), "p/2") == Fields{"/start"});
  CHECK(missingOf(check({}), "p/2") == Fields{"/ageMin", "/gradeMin", "/start"});
  CHECK(stateOf(check({}), "p/3") == "judgement");
  CHECK_FALSE(findingOf(check({}), "p/3")["params"].contains("deadline"));
  CHECK(findingOf(check({{"start", "2027-01-30T19:00"}}), "p/3")["params"]["deadline"] == "2027-01-02");
}

TEST_CASE("holy peace: every hour of a year, against the law written down again", "[events]") {
  const Rules rules(
      packOf({{{"kind", "holyPeace"}, {"severity", "info"}, {"text", {{"nb", "t"}}}, {"part", "events"}},
              {{"kind", "holyPeace"}, {"severity", "info"}, {"text", {{"nb", "t"}}}, {"part", "noise"}}}));
  // Of 2027, from an almanac; Sundays besides.
  const std::set<std::string> holy{"2027-01-01", "2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29",
                                   "2027-05-06", "2027-05-16", "2027-05-17", "2027-12-25", "2027-12-26"};
  const std::set<std::string> eves{"2027-03-27", "2027-05-15", "2027-12-24"};
  int touched = 0;
  std::string wrong;
  for (Day day = fromCivil({2027, 1, 1}); day <= fromCivil({2027, 12, 31}); ++day) {
    const std::string date = formatDate(day);
    const bool isHoly = isoWeekday(day) == 7 || holy.contains(date);
    // Plain weeks are all alike: a few of them will do.
    if (!isHoly && !eves.contains(date) && day % 9 != 0) continue;
    for (const int hour : {0, 5, 6, 7, 12, 13, 14, 15, 16, 17, 23}) {
      // The hour's last second and its first, told apart by events of one second.
      for (const int second : {hour * 3600, hour * 3600 + 3599}) {
        if (!existsInOslo(fromSeconds(std::int64_t{day} * kSecondsPerDay + second))) continue;
        const Json verdict =
            rules.check(openTo({{"start", at(day, second)}, {"end", at(day, second + 1)}}), "2027-01-04");
        const bool noEvents = isHoly && hour >= 6 && hour < 13;
        const bool noNoise = isHoly || (eves.contains(date) && hour >= 16);
        touched += noEvents + noNoise;
        if ((stateOf(verdict, "p/1") == "judgement") != noEvents || (stateOf(verdict, "p/2") == "judgement") != noNoise)
          wrong += at(day, second) + " ";
      }
    }
  }
  CHECK(wrong == "");
  CHECK(touched > 1000);
}

TEST_CASE("approval: asked of whom the pack names", "[events]") {
  const Rules rules(packOf({{{"kind", "approval"}, {"by", {"school"}}},
                            {{"kind", "approval"}, {"by", {"parents"}}},
                            {{"kind", "approval"}, {"by", {"parents", "school"}}}}));
  for (const Json& school : {Json(), Json(false), Json(true)}) {
    for (const Json& parents : {Json(), Json(false), Json(true)}) {
      const Json verdict =
          rules.check(openTo({{"approvedBySchool", school}, {"approvedByParents", parents}}), "2027-01-04");
      const auto one = [](const Json& fact) {
        return fact.is_null() ? "missing" : fact.get<bool>() ? "met" : "broken";
      };
      INFO(school.dump() << parents.dump());
      CHECK(stateOf(verdict, "p/1") == one(school));
      CHECK(stateOf(verdict, "p/2") == one(parents));
      const bool refused = school == false || parents == false;
      CHECK(stateOf(verdict, "p/3") == (refused                                 ? "broken"
                                        : school.is_null() || parents.is_null() ? "missing"
                                                                                : "met"));
    }
  }
}

TEST_CASE("friendly fix: the event keeps its hour of the day, also when only its start is given", "[events]") {
  const Json application = {{"kind", "disco"},
                            {"access", "public"},
                            {"ageMin", 19},
                            {"ageMax", 25},
                            {"start", "2027-01-30T19:00"},
                            {"appliedOn", "2027-01-17"},
                            {"guardListSentOn", "2027-01-26"}};
  const Json verdict = builtIn("hamar").check(application, "2027-01-04", true);
  REQUIRE(verdict["nearestFix"]["patch"][0]["value"] == "2027-01-31T00:00");
  CHECK(verdict["friendlyFix"]["patch"] ==
        Json{{{"op", "replace"}, {"path", "/start"}, {"value", "2027-01-31T19:00"}}});
}
