// Reading requests for a year, plans to review and references to meetings: every problem with its code and its place,
// each limit at it and one above, and what the reader makes of what is right.
#include "json/plan_request.hpp"

#include <functional>

#include "planning/support.hpp"
#include "json/national_numbers.hpp"

using namespace slt::test;
using slt::json::decodeMeetingRef;
using slt::json::decodeMeetings;
using slt::json::decodePlanRequest;
using slt::json::PlanRequest;
using slt::json::Problems;

namespace {

Lines lines(const Problems& problems) {
  Lines all;
  for (const slt::json::Problem& problem : problems.list()) {
    CHECK_FALSE(problem.detail.empty());
    all.push_back(problem.path + " " + std::string(problem.code));
  }
  return all;
}
Lines problemsOf(const std::string& text) {
  Problems problems;
  const bool read = decodePlanRequest(text, problems).has_value();
  CHECK(read == problems.none());
  return lines(problems);
}
Lines problemsOf(const Json& request) {
  return problemsOf(request.dump());
}
PlanRequest read(const Json& request) {
  Problems problems;
  std::optional<PlanRequest> decoded = decodePlanRequest(request.dump(), problems);
  INFO(request.dump().substr(0, 2000));
  REQUIRE(lines(problems) == Lines{});
  return *std::move(decoded);
}

/// A request with something of everything.
Json everything() {
  return parsed(R"({
    "period": {"from": "2027-01-04", "to": "2027-02-26"},
    "calendar": {
      "breaks": [{"name": "Vinterferie", "from": "2027-02-22", "to": "2027-02-26", "closes": "school"},
                 {"name": "Stengt", "from": "2027-01-05", "to": "2027-01-05", "closes": "office"}],
      "avoid": [{"from": "2027-01-04", "to": "2027-01-08", "cost": 3}],
      "squeezed": 7
    },
    "people": [{"id": "p", "name": "Politi", "busy": [{"from": "2027-01-04T08:00", "to": "2027-01-04T09:00:30"}],
                "travelMinutes": 15, "maxPerDay": 2}, {"id": "q"}],
    "rooms": [{"id": "r", "name": "Rom", "busy": [{"from": "2027-01-04T08:00", "to": "2027-01-04T08:00"}]}],
    "bodies": [
      {"id": "a", "name": "A", "clock": "school", "count": 2, "minutes": 90,
       "slots": [{"weekday": 1, "start": "08:30", "cost": 2}, {"weekday": 7, "start": "23:59"}],
       "spacing": {"min": 3, "target": 9, "max": 20},
       "members": [{"person": "q", "need": "required"}, {"person": "new", "need": "optional", "weight": 4}],
       "quorum": 1, "rooms": ["r", "cellar", "r"]},
      {"id": "b", "count": 4, "minutes": 1, "slots": []}],
    "flows": [{"from": "a", "to": "b", "minDays": 3, "maxDays": 9, "target": 5, "weight": 2, "pairs": [[1, 2], [2, 4]]},
              {"from": "a", "to": "b", "minDays": 0, "maxDays": 0}],
    "locked": [{"body": "a", "index": 2, "start": "2027-01-11T08:30", "room": "attic", "absent": ["q"]},
               {"body": "b", "index": 1, "start": "2027-01-11T08:30"}],
    "previous": [{"body": "a", "index": 1, "start": "2027-01-04T08:30", "room": "r"},
                 {"body": "gone", "index": 1, "start": "2027-01-04T08:30"},
                 {"body": "a", "index": 3, "start": "2027-01-04T08:30"},
                 {"body": "a", "index": 0, "start": "2027-01-04T08:30"},
                 {"body": "b", "index": 4, "start": "2027-01-04T08:30", "room": "gone"}],
    "weights": {"spacing": 2, "absence": 3, "move": 4}
  })");
}
/// The problems after a change to everything.
Lines with(const std::function<void(Json&)>& change) {
  Json request = everything();
  change(request);
  return problemsOf(request);
}
/// The problems after something was put at a place.
Lines with(const char* pointer, const Json& value) {
  return with([&](Json& request) { request[Json::json_pointer(pointer)] = value; });
}
Lines without(const char* pointer, const char* key) {
  return with([&](Json& request) { request[Json::json_pointer(pointer)].erase(key); });
}

Json repeated(const Json& value, std::size_t times) {
  Json all = Json::array();
  for (std::size_t i = 0; i < times; ++i) all.push_back(value);
  return all;
}

} // namespace

TEST_CASE("plan request: everything that is given arrives", "[json][planning]") {
  const PlanRequest request = read(everything());
  const slt::planning::Problem& problem = request.problem;
  const auto day = [](int month, int date) { return slt::calendar::fromCivil({2027, month, date}); };
  const auto time = [&](int month, int date, int hour, int minute, int second = 0) {
    return slt::calendar::toSeconds({day(month, date), hour * 3600 + minute * 60 + second});
  };
  CHECK(problem.from == day(1, 4));
  CHECK(problem.to == day(2, 26));
  REQUIRE(problem.breaks.size() == 2);
  CHECK(problem.breaks[0].from == day(2, 22));
  CHECK(problem.breaks[0].to == day(2, 26));
  CHECK_FALSE(problem.breaks[0].closesOffice);
  CHECK(problem.breaks[1].closesOffice);
  REQUIRE(problem.avoid.size() == 1);
  CHECK(problem.avoid[0].to == day(1, 8));
  CHECK(problem.avoid[0].cost == 3);
  CHECK(problem.squeezed == 7);

  // Those who are only named stand behind those who are listed.
  REQUIRE(problem.people.size() == 3);
  CHECK(problem.listedPeople == 2);
  CHECK(problem.people[2].id == "new");
  CHECK(problem.people[0].busy.size() == 1);
  CHECK(problem.people[0].busy[0].from == time(1, 4, 8, 0));
  CHECK(problem.people[0].busy[0].to == time(1, 4, 9, 0, 30));
  CHECK(problem.people[0].travelMinutes == 15);
  CHECK(problem.people[0].maxPerDay == 2);
  CHECK(problem.people[1].travelMinutes == 0);
  CHECK_FALSE(problem.people[1].maxPerDay);
  REQUIRE(problem.rooms.size() == 3);
  CHECK(problem.listedRooms == 1);
  CHECK(problem.rooms[1].id == "cellar");
  CHECK(problem.rooms[2].id == "attic");

  REQUIRE(problem.bodies.size() == 2);
  const slt::planning::Body& a = problem.bodies[0];
  CHECK(a.id == "a");
  CHECK(a.clock == slt::planning::Clock::School);
  CHECK(a.count == 2);
  CHECK(a.minutes == 90);
  REQUIRE(a.slots.size() == 2);
  CHECK(a.slots[0].start == 8 * 60 + 30);
  CHECK(a.slots[0].cost == 2);
  CHECK(a.slots[1].weekday == 7);
  CHECK(a.slots[1].start == 24 * 60 - 1);
  CHECK(a.slots[1].cost == 0);
  CHECK(a.spacing.min == 3);
  CHECK(a.spacing.target == 9);
  CHECK(a.spacing.max == 20);
  REQUIRE(a.members.size() == 2);
  CHECK(a.members[0].person == 1);
  CHECK(a.members[0].required);
  CHECK(a.members[0].weight == 1);
  CHECK(a.members[1].person == 2);
  CHECK_FALSE(a.members[1].required);
  CHECK(a.members[1].weight == 4);
  CHECK(a.quorum == 1);
  CHECK(a.rooms == std::vector<int>{0, 1});
  const slt::planning::Body& b = problem.bodies[1];
  CHECK(b.clock == slt::planning::Clock::Office);
  CHECK(b.quorum == 0);
  CHECK(b.rooms.empty());
  CHECK_FALSE(b.spacing.target);

  REQUIRE(problem.flows.size() == 2);
  const slt::planning::Flow& flow = problem.flows[0];
  CHECK(flow.from == 0);
  CHECK(flow.to == 1);
  CHECK(flow.minDays == 3);
  CHECK(flow.maxDays == 9);
  CHECK(flow.target == 5);
  CHECK(flow.weight == 2);
  REQUIRE(flow.pairs.size() == 2);
  CHECK(flow.pairs[1].first == 1);
  CHECK(flow.pairs[1].second == 3);
  // ceil(j * 2 / 4) for j = 1 .. 4, counted from 0.
  REQUIRE(problem.flows[1].pairs.size() == 4);
  const int firsts[] = {0, 0, 1, 1};
  for (int j = 0; j < 4; ++j) {
    CHECK(problem.flows[1].pairs[static_cast<std::size_t>(j)].first == firsts[j]);
    CHECK(problem.flows[1].pairs[static_cast<std::size_t>(j)].second == j);
  }
  CHECK(problem.flows[1].weight == 0);

  REQUIRE(problem.locked.size() == 2);
  CHECK(problem.locked[0].body == 0);
  CHECK(problem.locked[0].index == 1);
  CHECK(problem.locked[0].start == time(1, 11, 8, 30));
  CHECK(problem.locked[0].room == 2);
  CHECK(problem.locked[1].room == -1);
  REQUIRE(problem.previous.size() == 2);
  CHECK(problem.previous[0].room == 0);
  CHECK(problem.previous[1].body == 1);
  CHECK(problem.previous[1].index == 3);
  CHECK(problem.previous[1].room == -1);
  CHECK(problem.weights.spacing == 2);
  CHECK(problem.weights.absence == 3);
  CHECK(problem.weights.move == 4);

  CHECK(request.given.calendar);
  CHECK(request.given.people);
  CHECK(request.given.rooms);
  REQUIRE(request.given.bodies.size() == 2);
  CHECK(request.given.bodies[0].spacing);
  CHECK(request.given.bodies[0].quorum);
  CHECK(request.given.bodies[0].rooms);
  CHECK_FALSE(request.given.bodies[1].spacing);
  CHECK_FALSE(request.given.bodies[1].quorum);
  CHECK_FALSE(request.given.bodies[1].rooms);
}

TEST_CASE("plan request: what is left out has its default, and null is as left out", "[json][planning]") {
  Json least = parsed(R"({"period": {"from": "2027-01-04", "to": "2027-01-04"}, "bodies": []})");
  for (int i = 0; i < 2; ++i) {
    const PlanRequest request = read(least);
    CHECK(request.problem.squeezed == 5);
    CHECK(request.problem.weights.spacing == 1);
    CHECK(request.problem.weights.absence == 1);
    CHECK(request.problem.weights.move == 10);
    CHECK_FALSE(request.given.calendar);
    CHECK_FALSE(request.given.people);
    CHECK_FALSE(request.given.rooms);
    for (const char* key : {"calendar", "people", "rooms", "flows", "locked", "previous", "weights"})
      least[key] = nullptr;
  }
  // A target of a flow is minDays; no pairs is not the default pairs.
  Json flow = planRequest({body("a", 2), body("b", 2)});
  flow["flows"] = {{{"from", "a"}, {"to", "b"}, {"minDays", 4}, {"maxDays", 4}, {"pairs", Json::array()}}};
  CHECK(read(flow).problem.flows[0].target == 4);
  CHECK(read(flow).problem.flows[0].pairs.empty());
  flow["flows"][0]["pairs"] = nullptr;
  CHECK(read(flow).problem.flows[0].pairs.size() == 2);
}

TEST_CASE("plan request: what is none at all", "[json][planning]") {
  CHECK(problemsOf(std::string("")) == Lines{" syntax"});
  CHECK(problemsOf(std::string("{")) == Lines{" syntax"});
  CHECK(problemsOf(std::string("[]")) == Lines{" type"});
  CHECK(problemsOf(std::string("null")) == Lines{" type"});
  CHECK(problemsOf(std::string("{}")) == Lines{"/period required", "/bodies required"});
  CHECK(with("/people/0/name", someNationalNumber(1, 2, 1990, 345, NumberKind::Birth)) ==
        Lines{"/people/0/name nationalId"});
}

TEST_CASE("plan request: unknown keys, everywhere", "[json][planning]") {
  for (const char* place :
       {"", "/period", "/calendar", "/calendar/breaks/0", "/calendar/avoid/0", "/people/0", "/people/0/busy/0",
        "/rooms/0", "/rooms/0/busy/0", "/bodies/0", "/bodies/0/slots/0", "/bodies/0/spacing", "/bodies/0/members/0",
        "/flows/0", "/locked/0", "/previous/0", "/weights"}) {
    INFO(place);
    CHECK(with([&](Json& request) { request[Json::json_pointer(place)]["x"] = 1; }) ==
          Lines{std::string(place) + "/x unknownKey"});
  }
}

TEST_CASE("plan request: wrong types, everywhere", "[json][planning]") {
  for (const char* place : {"/period",
                            "/calendar",
                            "/calendar/breaks",
                            "/calendar/breaks/0",
                            "/calendar/avoid",
                            "/calendar/avoid/0",
                            "/calendar/squeezed",
                            "/people/0",
                            "/people/0/name",
                            "/people/0/busy",
                            "/people/0/busy/0",
                            "/people/0/busy/0/from",
                            "/people/0/travelMinutes",
                            "/people/0/maxPerDay",
                            "/rooms/0/name",
                            "/rooms/0/busy",
                            "/bodies/0/name",
                            "/bodies/0/clock",
                            "/bodies/0/count",
                            "/bodies/0/minutes",
                            "/bodies/0/slots",
                            "/bodies/0/slots/0",
                            "/bodies/0/slots/0/weekday",
                            "/bodies/0/slots/0/start",
                            "/bodies/0/slots/0/cost",
                            "/bodies/0/spacing",
                            "/bodies/0/spacing/min",
                            "/bodies/0/spacing/target",
                            "/bodies/0/spacing/max",
                            "/bodies/0/members",
                            "/bodies/0/members/0",
                            "/bodies/0/members/0/person",
                            "/bodies/0/members/0/need",
                            "/bodies/0/members/1/weight",
                            "/bodies/0/quorum",
                            "/bodies/0/rooms",
                            "/bodies/0/rooms/0",
                            "/flows",
                            "/flows/0",
                            "/flows/0/from",
                            "/flows/0/to",
                            "/flows/0/minDays",
                            "/flows/0/maxDays",
                            "/flows/0/target",
                            "/flows/0/weight",
                            "/flows/0/pairs",
                            "/flows/0/pairs/0",
                            "/flows/0/pairs/0/0",
                            "/locked",
                            "/locked/0",
                            "/locked/0/body",
                            "/locked/0/index",
                            "/locked/0/start",
                            "/locked/0/room",
                            "/locked/0/absent",
                            "/previous",
                            "/previous/0",
                            "/previous/0/room",
                            "/weights",
                            "/weights/spacing",
                            "/weights/absence",
                            "/weights/move"}) {
    INFO(place);
    CHECK(with(place, true) == Lines{std::string(place) + " type"});
  }
  // What others lean on brings problems of theirs.
  CHECK(with("/bodies", true) == Lines{"/bodies type", "/flows/0/from unknownBody", "/flows/0/to unknownBody",
                                       "/flows/1/from unknownBody", "/flows/1/to unknownBody",
                                       "/locked/0/body unknownBody", "/locked/1/body unknownBody"});
  CHECK(with("/bodies/1", true) ==
        Lines{"/bodies/1 type", "/flows/0/to unknownBody", "/flows/1/to unknownBody", "/locked/1/body unknownBody"});
  CHECK(with("/bodies/1/id", true) ==
        Lines{"/bodies/1/id type", "/flows/0/to unknownBody", "/flows/1/to unknownBody", "/locked/1/body unknownBody"});
  CHECK(with("/people", true) == Lines{"/people type"});
  CHECK(with("/people/0/id", 5) == Lines{"/people/0/id type"});
  CHECK(with("/rooms", true) == Lines{"/rooms type"});
  CHECK(with("/rooms/0/id", 5) == Lines{"/rooms/0/id type"});
}

TEST_CASE("plan request: what must be there", "[json][planning]") {
  const std::pair<const char*, const char*> needed[] = {
      {"", "period"},
      {"/period", "from"},
      {"/period", "to"},
      {"/calendar/breaks/0", "from"},
      {"/calendar/breaks/0", "to"},
      {"/calendar/breaks/0", "closes"},
      {"/calendar/avoid/0", "from"},
      {"/calendar/avoid/0", "to"},
      {"/calendar/avoid/0", "cost"},
      {"/people/0", "id"},
      {"/people/0/busy/0", "from"},
      {"/people/0/busy/0", "to"},
      {"/rooms/0", "id"},
      {"/rooms/0/busy/0", "from"},
      {"/bodies/0", "count"},
      {"/bodies/0", "minutes"},
      {"/bodies/0", "slots"},
      {"/bodies/0/slots/0", "weekday"},
      {"/bodies/0/slots/0", "start"},
      {"/bodies/0/members/0", "person"},
      {"/bodies/0/members/0", "need"},
      {"/flows/0", "from"},
      {"/flows/0", "to"},
      {"/flows/0", "minDays"},
      {"/flows/0", "maxDays"},
      {"/locked/0", "body"},
      {"/locked/0", "index"},
      {"/locked/0", "start"},
      {"/previous/0", "body"},
      {"/previous/0", "index"},
      {"/previous/0", "start"},
  };
  for (const auto& [place, key] : needed) {
    INFO(place << " " << key);
    CHECK(without(place, key) == Lines{std::string(place) + "/" + key + " required"});
  }
  // A break may go without its name: nothing is done with it.
  CHECK(without("/calendar/breaks/0", "name").empty());
}

TEST_CASE("plan request: numbers stay within their limits", "[json][planning]") {
  struct Range {
    const char* place;
    int low, high;
  };
  using namespace slt::json;
  for (const Range& range : {Range{"/calendar/squeezed", 0, kMaxCost},
                             {"/calendar/avoid/0/cost", 0, kMaxCost},
                             {"/people/0/travelMinutes", 0, 1440},
                             {"/people/0/maxPerDay", 0, kMaxNumber},
                             {"/bodies/0/minutes", 1, 1440},
                             {"/bodies/0/slots/0/weekday", 1, 7},
                             {"/bodies/0/slots/0/cost", 0, kMaxCost},
                             {"/bodies/0/spacing/target", 0, kMaxDays},
                             {"/bodies/0/spacing/max", 3, kMaxDays},
                             {"/bodies/0/spacing/min", 0, 20},
                             {"/bodies/0/members/1/weight", 0, kMaxWeight},
                             {"/bodies/0/quorum", 0, kMaxNumber},
                             {"/flows/0/minDays", -kMaxDays, 9},
                             {"/flows/0/maxDays", 3, kMaxDays},
                             {"/flows/0/target", -kMaxDays, kMaxDays},
                             {"/flows/0/weight", 0, kMaxWeight},
                             {"/flows/0/pairs/0/0", 1, 2},
                             {"/flows/0/pairs/0/1", 1, 4},
                             {"/locked/0/index", 1, 2},
                             {"/weights/spacing", 0, kMaxWeight},
                             {"/weights/absence", 0, kMaxWeight},
                             {"/weights/move", 0, kMaxWeight}}) {
    INFO(range.place);
    CHECK(with(range.place, range.low).empty());
    CHECK(with(range.place, range.high).empty());
    CHECK(with(range.place, range.low - 1).size() == 1);
    CHECK(with(range.place, range.high + 1).size() == 1);
    CHECK(with(range.place, 1.5) == Lines{std::string(range.place) + " fraction"});
  }
  CHECK(with("/bodies/0/minutes", 0) == Lines{"/bodies/0/minutes range"});
  CHECK(with("/bodies/0/minutes", -1) == Lines{"/bodies/0/minutes negative"});
  CHECK(with("/bodies/0/minutes", 1441) == Lines{"/bodies/0/minutes range"});
  CHECK(with("/locked/0/index", 3) == Lines{"/locked/0/index range"});
  CHECK(with("/locked/0/index", 0) == Lines{"/locked/0/index range"});
  CHECK(with("/flows/0/pairs/1/1", 5) == Lines{"/flows/0/pairs/1/1 range"});
  CHECK(with("/flows/0/pairs/1", {1}) == Lines{"/flows/0/pairs/1 limit"});
  CHECK(with("/flows/0/pairs/1", {1, 2, 3}) == Lines{"/flows/0/pairs/1 limit"});
}

TEST_CASE("plan request: count is one or more, and without it nothing is said of what rests on it",
          "[json][planning]") {
  CHECK(with("/bodies/1/count", 0) == Lines{"/bodies/1/count range"});
  CHECK(with("/bodies/0/count", 0) == Lines{"/bodies/0/count range"});
  CHECK(with("/bodies/0/count", -1) == Lines{"/bodies/0/count negative"});
  CHECK(with("/bodies/0/count", 5000 - 4).empty());
  CHECK(with("/bodies/0/count", 5000 - 3) == Lines{"/bodies limit"});
  CHECK(with("/bodies/0/count", 5001) == Lines{"/bodies/0/count range"});
  CHECK(with("/bodies/0/count", 1) == Lines{"/flows/0/pairs/1/0 range", "/locked/0/index range"});
}

TEST_CASE("plan request: dates and times", "[json][planning]") {
  for (const char* place : {"/period/from", "/period/to", "/calendar/breaks/0/from", "/calendar/breaks/0/to",
                            "/calendar/avoid/0/from", "/calendar/avoid/0/to"}) {
    INFO(place);
    CHECK(with(place, "2027-02-29") == Lines{std::string(place) + " date"});
    CHECK(with(place, "2027-01-04T00:00") == Lines{std::string(place) + " date"});
  }
  for (const char* place : {"/people/0/busy/0/from", "/people/0/busy/0/to", "/rooms/0/busy/0/from", "/locked/0/start",
                            "/previous/0/start"}) {
    INFO(place);
    CHECK(with(place, "2027-01-04") == Lines{std::string(place) + " dateTime"});
    CHECK(with(place, "2027-01-04T24:00") == Lines{std::string(place) + " dateTime"});
    CHECK(with(place, "2027-03-28T02:30") == Lines{std::string(place) + " nonexistentTime"});
  }
  for (const char* hour : {"24:00", "8:30", "08:60", "08.30", "0830", ""})
    CHECK(with("/bodies/0/slots/0/start", hour) == Lines{"/bodies/0/slots/0/start hour"});
  CHECK(with("/bodies/0/slots/0/start", "08:30:00") == Lines{"/bodies/0/slots/0/start limit"});
  CHECK(with("/bodies/0/slots/0/start", "00:00").empty());
}

TEST_CASE("plan request: words", "[json][planning]") {
  CHECK(with("/bodies/0/clock", "home") == Lines{"/bodies/0/clock enum"});
  CHECK(with("/bodies/0/members/0/need", "invited") == Lines{"/bodies/0/members/0/need enum"});
  CHECK(with("/calendar/breaks/0/closes", "all") == Lines{"/calendar/breaks/0/closes enum"});
}

TEST_CASE("plan request: ranges run forwards, and the period for three years at most", "[json][planning]") {
  CHECK(with("/period/to", "2027-01-03") == Lines{"/period/to order"});
  CHECK(with("/calendar/breaks/1/to", "2027-01-04") == Lines{"/calendar/breaks/1/to order"});
  CHECK(with("/calendar/avoid/0/to", "2027-01-03") == Lines{"/calendar/avoid/0/to order"});
  CHECK(with("/people/0/busy/0/to", "2027-01-04T07:59") == Lines{"/people/0/busy/0/to order"});
  CHECK(with("/people/0/busy/0/to", "2027-01-04T08:00").empty());
  CHECK(with("/rooms/0/busy/0/to", "2027-01-04T07:59:59") == Lines{"/rooms/0/busy/0/to order"});
  CHECK(with("/flows/0/maxDays", 2) == Lines{"/flows/0/maxDays order"});
  // 1,100 days with both ends.
  CHECK(with("/period/to", "2030-01-07").empty());
  CHECK(with("/period/to", "2030-01-08") == Lines{"/period/to limit"});
  CHECK(with("/period/to", "9999-12-31") == Lines{"/period/to limit"});
  // The last days there are.
  CHECK(problemsOf(planRequest({body("a", 1)}, {{"period", {{"from", "9999-12-01"}, {"to", "9999-12-31"}}}})).empty());
}

TEST_CASE("plan request: ids stand once, and say which body is meant", "[json][planning]") {
  CHECK(with("/people/1/id", "p") == Lines{"/people/1/id duplicateId"});
  CHECK(with("/people/1/id", "P").empty());
  CHECK(with([](Json& request) { request["rooms"].push_back({{"id", "r"}}); }) == Lines{"/rooms/1/id duplicateId"});
  CHECK(with([](Json& request) { request["bodies"].push_back(body("a", 1)); }) == Lines{"/bodies/2/id duplicateId"});
  CHECK(with("/flows/0/from", "x") == Lines{"/flows/0/from unknownBody"});
  CHECK(with("/flows/0/to", "x") == Lines{"/flows/0/to unknownBody"});
  CHECK(with("/locked/0/body", "x") == Lines{"/locked/0/body unknownBody"});
  CHECK(with("/previous/0/body", "x").empty());
  CHECK(with("/bodies/0/members/1/person", "q") == Lines{"/bodies/0/members/1/person repeated"});
  // Two locks of one meeting can be the same one; else no plan keeps both.
  CHECK(with([](Json& request) { request["locked"].push_back(meeting("a", 2, 9)); }).empty());
  CHECK(with("/people/0/id", std::string(200, 'i')).empty());
  CHECK(with("/people/0/id", std::string(201, 'i')) == Lines{"/people/0/id limit"});
  CHECK(with("/people/0/name", std::string(201, 'i')) == Lines{"/people/0/name limit"});
}

TEST_CASE("plan request: a least gap above the greatest, given or by default", "[json][planning]") {
  // Body b of 4 meetings in 39 office days: target 9, min 4, max 14. Of a school body 34: target 8, min 4, max 12.
  const auto spacing = [](const Json& given, const char* clock = "office") {
    return with([&](Json& request) {
      request["bodies"][1]["spacing"] = given;
      request["bodies"][1]["clock"] = clock;
    });
  };
  CHECK(spacing({{"min", 5}, {"max", 5}}).empty());
  CHECK(spacing({{"min", 6}, {"max", 5}}) == Lines{"/bodies/1/spacing/max order"});
  CHECK(spacing({{"max", 4}}).empty());
  CHECK(spacing({{"max", 3}}) == Lines{"/bodies/1/spacing/max order"});
  CHECK(spacing({{"min", 14}}).empty());
  CHECK(spacing({{"min", 15}}) == Lines{"/bodies/1/spacing/min order"});
  CHECK(spacing({{"min", 12}}, "school").empty());
  CHECK(spacing({{"min", 13}}, "school") == Lines{"/bodies/1/spacing/min order"});
  // Of the target in force: 20 gives min 10, 5 gives max 8.
  CHECK(spacing({{"target", 20}, {"max", 10}}).empty());
  CHECK(spacing({{"target", 20}, {"max", 9}}) == Lines{"/bodies/1/spacing/max order"});
  CHECK(spacing({{"target", 5}, {"min", 8}}).empty());
  CHECK(spacing({{"target", 5}, {"min", 9}}) == Lines{"/bodies/1/spacing/min order"});
  // min 1, max 0.
  CHECK(spacing({{"target", 0}}) == Lines{"/bodies/1/spacing/target order"});
  CHECK(spacing({{"target", 0}, {"min", 0}}).empty());
  // Where the days are not known, only what is given is compared.
  const auto unknownDays = [](const Json& given) {
    return with([&](Json& request) {
      request["bodies"][1]["spacing"] = given;
      request["period"]["to"] = "x";
    });
  };
  CHECK(unknownDays({{"max", 3}}) == Lines{"/period/to date"});
  CHECK(unknownDays({{"min", 6}, {"max", 5}}) == Lines{"/period/to date", "/bodies/1/spacing/max order"});
  // A quorum above the number of members is no problem of the input.
  CHECK(with("/bodies/0/quorum", 3).empty());
}

TEST_CASE("plan request: lists and the whole are limited, and the limit itself is allowed", "[json][planning]") {
  using namespace slt::json;
  const auto list = [](const char* place, const Json& element, std::size_t most, const std::string& above) {
    INFO(place);
    CHECK(with(place, repeated(element, most)).empty());
    CHECK(with(place, repeated(element, most + 1)) == Lines{above + " limit"});
  };
  const Json range = {{"from", "2027-01-05"}, {"to", "2027-01-05"}, {"closes", "school"}};
  list("/calendar/breaks", range, kMaxRanges, "/calendar/breaks");
  list("/calendar/avoid", {{"from", "2027-01-05"}, {"to", "2027-01-05"}, {"cost", 1}}, kMaxRanges, "/calendar/avoid");
  list("/bodies/0/slots", {{"weekday", 1}, {"start", "10:00"}}, kMaxSlots, "/bodies/0/slots");
  list("/bodies/0/rooms", "r", kMaxRoomsOfBody, "/bodies/0/rooms");
  list("/flows", {{"from", "a"}, {"to", "a"}, {"minDays", 0}, {"maxDays", 0}, {"pairs", Json::array()}}, kMaxFlows,
       "/flows");
  list("/previous", meeting("a", 1, 1), kMaxPlannedMeetings, "/previous");
  CHECK(with("/locked", repeated(meeting("a", 1, 1), 5001)) == Lines{"/locked limit"});

  const auto numbered = [](const char* key, std::size_t count, const Json& element) {
    Json all = repeated(element, count);
    for (std::size_t i = 0; i < count; ++i) all[i][key] = "n" + std::to_string(i);
    return all;
  };
  CHECK(with("/bodies/0/members", numbered("person", kMaxMembers, {{"need", "optional"}})).empty());
  CHECK(with("/bodies/0/members", numbered("person", kMaxMembers + 1, {{"need", "optional"}})) ==
        Lines{"/bodies/0/members limit"});
  const auto bodies = [&](std::size_t count) {
    return problemsOf(planRequest(numbered("id", count, body("", 1)).get<std::vector<Json>>()));
  };
  CHECK(bodies(kMaxBodies).empty());
  CHECK(bodies(kMaxBodies + 1) == Lines{"/bodies limit"});
  // q and new are not among them.
  const auto people = [&](std::size_t count) { return with("/people", numbered("id", count, {})); };
  CHECK(people(kMaxPeople - 2).empty());
  CHECK(people(kMaxPeople - 1) == Lines{"/bodies/0/members/1/person limit"});
  CHECK(people(kMaxPeople + 1) == Lines{"/people limit"});
  // Nor are r, cellar and attic.
  const auto rooms = [&](std::size_t count) { return with("/rooms", numbered("id", count, {})); };
  CHECK(rooms(kMaxRooms - 3).empty());
  CHECK(rooms(kMaxRooms - 1) == Lines{"/bodies/0/rooms/1 limit", "/locked/0/room limit"});
  CHECK(rooms(kMaxRooms + 1) == Lines{"/rooms limit"});

  // Of all flows together: body a meets once for each pair.
  const auto pairs = [](std::size_t flows, std::size_t ofLast) {
    Json request = planRequest({body("a", 5000)});
    const Json flow = {{"from", "a"}, {"to", "a"}, {"minDays", 0}, {"maxDays", 0}};
    request["flows"] = repeated(flow, flows);
    request["flows"].push_back(flow);
    request["flows"][flows]["pairs"] = repeated({1, 1}, ofLast);
    return problemsOf(request);
  };
  CHECK(pairs(3, 5000).empty());
  CHECK(pairs(3, 5001) == Lines{"/flows/3 limit"});
  CHECK(pairs(6, 0) == Lines{"/flows/4 limit"});
}

TEST_CASE("plan request: busy ranges are counted together, bytes and values too", "[json][planning]") {
  using namespace slt::json;
  const auto request = [](std::size_t ofPerson, std::size_t ofRoom) {
    const std::string range = R"({"from":"2027-01-04T08:00","to":"2027-01-04T09:00"})";
    const auto ranges = [&](std::size_t count) {
      std::string all;
      for (std::size_t i = 0; i < count; ++i) all.append(i == 0 ? "" : ",").append(range);
      return "[" + all + "]";
    };
    return R"({"period":{"from":"2027-01-04","to":"2027-01-04"},"bodies":[],"people":[{"id":"p","busy":)" +
           ranges(ofPerson) + R"(}],"rooms":[{"id":"r","busy":)" + ranges(ofRoom) + R"(},{"id":"s","busy":[5]}]})";
  };
  CHECK(problemsOf(request(kMaxBusy - 2, 1)) == Lines{"/rooms/1/busy/0 type"});
  // Told once.
  CHECK(problemsOf(request(kMaxBusy - 2, 3)) == Lines{"/rooms/0/busy limit"});

  const std::string least = R"({"period":{"from":"2027-01-04","to":"2027-01-04"},"bodies":[]})";
  CHECK(problemsOf(least + std::string(kMaxRequestBytes - least.size(), ' ')).empty());
  CHECK(problemsOf(least + std::string(kMaxRequestBytes - least.size() + 1, ' ')) == Lines{" limit"});
  std::string values = "[0";
  for (std::size_t i = 0; i < kMaxRequestValues; ++i) values += ",0";
  CHECK(problemsOf(values + "]") == Lines{" limit"});
}

// ---------------------------------------------------------------- plans and references

TEST_CASE("plan requests: more places than the memory holds are refused", "[planning]") {
  // One week: 200 slots in 200 rooms with 99 members to look at are four million.
  Json large = body("a", 1);
  large["slots"] = repeated({{"weekday", 1}, {"start", "10:00"}}, 200);
  large["rooms"] = Json::array();
  large["members"] = Json::array();
  for (int i = 0; i < 200; ++i) large["rooms"].push_back("r" + std::to_string(i));
  for (int i = 0; i < 99; ++i) large["members"].push_back({{"person", "p" + std::to_string(i)}, {"need", "optional"}});
  Json request = planRequest({large, large, large});
  request["period"]["to"] = "2027-01-08";
  for (int i = 0; i < 3; ++i) request["bodies"][static_cast<std::size_t>(i)]["id"] = std::to_string(i);
  CHECK(problemsOf(request).empty());
  request["bodies"].push_back(body("one more", 1));
  CHECK(problemsOf(request) == Lines{"/bodies limit"});
}

TEST_CASE("planned meetings: any index, and rooms that nobody knows", "[json][planning]") {
  PlanRequest request = read(everything());
  Problems problems;
  const auto meetings = decodeMeetings(
      R"([{"body":"b","index":1,"start":"2027-01-11T08:30","room":"shed","absent":["x"]},
          {"body":"a","index":0,"start":"2027-01-11T08:30:15"},
          {"body":"a","index":-7,"start":"2027-01-11T08:30","room":"attic"},
          {"body":"a","index":1000000,"start":"2027-01-11T08:30","room":"shed"}])",
      request.problem, problems);
  REQUIRE(lines(problems) == Lines{});
  REQUIRE(meetings->size() == 4);
  CHECK((*meetings)[0].body == 1);
  CHECK((*meetings)[0].index == 0);
  CHECK((*meetings)[0].room == 3);
  CHECK((*meetings)[1].index == -1);
  CHECK((*meetings)[1].room == -1);
  CHECK((*meetings)[1].start % 60 == 15);
  CHECK((*meetings)[2].index == -8);
  CHECK((*meetings)[2].room == 2);
  CHECK((*meetings)[3].room == 3);
  REQUIRE(request.problem.rooms.size() == 4);
  CHECK(request.problem.rooms[3].id == "shed");
  CHECK(request.problem.listedRooms == 1);
}

TEST_CASE("planned meetings: problems stand below /meetings", "[json][planning]") {
  const auto problemsOfPlan = [](const std::string& meetings) {
    PlanRequest request = read(everything());
    Problems problems;
    const bool isRead = decodeMeetings(meetings, request.problem, problems).has_value();
    CHECK(isRead == problems.none());
    const Lines told = lines(problems);
    CHECK(toldBy(parsed(slt::api::reviewPlan(everything().dump(), meetings))) == told);
    return told;
  };
  CHECK(problemsOfPlan("[]").empty());
  CHECK(problemsOfPlan("") == Lines{"/meetings syntax"});
  CHECK(problemsOfPlan("{}") == Lines{"/meetings type"});
  CHECK(problemsOfPlan("[5]") == Lines{"/meetings/0 type"});
  CHECK(problemsOfPlan("[{}]") ==
        Lines{"/meetings/0/body required", "/meetings/0/index required", "/meetings/0/start required"});
  CHECK(problemsOfPlan(R"([{"body":"x","index":1.5,"start":"2027-01-04","room":1,"absent":0,"more":0}])") ==
        Lines{"/meetings/0/more unknownKey", "/meetings/0/absent type", "/meetings/0/index fraction",
              "/meetings/0/body unknownBody", "/meetings/0/start dateTime"});
  CHECK(problemsOfPlan(R"([{"body":"a","index":1,"start":"2027-01-04T10:00","room":1}])") ==
        Lines{"/meetings/0/room type"});
  CHECK(problemsOfPlan(R"([{"body":"a","index":1e10,"start":"2027-01-04T10:00"}])") ==
        Lines{"/meetings/0/index range"});
  const std::string number = someNationalNumber(1, 2, 1990, 345, NumberKind::Birth);
  CHECK(problemsOfPlan(Json::array({meeting(number, 1, 1)}).dump()).front() == "/meetings/0/body nationalId");
  CHECK(problemsOfPlan(repeated(meeting("a", 1, 1), slt::json::kMaxPlannedMeetings).dump()).empty());
  CHECK(problemsOfPlan(repeated(meeting("a", 1, 1), slt::json::kMaxPlannedMeetings + 1).dump()) ==
        Lines{"/meetings limit"});
  CHECK(problemsOfPlan("[" + std::string(slt::json::kMaxPlanBytes - 1, ' ') + "]") == Lines{"/meetings limit"});
  // What rests on the request is not read without it.
  CHECK(toldBy(parsed(slt::api::reviewPlan("{}", "{}"))) == Lines{"/period required", "/bodies required"});
}

TEST_CASE("meeting references: one of the meetings that are asked for", "[json][planning]") {
  const PlanRequest request = read(everything());
  const auto problemsOfRef = [&](const std::string& which) {
    Problems problems;
    const bool isRead = decodeMeetingRef(which, request.problem, problems).has_value();
    CHECK(isRead == problems.none());
    return lines(problems);
  };
  Problems problems;
  CHECK(decodeMeetingRef(R"({"body":"b","index":4})", request.problem, problems) == slt::planning::MeetingRef{1, 3});
  // A whole meeting is a reference too.
  CHECK(problemsOfRef(meeting("b", 4, 1, "10:00", "r").dump()).empty());
  CHECK(problemsOfRef("") == Lines{"/which syntax"});
  CHECK(problemsOfRef("[]") == Lines{"/which type"});
  CHECK(problemsOfRef("{}") == Lines{"/which/body required", "/which/index required"});
  CHECK(problemsOfRef(R"({"body":"c","index":1})") == Lines{"/which/body unknownBody"});
  CHECK(problemsOfRef(R"({"body":"b","index":5})") == Lines{"/which/index range"});
  CHECK(problemsOfRef(R"({"body":"b","index":0})") == Lines{"/which/index range"});
  CHECK(problemsOfRef(R"({"body":"b","index":1,"x":1})") == Lines{"/which/x unknownKey"});
}
