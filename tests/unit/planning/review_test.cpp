// What a plan costs and what it breaks: each line and each code by an example worked out by hand, and each threshold
// one below, at, and one above.
#include "planning/review.hpp"

#include <algorithm>
#include <random>

#include "planning/support.hpp"

using namespace slt::test;
using slt::planning::Appointment;
using slt::planning::attend;

namespace {

/// One body of one meeting, with whatever else, on the first Monday.
Reviewed one(const Json& ofBody, const Json& ofRequest, const std::string& start = open(1),
             const std::string& room = "") {
  return reviewed(planRequest({body("a", 1, ofBody)}, ofRequest), {meeting("a", 1, start, room)});
}
Json member(const std::string& person, const std::string& need, int weight = 1) {
  return {{"person", person}, {"need", need}, {"weight", weight}};
}
Json people(std::vector<Json> all) {
  return {{"people", std::move(all)}};
}

} // namespace

TEST_CASE("review: a plan that is right and free breaks and costs nothing", "[planning]") {
  // 40 open days, 2 meetings: target 20, min 10, max 30. Day 10 and day 30 lie 20 apart, and 10 from both ends.
  const Reviewed plan =
      reviewed(planRequest({withDefaultSpacing(body("a", 2))}), {meeting("a", 1, 10), meeting("a", 2, 30)});
  CHECK(plan.value == parsed(R"({"cost":0,"costs":[],"broken":[]})"));
  CHECK(reviewed(planRequest({}), {}).value == plan.value);
}

TEST_CASE("review: the order in which the meetings are listed does not matter", "[planning]") {
  const Json request = planRequest({withDefaultSpacing(body("a", 3, {{"members", {member("p", "optional")}}})),
                                    body("b", 2, {{"members", {member("p", "optional")}}})},
                                   people({{{"id", "p"}}}));
  std::vector<Json> meetings = {meeting("a", 1, 3), meeting("a", 2, 20), meeting("a", 3, 21), meeting("b", 1, 3),
                                meeting("b", 2, 20)};
  const auto sorted = [](Lines lines) {
    std::ranges::sort(lines);
    return lines;
  };
  const Reviewed first = reviewed(request, meetings);
  CHECK(first.costs().size() >= 4);
  CHECK_FALSE(first.broken().empty());
  for (int i = 0; i < 20; ++i) {
    std::ranges::next_permutation(meetings);
    const Reviewed again = reviewed(request, meetings);
    CHECK(sorted(again.costs()) == sorted(first.costs()));
    CHECK(sorted(again.broken()) == sorted(first.broken()));
  }
}

// ---------------------------------------------------------------- cost

TEST_CASE("review: slot costs that of the slot, the cheaper of two equal ones, nothing when it is none", "[planning]") {
  const Json slots = {{"slots",
                       {{{"weekday", 1}, {"start", "10:00"}, {"cost", 7}},
                        {{"weekday", 1}, {"start", "10:00"}, {"cost", 4}},
                        {{"weekday", 1}, {"start", "10:00"}, {"cost", 9}},
                        {{"weekday", 2}, {"start", "10:00"}, {"cost", 3}},
                        {{"weekday", 1}, {"start", "09:59"}, {"cost", 2}}}}};
  CHECK(one(slots, {}).costs() == Lines{"slot a1 4"});
  CHECK(one(slots, {}, open(2)).costs() == Lines{"slot a1 3"});
  CHECK(one(slots, {}, open(1) + "T09:59").costs() == Lines{"slot a1 2"});
  CHECK(one(slots, {}, open(3)).costs().empty());
}

TEST_CASE("review: avoid adds up all ranges that hold the date, ends included", "[planning]") {
  const Json calendar = {{"calendar",
                          {{"avoid",
                            {{{"from", "2027-01-05"}, {"to", "2027-01-06"}, {"cost", 3}},
                             {{"from", "2027-01-06"}, {"to", "2027-01-06"}, {"cost", 4}}}}}}};
  CHECK(one({}, calendar, "2027-01-04").costs().empty());
  CHECK(one({}, calendar, "2027-01-05").costs() == Lines{"avoid a1 3"});
  CHECK(one({}, calendar, "2027-01-06").costs() == Lines{"avoid a1 7"});
  CHECK(one({}, calendar, "2027-01-07").costs().empty());
}

TEST_CASE("review: squeezed days cost five, or what is asked for, also inside a break", "[planning]") {
  // Friday 2027-05-07 lies between Ascension Day and a Saturday.
  Json spring = {{"period", {{"from", "2027-05-03"}, {"to", "2027-05-14"}}}};
  CHECK(one({}, spring, "2027-05-07").costs() == Lines{"squeezed a1 5"});
  CHECK(one({}, spring, "2027-05-05").costs().empty());
  CHECK(one({}, spring, "2027-05-10").costs().empty());
  spring["calendar"] = {{"squeezed", 8},
                        {"breaks", {{{"from", "2027-05-07"}, {"to", "2027-05-07"}, {"closes", "office"}}}}};
  CHECK(one({}, spring, "2027-05-07").costs() == Lines{"squeezed a1 8"});
  // A break beside a day does not squeeze it.
  CHECK(one({}, spring, "2027-05-06").costs().empty());
  spring["calendar"]["squeezed"] = 0;
  CHECK(one({}, spring, "2027-05-07").costs().empty());
}

TEST_CASE("review: absence is the weight of each optional member who is busy", "[planning]") {
  const Json ofBody = {
      {"members", {member("p", "optional", 3), member("q", "optional"), member("nobody knows", "optional", 50)}}};
  const auto with = [&](const std::string& from, const std::string& to) {
    Json request = people({{{"id", "q"}}, {{"id", "p"}, {"busy", busy(open(1) + "T" + from, open(1) + "T" + to)}}});
    request["weights"] = {{"absence", 2}};
    return one(ofBody, request);
  };
  CHECK(with("08:00", "12:00").costs() == Lines{"absence a1 p 6"});
  // Half-open: [from, to) and [10:00, 11:00).
  CHECK(with("09:00", "10:00").costs().empty());
  CHECK(with("09:00", "10:01").costs() == Lines{"absence a1 p 6"});
  CHECK(with("11:00", "12:00").costs().empty());
  CHECK(with("10:59", "12:00").costs() == Lines{"absence a1 p 6"});
  CHECK(with("10:59:59", "12:00").costs() == Lines{"absence a1 p 6"});
  CHECK(with("10:20", "10:30").costs() == Lines{"absence a1 p 6"});
  CHECK(with("10:30", "10:30").costs().empty());
}

TEST_CASE("review: of many busy ranges, nested and touching, each is found", "[planning]") {
  Json ranges = Json::array();
  for (const auto& [from, to] :
       std::vector<std::pair<int, int>>{{1, 30}, {2, 3}, {5, 6}, {34, 35}, {33, 34}, {37, 37}}) {
    ranges.push_back({{"from", open(from) + "T00:00"}, {"to", open(to) + "T00:00"}});
  }
  const Json request = people({{{"id", "p"}, {"busy", ranges}}});
  for (int day = 1; day <= 40; ++day) {
    INFO(day);
    const bool isBusy = day < 30 || day == 33 || day == 34;
    CHECK(one({{"members", {member("p", "optional")}}}, request, open(day)).costs().size() == (isBusy ? 1 : 0));
  }
}

TEST_CASE("review: doubleBooked is the least that has to be missed", "[planning]") {
  const auto two = [](const Json& inA, const Json& inB, const std::string& timeOfB, const Json& more = {}) {
    Json person = {{"id", "p"}};
    if (!more.is_null()) person.update(more);
    Json other = body("b", 1, {{"members", {inB}}});
    other["slots"] = {{{"weekday", 1}, {"start", timeOfB}}};
    return reviewed(planRequest({body("a", 1, {{"members", {inA}}}), other}, people({person})),
                    {meeting("a", 1, 1), meeting("b", 1, 1, timeOfB)});
  };
  const Json optional = member("p", "optional", 3);
  CHECK(two(optional, member("p", "optional", 2), "10:30").costs() == Lines{"doubleBooked b1 p 2"});
  CHECK(two(optional, member("p", "optional", 4), "10:30").costs() == Lines{"doubleBooked a1 p 3"});
  // Equal: the one that ends earlier is kept.
  CHECK(two(optional, optional, "10:30").costs() == Lines{"doubleBooked b1 p 3"});
  CHECK(two(optional, optional, "09:30").costs() == Lines{"doubleBooked a1 p 3"});
  CHECK(two(optional, optional, "10:00").costs() == Lines{"doubleBooked b1 p 3"});
  // Never one in which the person is required.
  CHECK(two(optional, member("p", "required"), "10:30").costs() == Lines{"doubleBooked a1 p 3"});
  CHECK(two(member("p", "required"), optional, "10:30").costs() == Lines{"doubleBooked b1 p 3"});
  CHECK(two(optional, member("p", "required"), "10:30").broken().empty());

  // a ends at 11:00; travel counts from there to the start of the next.
  CHECK(two(optional, optional, "10:59").costs().size() == 1);
  CHECK(two(optional, optional, "11:00").costs().empty());
  const Json travel = {{"travelMinutes", 15}};
  CHECK(two(optional, optional, "11:14", travel).costs() == Lines{"doubleBooked b1 p 3"});
  CHECK(two(optional, optional, "11:15", travel).costs().empty());
  CHECK(two(optional, optional, "11:16", travel).costs().empty());
  // And before: b from 08:46 to 09:46, then to a.
  CHECK(two(optional, optional, "08:46", travel).costs() == Lines{"doubleBooked a1 p 3"});
  CHECK(two(optional, optional, "08:45", travel).costs().empty());

  const auto atMost = [](int number) { return Json{{"maxPerDay", number}}; };
  CHECK(two(optional, member("p", "optional", 4), "14:00", atMost(2)).costs().empty());
  CHECK(two(optional, member("p", "optional", 4), "14:00", atMost(1)).costs() == Lines{"doubleBooked a1 p 3"});
  CHECK(two(optional, member("p", "optional", 4), "14:00", atMost(0)).costs() ==
        Lines{"doubleBooked a1 p 3", "doubleBooked b1 p 4"});
  CHECK(two(optional, member("p", "required"), "14:00", atMost(1)).costs() == Lines{"doubleBooked a1 p 3"});
  CHECK(two(optional, member("p", "required"), "14:00", atMost(2)).costs().empty());
}

TEST_CASE("review: who is busy takes no part in double booking; on other days nobody does", "[planning]") {
  Json b = body("b", 1, {{"members", {member("p", "optional", 2)}}});
  b["slots"] = {{{"weekday", 1}, {"start", "10:30"}}, {{"weekday", 2}, {"start", "10:30"}}};
  const Json a = body("a", 1, {{"members", {member("p", "optional", 3)}}});
  Json request = planRequest({a, b}, people({{{"id", "p"}, {"busy", busy(open(1) + "T11:15", open(1) + "T12:00")}}}));
  const auto costs = [&](int dayOfB) {
    return reviewed(request, {meeting("a", 1, 1), meeting("b", 1, dayOfB, "10:30")}).costs();
  };
  // b lasts until 11:30.
  CHECK(costs(1) == Lines{"absence b1 p 2"});
  CHECK(costs(2).empty());
  request["people"][0].erase("busy");
  CHECK(costs(1) == Lines{"doubleBooked b1 p 2"});
  CHECK(costs(2).empty());
  // Of those whom the request does not list nothing is known, and they break nothing.
  request.erase("people");
  CHECK(costs(1).empty());
}

TEST_CASE("review: spacing costs e, and again what e is above five", "[planning]") {
  // target 10; the first on day 1, so the second on day 11 is right.
  const auto gap = [](int days, int weight = 1) {
    Json request = planRequest({body("a", 2, {{"spacing", {{"min", 0}, {"target", 10}, {"max", 1000}}}})});
    request["weights"] = {{"spacing", weight}};
    return reviewed(request, {meeting("a", 1, 1), meeting("a", 2, 1 + days)}).costs();
  };
  CHECK(gap(10).empty());
  CHECK(gap(9) == Lines{"spacing a2 1"});
  CHECK(gap(11) == Lines{"spacing a2 1"});
  CHECK(gap(6) == Lines{"spacing a2 4"});
  CHECK(gap(5) == Lines{"spacing a2 5"});
  CHECK(gap(4) == Lines{"spacing a2 7"});
  CHECK(gap(15) == Lines{"spacing a2 5"});
  CHECK(gap(16) == Lines{"spacing a2 7"});
  CHECK(gap(17) == Lines{"spacing a2 9"});
  CHECK(gap(17, 3) == Lines{"spacing a2 27"});
  CHECK(gap(17, 0).empty());
}

TEST_CASE("review: spacing counts open days of the body's clock", "[planning]") {
  // Week 2 closed to schools: day 5 to day 11 are 6 office days and 1 school day apart.
  Json request = planRequest({body("a", 2, {{"spacing", {{"min", 0}, {"target", 1}, {"max", 1000}}}})});
  request["calendar"] = {{"breaks", {{{"from", "2027-01-11"}, {"to", "2027-01-17"}, {"closes", "school"}}}}};
  const std::vector<Json> meetings = {meeting("a", 1, 5), meeting("a", 2, 11)};
  CHECK(reviewed(request, meetings).costs() == Lines{"spacing a2 5"});
  request["bodies"][0]["clock"] = "school";
  CHECK(reviewed(request, meetings).costs().empty());
  request["calendar"]["breaks"][0]["closes"] = "office";
  CHECK(reviewed(request, meetings).costs().empty());
  request["bodies"][0]["clock"] = "office";
  CHECK(reviewed(request, meetings).costs().empty());
}

TEST_CASE("review: open days are counted on behind the period, and not before it", "[planning]") {
  // Friday 26 February is day 40, the last; Wednesday 3 March is three open days later, Friday 1 January is before all.
  const auto lines = [](const Json& first, const Json& second) {
    return reviewed(planRequest({body("a", 2, {{"spacing", {{"min", 0}, {"target", 10}, {"max", 1000}}}})}),
                    {first, second})
        .costs();
  };
  CHECK(lines(meeting("a", 1, 40), meeting("a", 2, "2027-03-03")) == Lines{"spacing a2 9"});
  CHECK(lines(meeting("a", 1, "2026-12-29"), meeting("a", 2, 2)) == Lines{"spacing a2 11"});
}

TEST_CASE("review: the default target is the open days shared by the meetings", "[planning]") {
  // 40 / 3 = 13 (floor).
  const auto costs = [](int third) {
    return reviewed(planRequest({body("a", 3)}), {meeting("a", 1, 1), meeting("a", 2, 14), meeting("a", 3, third)})
        .costs();
  };
  CHECK(costs(27).empty());
  CHECK(costs(28) == Lines{"spacing a3 1"});
}

TEST_CASE("review: flow costs its weight for each day from the target, which is minDays by default", "[planning]") {
  Json request = planRequest({body("a", 1), body("b", 1)});
  request["flows"] = {{{"from", "a"}, {"to", "b"}, {"minDays", 3}, {"maxDays", 9}, {"weight", 2}, {"target", 7}}};
  const auto costs = [&](int dayOfB) {
    return reviewed(request, {meeting("a", 1, 1), meeting("b", 1, dayOfB)}).costs();
  };
  // Calendar days: open day 6 is 7 days after open day 1.
  CHECK(costs(6).empty());
  CHECK(costs(7) == Lines{"flow b1 2"});
  CHECK(costs(4) == Lines{"flow b1 8"});
  request["flows"][0].erase("target");
  CHECK(costs(4).empty());
  CHECK(costs(6) == Lines{"flow b1 8"});
  request["flows"][0].erase("weight");
  CHECK(costs(6).empty());
}

TEST_CASE("review: move costs ten for each meeting whose date or start is another", "[planning]") {
  const Json a = body("a", 2, {{"rooms", {"r", "s"}}, {"spacing", {{"min", 0}, {"target", 20}, {"max", 1000}}}});
  Json request = planRequest({a, body("b", 1)});
  request["previous"] = {meeting("a", 1, 10, "10:00", "r"),
                         meeting("a", 2, 30, "10:00", "r"),
                         meeting("b", 1, 7),
                         meeting("b", 2, 8),
                         meeting("b", 0, 8),
                         meeting("gone", 1, 9)};
  const auto costs = [&](const Json& first, const Json& second) {
    return reviewed(request, {first, second, meeting("b", 1, 7)}).costs();
  };
  const Json stays = meeting("a", 2, 30, "10:00", "r");
  CHECK(costs(meeting("a", 1, 10, "10:00", "r"), stays).empty());
  CHECK(costs(meeting("a", 1, 10, "10:00", "s"), stays).empty());
  CHECK(costs(meeting("a", 1, 10, "10:01", "r"), stays) == Lines{"move a1 10"});
  request["weights"] = {{"move", 4}, {"spacing", 0}};
  CHECK(costs(meeting("a", 1, 11, "10:00", "r"), meeting("a", 2, 29, "10:00", "r")) == Lines{"move a1 4", "move a2 4"});
  // A missing meeting costs nothing.
  CHECK(reviewed(request, {}).costs().empty());
}

// ---------------------------------------------------------------- broken

TEST_CASE("review: count tells of missing, surplus and repeated meetings", "[planning]") {
  const Json request = planRequest({body("a", 2, {{"spacing", {{"min", 0}, {"target", 20}, {"max", 1000}}}})});
  const Json first = meeting("a", 1, 10);
  const Json second = meeting("a", 2, 30);
  const auto params = [](int index, int times) {
    return Json{{"body", "a"}, {"count", 2}, {"index", index}, {"times", times}};
  };
  const Reviewed missing = reviewed(request, {first});
  CHECK(missing.broken() == Lines{"count a2"});
  CHECK(missing.breach()["params"] == params(2, 0));
  CHECK(missing.breach()["path"] == "/bodies/0/count");
  CHECK(missing.cost() == 0);
  CHECK(reviewed(request, {}).broken() == Lines{"count a1", "count a2"});

  const Reviewed repeated = reviewed(request, {first, second, meeting("a", 2, 35), meeting("a", 2, 36)});
  CHECK(repeated.broken() == Lines{"count a2"});
  CHECK(repeated.breach()["params"] == params(2, 3));
  // The first of them counts: 20 days apart.
  CHECK(repeated.costs().empty());

  const Reviewed surplus = reviewed(
      request, {first, second, meeting("a", 3, 31), meeting("a", 0, 9), meeting("a", 3, 32), meeting("a", -1, 33)});
  CHECK(surplus.broken() == Lines{"count a-1", "count a0", "count a3"});
  CHECK(surplus.value["broken"][2]["params"] == params(3, 2));
  CHECK(surplus.cost() == 0);
}

TEST_CASE("review: a surplus or repeated meeting pays for itself, and meets like any other", "[planning]") {
  Json request = planRequest({body("a", 1, {{"members", {member("p", "optional", 2)}}, {"rooms", {"r"}}})},
                             {{"people", {{{"id", "p"}}}}, {"rooms", {{{"id", "r"}}}}});
  for (Json& slot : request["bodies"][0]["slots"]) slot["cost"] = 3;
  const Reviewed plan = reviewed(request, {meeting("a", 1, 1, "10:00", "r"), meeting("a", 2, 1, "10:00", "r")});
  CHECK(plan.costs() == Lines{"slot a1 3", "slot a2 3", "doubleBooked a2 p 2"});
  CHECK(plan.broken() == Lines{"count a2", "roomClash a1 a2"});
  const Reviewed twice = reviewed(request, {meeting("a", 1, 1, "10:00", "r"), meeting("a", 1, 1, "10:00", "r")});
  CHECK(twice.costs() == Lines{"slot a1 3", "slot a1 3", "doubleBooked a1 p 2"});
  CHECK(twice.broken() == Lines{"count a1", "roomClash a1 a1"});
}

TEST_CASE("review: period and closedDay", "[planning]") {
  CHECK(one({}, {}, "2027-01-04").broken().empty());
  CHECK(one({}, {}, "2027-02-26").broken().empty());
  const Reviewed before = one({}, {}, "2026-12-31");
  CHECK(before.broken() == Lines{"period a1"});
  CHECK(before.breach()["path"] == "/period");
  CHECK(before.breach()["params"] ==
        parsed(R"({"from":"2027-01-04","to":"2027-02-26","body":"a","date":"2026-12-31"})"));
  CHECK(one({}, {}, "2027-03-01").broken() == Lines{"period a1"});
  // Both are broken by a Saturday outside; its weekday has no slot besides.
  CHECK(one({}, {}, "2027-02-27").broken() == Lines{"period a1", "closedDay a1", "slot a1"});
  // New Year's Day, a Friday: outside, closed, and 10:00 is a slot all the same.
  CHECK(one({}, {}, "2027-01-01").broken() == Lines{"period a1", "closedDay a1"});

  const Json breaks = {{"calendar",
                        {{"breaks",
                          {{{"from", "2027-01-12"}, {"to", "2027-01-13"}, {"closes", "school"}},
                           {{"from", "2027-01-19"}, {"to", "2027-01-19"}, {"closes", "office"}}}}}}};
  const Json school = {{"clock", "school"}};
  CHECK(one({}, breaks, "2027-01-12").broken().empty());
  CHECK(one(school, breaks, "2027-01-11").broken().empty());
  CHECK(one(school, breaks, "2027-01-12").broken() == Lines{"closedDay a1"});
  CHECK(one(school, breaks, "2027-01-13").broken() == Lines{"closedDay a1"});
  CHECK(one(school, breaks, "2027-01-14").broken().empty());
  CHECK(one(school, breaks, "2027-01-19").broken() == Lines{"closedDay a1"});
  const Reviewed office = one({}, breaks, "2027-01-19");
  CHECK(office.broken() == Lines{"closedDay a1"});
  CHECK(office.breach()["path"] == "/calendar");
  CHECK(office.breach()["params"] == parsed(R"({"body":"a","clock":"office","date":"2027-01-19"})"));

  Json may = {{"period", {{"from", "2027-05-01"}, {"to", "2027-05-31"}}}};
  for (const char* date : {"2027-05-06", "2027-05-17"}) {
    const Reviewed closed = one({}, may, date);
    CHECK(closed.broken() == Lines{"closedDay a1"});
    // Nothing of the request says so.
    CHECK(closed.breach()["path"] == "");
  }
}

TEST_CASE("review: slot is weekday and start, and the meeting ends the same day", "[planning]") {
  CHECK(one({}, {}, open(1) + "T10:00").broken().empty());
  CHECK(one({}, {}, open(1) + "T09:59").broken() == Lines{"slot a1"});
  const Reviewed late = one({}, {}, open(1) + "T10:00:01");
  CHECK(late.broken() == Lines{"slot a1"});
  CHECK(late.breach()["path"] == "/bodies/0/slots");
  CHECK(late.breach()["params"] == parsed(R"({"body":"a","start":"2027-01-04T10:00:01","minutes":60})"));
  const Json monday = {{"slots", {{{"weekday", 1}, {"start", "10:00"}}}}};
  CHECK(one(monday, {}, open(1)).broken().empty());
  CHECK(one(monday, {}, open(2)).broken() == Lines{"slot a1"});

  const auto night = [](int minutes) {
    return one({{"minutes", minutes}, {"slots", {{{"weekday", 1}, {"start", "22:00"}, {"cost", 3}}}}}, {},
               open(1) + "T22:00");
  };
  CHECK(night(119).broken().empty());
  CHECK(night(120).broken().empty());
  CHECK(night(121).broken() == Lines{"slot a1"});
  // It is listed, so it costs what it costs.
  CHECK(night(121).costs() == Lines{"slot a1 3"});
}

TEST_CASE("review: room is one of the body's, and not busy", "[planning]") {
  const Json rooms = {{"rooms", {"r", "s"}}};
  const Json listed = {{"rooms",
                        {{{"id", "s"}, {"busy", busy(open(1) + "T10:59", open(1) + "T13:00")}},
                         {{"id", "t"}, {"busy", busy(open(1) + "T09:00", open(1) + "T10:00")}}}}};
  // r is not listed: never busy.
  CHECK(one(rooms, listed, open(1), "r").broken().empty());
  const Reviewed taken = one(rooms, listed, open(1), "s");
  CHECK(taken.broken() == Lines{"room a1"});
  CHECK(taken.breach()["path"] == "/rooms/0");
  CHECK(taken.breach()["params"] ==
        parsed(R"({"body":"a","room":"s","busyFrom":"2027-01-04T10:59","busyTo":"2027-01-04T13:00"})"));
  CHECK(one(rooms, listed, open(2), "s").broken().empty());
  const Reviewed other = one(rooms, listed, open(1), "t");
  CHECK(other.broken() == Lines{"room a1"});
  CHECK(other.breach()["path"] == "/bodies/0/rooms");
  CHECK(other.breach()["params"] == parsed(R"({"body":"a","room":"t"})"));
  CHECK(one({{"rooms", {"t"}}}, listed, open(1), "t").broken().empty());
  CHECK(one(rooms, {}, open(1), "nobody knows").broken() == Lines{"room a1"});
  const Reviewed none = one(rooms, {}, open(1));
  CHECK(none.broken() == Lines{"room a1"});
  CHECK(none.breach()["params"] == parsed(R"({"body":"a"})"));
  // A body without rooms meets in none.
  CHECK(one({}, {}, open(1)).broken().empty());
  CHECK(one({}, listed, open(1), "s").broken() == Lines{"room a1"});
  CHECK(one({}, {}, open(1), "nobody knows").value["broken"][0]["path"] == "/bodies/0");
  CHECK(one({{"rooms", Json::array()}}, {}, open(1), "x").value["broken"][0]["path"] == "/bodies/0/rooms");
}

TEST_CASE("review: required members must be free, and one is told for each who is not", "[planning]") {
  const Json ofBody = {
      {"members",
       {member("o", "optional"), member("p", "required"), member("q", "required"), member("r", "required")}}};
  const auto with = [&](const std::string& from, const std::string& to) {
    const Json taken = busy(open(1) + "T" + from, open(1) + "T" + to);
    return one(ofBody, people({{{"id", "q"}, {"busy", taken}}, {{"id", "p"}, {"busy", taken}}, {{"id", "r"}}}));
  };
  CHECK(with("09:00", "10:00").broken().empty());
  CHECK(with("11:00", "12:00").broken().empty());
  const Reviewed both = with("09:00", "10:01");
  CHECK(both.broken() == Lines{"required a1", "required a1"});
  CHECK(both.value["broken"][0]["path"] == "/bodies/0/members/1");
  CHECK(both.value["broken"][0]["params"] ==
        parsed(R"({"body":"a","person":"p","busyFrom":"2027-01-04T09:00","busyTo":"2027-01-04T10:01"})"));
  CHECK(both.value["broken"][1]["path"] == "/bodies/0/members/2");
  // Nothing is paid for what must not be.
  CHECK(both.costs().empty());
}

TEST_CASE("review: quorum counts members who are free, required and optional together", "[planning]") {
  const Json taken = busy(open(1) + "T10:00", open(1) + "T10:30");
  const Json request = people({{{"id", "p"}, {"busy", taken}}});
  const auto with = [&](int quorum) {
    return one(
        {{"quorum", quorum}, {"members", {member("p", "optional"), member("q", "optional"), member("r", "required")}}},
        request);
  };
  CHECK(with(0).broken().empty());
  CHECK(with(1).broken().empty());
  CHECK(with(2).broken().empty());
  const Reviewed few = with(3);
  CHECK(few.broken() == Lines{"quorum a1"});
  CHECK(few.breach()["path"] == "/bodies/0/quorum");
  CHECK(few.breach()["params"] == parsed(R"({"body":"a","quorum":3,"free":2})"));
  CHECK(few.costs() == Lines{"absence a1 p 1"});
  // Double booking is no matter of quorum.
  const Json both = {{"quorum", 1}, {"members", {member("q", "optional")}}};
  CHECK(reviewed(planRequest({body("a", 1, both), body("b", 1, both)}), {meeting("a", 1, 1), meeting("b", 1, 1)})
            .broken()
            .empty());
  // More than there are members can never be.
  CHECK(one({{"quorum", 1}}, {}).broken() == Lines{"quorum a1"});
}

TEST_CASE("review: order is broken by an earlier and by the same day, and is no gap besides", "[planning]") {
  const Json a = body("a", 2, {{"spacing", {{"min", 3}, {"target", 5}, {"max", 100}}}});
  const auto with = [&](const Json& second) { return reviewed(planRequest({a}), {meeting("a", 1, 10), second}); };
  CHECK(with(meeting("a", 2, 13)).broken().empty());
  CHECK(with(meeting("a", 2, 12)).broken() == Lines{"gap a1 a2"});
  CHECK(with(meeting("a", 2, 10)).broken() == Lines{"order a1 a2"});
  CHECK(with(meeting("a", 2, 10, "15:00")).broken() == Lines{"slot a2", "order a1 a2"});
  const Reviewed wrong = with(meeting("a", 2, 8));
  CHECK(wrong.broken() == Lines{"order a1 a2"});
  CHECK(wrong.breach()["path"] == "/bodies/0");
  CHECK(wrong.breach()["params"] == parsed(R"({"body":"a","date":"2027-01-15","next":"2027-01-13"})"));
  // Priced by the same formula: -2 is 7 from 5, and 7 + 2 = 9.
  CHECK(wrong.costs() == Lines{"spacing a2 9"});
  // A missing meeting between two does not put them right; but no gap is told beside it.
  const Json three = body("a", 3, {{"spacing", {{"min", 3}, {"target", 5}, {"max", 12}}}});
  const auto without2 = [&](int first, int third) {
    return reviewed(planRequest({three}), {meeting("a", 1, first), meeting("a", 3, third)});
  };
  CHECK(without2(10, 28).broken() == Lines{"count a2"});
  CHECK(without2(10, 28).cost() == 0);
  CHECK(without2(10, 11).broken() == Lines{"count a2", "gap a3"});
  CHECK(without2(12, 10).broken() == Lines{"count a2", "order a1 a3", "gap a3"});
}

TEST_CASE("review: gaps are within min and max, and no further than max from the ends", "[planning]") {
  const auto with = [](int first, int second, int last) {
    return reviewed(planRequest({body("a", 3, {{"spacing", {{"min", 10}, {"target", 12}, {"max", 15}}}})}),
                    {meeting("a", 1, first), meeting("a", 2, second), meeting("a", 3, last)});
  };
  CHECK(with(10, 20, 30).broken().empty());
  CHECK(with(10, 21, 31).broken().empty());
  const Reviewed shorter = with(10, 20, 29);
  CHECK(shorter.broken() == Lines{"gap a2 a3"});
  CHECK(shorter.breach()["path"] == "/bodies/0/spacing/min");
  CHECK(shorter.breach()["params"] == parsed(R"({"body":"a","min":10,"days":9})"));
  CHECK(with(10, 24, 34).broken().empty());
  CHECK(with(10, 25, 35).broken().empty());
  const Reviewed longer = with(10, 26, 36);
  CHECK(longer.broken() == Lines{"gap a1 a2"});
  CHECK(longer.breach()["path"] == "/bodies/0/spacing/max");
  CHECK(longer.breach()["params"] == parsed(R"({"body":"a","max":15,"days":16})"));
  // The first counts the open days up to itself, the last those after it: 40 - 25 = 15.
  CHECK(with(14, 25, 35).broken().empty());
  CHECK(with(15, 25, 35).broken().empty());
  const Reviewed first = with(16, 26, 36);
  CHECK(first.broken() == Lines{"gap a1"});
  CHECK(first.breach()["params"] == parsed(R"({"body":"a","max":15,"days":16,"edge":"first"})"));
  CHECK(with(3, 14, 25).broken().empty());
  CHECK(with(4, 15, 26).broken().empty());
  const Reviewed last = with(3, 13, 24);
  CHECK(last.broken() == Lines{"gap a3"});
  CHECK(last.breach()["params"] == parsed(R"({"body":"a","max":15,"days":16,"edge":"last"})"));
  // Of a body that meets once the same meeting is first and last.
  const auto once = [](int day, int max) {
    return reviewed(planRequest({body("a", 1, {{"spacing", {{"min", 1}, {"max", max}}}})}), {meeting("a", 1, day)});
  };
  CHECK(once(20, 20).broken().empty());
  CHECK(once(20, 19).broken() == Lines{"gap a1", "gap a1"});
}

TEST_CASE("review: spacing by default, with pointers to the nearest part that was given", "[planning]") {
  // 40 open days, 3 meetings: target 13, min floor(6.5) = 6, max ceil(19.5) = 20.
  const auto with = [](const Json& spacing, int first, int second, int third) {
    Json request = planRequest({body("a", 3)});
    request["bodies"][0]["spacing"] = spacing;
    return reviewed(request, {meeting("a", 1, first), meeting("a", 2, second), meeting("a", 3, third)});
  };
  CHECK(with(nullptr, 20, 26, 39).broken().empty());
  CHECK(with(nullptr, 20, 25, 39).breach()["params"] == parsed(R"({"body":"a","min":6,"days":5})"));
  CHECK(with(nullptr, 20, 25, 39).breach()["path"] == "/bodies/0");
  CHECK(with(Json::object(), 20, 25, 39).breach()["path"] == "/bodies/0/spacing");
  CHECK(with({{"max", 20}}, 20, 25, 39).breach()["path"] == "/bodies/0/spacing");
  CHECK(with({{"min", 6}}, 20, 25, 39).breach()["path"] == "/bodies/0/spacing/min");
  CHECK(with(nullptr, 10, 31, 40).breach()["params"] == parsed(R"({"body":"a","max":20,"days":21})"));
  CHECK(with(nullptr, 10, 31, 40).breach()["path"] == "/bodies/0");
  CHECK(with({{"min", 6}}, 10, 31, 40).breach()["path"] == "/bodies/0/spacing");
  CHECK(with(nullptr, 21, 30, 40).breach()["params"] == parsed(R"({"body":"a","max":20,"days":21,"edge":"first"})"));
  // Of a target that is given: min floor(7 / 2) = 3, max ceil(21 / 2) = 11.
  const Json seven = {{"target", 7}};
  CHECK(with(seven, 11, 22, 33).broken().empty());
  CHECK(with(seven, 11, 23, 33).breach()["params"]["max"] == 11);
  CHECK(with(seven, 11, 27, 30).broken() == Lines{"gap a1 a2"});
  CHECK(with(seven, 11, 22, 24).broken() == Lines{"gap a2 a3", "gap a3"});
  // Never less than one apart.
  CHECK(with({{"target", 1}, {"max", 50}}, 1, 2, 3).broken().empty());
}

TEST_CASE("review: flow counts calendar days, for each pair", "[planning]") {
  Json request = planRequest({body("a", 1), body("b", 1)});
  request["flows"] = {{{"from", "a"}, {"to", "b"}, {"minDays", 3}, {"maxDays", 8}}};
  const auto with = [&](int dayOfB) { return reviewed(request, {meeting("a", 1, 1), meeting("b", 1, dayOfB)}); };
  CHECK(with(3).broken() == Lines{"flow a1 b1"});
  CHECK(with(4).broken().empty());
  CHECK(with(5).broken().empty());
  CHECK(with(6).broken().empty());
  CHECK(with(7).broken().empty());
  const Reviewed late = with(8);
  CHECK(late.broken() == Lines{"flow a1 b1"});
  CHECK(late.breach()["path"] == "/flows/0");
  CHECK(late.breach()["params"] == parsed(R"({"from":"a","to":"b","min":3,"max":8,"days":9})"));
  // Without one of the two nothing is told of the flow.
  CHECK(reviewed(request, {meeting("b", 1, 1)}).broken() == Lines{"count a1"});
  // Before instead of after.
  request["flows"][0] = {{"from", "a"}, {"to", "b"}, {"minDays", -7}, {"maxDays", -1}, {"weight", 1}, {"target", -4}};
  CHECK(reviewed(request, {meeting("a", 1, 6), meeting("b", 1, 1)}).costs() == Lines{"flow b1 3"});
  CHECK(reviewed(request, {meeting("a", 1, 6), meeting("b", 1, 1)}).broken().empty());
  CHECK(reviewed(request, {meeting("a", 1, 6), meeting("b", 1, 6)}).broken() == Lines{"flow a1 b1"});
}

TEST_CASE("review: the default pairs of a flow", "[planning]") {
  const auto pairs = [](int from, int to) {
    Json request = planRequest({body("a", from), body("b", to)});
    request["flows"] = {{{"from", "a"}, {"to", "b"}, {"minDays", 1000}, {"maxDays", 1000}}};
    std::vector<Json> meetings;
    for (int i = 1; i <= from; ++i) meetings.push_back(meeting("a", i, i));
    for (int j = 1; j <= to; ++j) meetings.push_back(meeting("b", j, j));
    return reviewed(request, meetings).broken();
  };
  CHECK(pairs(1, 1) == Lines{"flow a1 b1"});
  CHECK(pairs(3, 3) == Lines{"flow a1 b1", "flow a2 b2", "flow a3 b3"});
  // ceil(j * 2 / 5): 0.4, 0.8, 1.2, 1.6, 2.
  CHECK(pairs(2, 5) == Lines{"flow a1 b1", "flow a1 b2", "flow a2 b3", "flow a2 b4", "flow a2 b5"});
  // ceil(j * 5 / 2): 2.5, 5.
  CHECK(pairs(5, 2) == Lines{"flow a3 b1", "flow a5 b2"});
}

TEST_CASE("review: one roomClash for each pair in the same room at the same time", "[planning]") {
  Json request = planRequest({body("a", 1, {{"rooms", {"r"}}}), body("b", 1, {{"rooms", {"r", "s"}}}),
                              body("c", 1, {{"rooms", {"r"}}, {"minutes", 240}})});
  for (Json& body : request["bodies"]) {
    for (const char* start : {"09:00", "09:01", "11:00", "10:59"})
      body["slots"].push_back({{"weekday", 1}, {"start", start}});
  }
  const auto with = [&](const std::string& timeOfB, const std::string& roomOfB, int dayOfC) {
    return reviewed(request, {meeting("a", 1, 1, "10:00", "r"), meeting("b", 1, 1, timeOfB, roomOfB),
                              meeting("c", 1, dayOfC, "09:00", "r")});
  };
  request["rooms"] = {{{"id", "x"}}, {{"id", "r"}}};
  CHECK(with("11:00", "r", 6).broken().empty());
  CHECK(with("09:00", "r", 6).broken().empty());
  const Reviewed clash = with("10:59", "r", 6);
  CHECK(clash.broken() == Lines{"roomClash a1 b1"});
  CHECK(clash.breach()["path"] == "/rooms/1");
  CHECK(clash.breach()["params"] == parsed(R"({"room":"r"})"));
  CHECK(with("09:01", "r", 6).broken() == Lines{"roomClash b1 a1"});
  CHECK(with("10:59", "s", 6).broken().empty());
  CHECK(with("10:00", "r", 1).broken() == Lines{"roomClash c1 a1", "roomClash c1 b1", "roomClash a1 b1"});
  // A long one clashes with all that follow, though they do not with each other.
  CHECK(with("11:00", "r", 1).broken() == Lines{"roomClash c1 a1", "roomClash c1 b1"});
  // Of a room that the request does not list nothing is known, and it breaks nothing.
  request["rooms"].erase(1);
  CHECK(with("10:00", "r", 1).broken().empty());
}

TEST_CASE("review: one personClash for each pair of meetings in which somebody is required", "[planning]") {
  Json request =
      planRequest({body("a", 1, {{"members", {member("q", "required"), member("p", "required")}}}),
                   body("b", 1, {{"members", {member("p", "required"), member("q", "required")}}, {"minutes", 30}})});
  for (const char* start : {"09:00", "09:15", "09:16", "11:00", "11:14", "11:15"}) {
    request["bodies"][1]["slots"].push_back({{"weekday", 1}, {"start", start}});
  }
  request["people"] = {{{"id", "p"}, {"travelMinutes", 15}}, {{"id", "q"}}};
  const auto with = [&](const std::string& timeOfB) {
    return reviewed(request, {meeting("a", 1, 1), meeting("b", 1, 1, timeOfB)});
  };
  // Both of them clash, and it is one pair.
  const Reviewed both = with("10:00");
  CHECK(both.broken() == Lines{"personClash a1 b1"});
  CHECK(both.breach()["path"] == "/people/0");
  CHECK(both.breach()["params"] == parsed(R"({"person":"p","travel":15,"others":1})"));
  CHECK(both.costs().empty());
  // p has to get from one to the other; q is there already.
  const Reviewed travel = with("11:00");
  CHECK(travel.broken() == Lines{"personClash a1 b1"});
  CHECK(travel.breach()["params"]["others"] == 0);
  CHECK(with("11:14").broken() == Lines{"personClash a1 b1"});
  CHECK(with("11:15").broken().empty());
  // b ends at 09:45 or 09:46; a begins at 10:00.
  CHECK(with("09:15").broken().empty());
  CHECK(with("09:16").broken() == Lines{"personClash b1 a1"});
  // Another day.
  CHECK(reviewed(request, {meeting("a", 1, 1), meeting("b", 1, 2)}).broken().empty());
  // Optional in one of them: an absence instead.
  request["bodies"][1]["members"][0]["need"] = "optional";
  request["bodies"][1]["members"][1]["need"] = "optional";
  CHECK(with("10:00").broken().empty());
  CHECK(with("10:00").costs() == Lines{"doubleBooked b1 p 1", "doubleBooked b1 q 1"});
}

TEST_CASE("review: a required member who is busy takes part in clashes all the same", "[planning]") {
  Json request = planRequest(
      {body("a", 1, {{"members", {member("p", "required")}}}), body("b", 1, {{"members", {member("p", "required")}}})});
  request["people"] = {{{"id", "p"}, {"busy", busy(open(1) + "T08:00", open(1) + "T12:00")}}};
  const std::vector<Json> meetings = {meeting("a", 1, 1), meeting("b", 1, 1)};
  CHECK(reviewed(request, meetings).broken() == Lines{"required a1", "required b1", "personClash a1 b1"});
  request["people"][0]["maxPerDay"] = 1;
  CHECK(reviewed(request, meetings).broken() ==
        Lines{"required a1", "required b1", "personClash a1 b1", "maxPerDay a1 b1"});
}

TEST_CASE("review: a clash breaks, but the other meetings of the day are still shared out", "[planning]") {
  Json request = planRequest({}, people({{{"id", "p"}}}));
  for (const char* id : {"a", "b", "c", "d", "e"}) request["bodies"].push_back(body(id, 1));
  const auto start = [&](int i, const std::string& time, const std::string& need, int weight) {
    Json& body = request["bodies"][static_cast<std::size_t>(i)];
    body["slots"].push_back({{"weekday", 1}, {"start", time}});
    body["members"] = Json::array({member("p", need, weight)});
    return meeting(body["id"].get<std::string>(), 1, 1, time);
  };
  // a and b clash; c cannot be beside them; d and e cannot be together.
  const std::vector<Json> meetings = {start(0, "10:00", "required", 1), start(1, "10:30", "required", 1),
                                      start(2, "11:00", "optional", 9), start(3, "13:00", "optional", 2),
                                      start(4, "13:30", "optional", 3)};
  const Reviewed plan = reviewed(request, meetings);
  CHECK(plan.broken() == Lines{"personClash a1 b1"});
  CHECK(plan.costs() == Lines{"doubleBooked c1 p 9", "doubleBooked d1 p 2"});
}

TEST_CASE("review: maxPerDay forbids more required meetings than that", "[planning]") {
  Json request = planRequest({});
  const char* times[] = {"08:00", "10:00", "12:00", "14:00"};
  std::vector<Json> meetings;
  for (int i = 0; i < 4; ++i) {
    const std::string id(1, static_cast<char>('a' + i));
    Json made = body(id, 1, {{"members", {member("p", i < 3 ? "required" : "optional", 2)}}});
    made["slots"] = {{{"weekday", 1}, {"start", times[i]}}};
    request["bodies"].push_back(made);
    meetings.push_back(meeting(id, 1, 1, times[i]));
  }
  const auto with = [&](int atMost) {
    request["people"] = {{{"id", "p"}, {"maxPerDay", atMost}}};
    return reviewed(request, meetings);
  };
  CHECK(with(4).broken().empty());
  CHECK(with(4).costs().empty());
  CHECK(with(3).broken().empty());
  CHECK(with(3).costs() == Lines{"doubleBooked d1 p 2"});
  const Reviewed many = with(2);
  CHECK(many.broken() == Lines{"maxPerDay a1 b1 c1"});
  CHECK(many.costs() == Lines{"doubleBooked d1 p 2"});
  CHECK(many.breach()["path"] == "/people/0/maxPerDay");
  CHECK(many.breach()["params"] == parsed(R"({"person":"p","limit":2,"date":"2027-01-04","meetings":3})"));
  CHECK(with(0).broken() == Lines{"maxPerDay a1 b1 c1"});
  // Even a single one.
  CHECK(one({{"members", {member("p", "required")}}}, people({{{"id", "p"}, {"maxPerDay", 0}}})).broken() ==
        Lines{"maxPerDay a1"});
  CHECK(one({{"members", {member("p", "optional")}}}, people({{{"id", "p"}, {"maxPerDay", 0}}})).costs() ==
        Lines{"doubleBooked a1 p 1"});
}

TEST_CASE("review: lock holds date and start, and the room when it names one", "[planning]") {
  Json request = planRequest({body("a", 1, {{"rooms", {"r", "s"}}})});
  request["bodies"][0]["slots"].push_back({{"weekday", 3}, {"start", "12:00"}});
  request["locked"] = Json::array({meeting("a", 1, 3)});
  const auto with = [&](int day, const std::string& time, const std::string& room) {
    return reviewed(request, {meeting("a", 1, day, time, room)});
  };
  CHECK(with(3, "10:00", "r").broken().empty());
  CHECK(with(3, "10:00", "s").broken().empty());
  CHECK(with(4, "10:00", "r").broken() == Lines{"lock a1"});
  const Reviewed later = with(3, "12:00", "r");
  CHECK(later.broken() == Lines{"lock a1"});
  CHECK(later.breach()["path"] == "/locked/0");
  CHECK(later.breach()["params"] ==
        parsed(R"({"body":"a","index":1,"start":"2027-01-06T10:00","stands":"2027-01-06T12:00"})"));
  request["locked"][0]["room"] = "r";
  CHECK(with(3, "10:00", "r").broken().empty());
  CHECK(with(3, "10:00", "s").breach()["params"] ==
        parsed(R"({"body":"a","index":1,"start":"2027-01-06T10:00","room":"r","stands":"2027-01-06T10:00"})"));
  const Reviewed gone = reviewed(request, {});
  CHECK(gone.broken() == Lines{"count a1", "lock a1"});
  CHECK_FALSE(gone.value["broken"][1]["params"].contains("stands"));
  // What is locked where it cannot be, breaks the rule in the way, and not the lock.
  request["locked"] = Json::array({meeting("a", 1, "2027-01-06T07:00", "elsewhere")});
  CHECK(with(3, "07:00", "elsewhere").broken() == Lines{"slot a1", "room a1"});
}

TEST_CASE("review: breaches are listed up to a limit", "[planning]") {
  // 200 meetings at once: 19,900 pairs.
  const Json request = planRequest({body("a", 200, {{"members", {member("p", "required")}}, {"rooms", {"r"}}})},
                                   {{"people", {{{"id", "p"}}}}, {"rooms", {{{"id", "r"}}}}});
  std::vector<Json> meetings;
  for (int i = 1; i <= 200; ++i) meetings.push_back(meeting("a", i, 1, "10:00", "r"));
  CHECK(reviewed(request, meetings).value["broken"].size() == slt::planning::kMaxBreaches);
}

// ---------------------------------------------------------------- attend

namespace {

/// What the definition says, by trying every choice.
struct Tried {
  std::int64_t cost = 0;
  std::size_t missed = 0;
};
Tried tryAll(const std::vector<Appointment>& day, std::optional<int> atMost) {
  std::optional<Tried> best;
  int required = 0;
  for (const Appointment& each : day) required += each.required ? 1 : 0;
  for (unsigned choice = 0; choice < 1u << day.size(); ++choice) {
    Tried tried;
    bool fits = true;
    int optional = 0;
    for (std::size_t i = 0; i < day.size() && fits; ++i) {
      const bool attends = (choice >> i & 1) != 0;
      if (!attends) {
        fits = !day[i].required;
        tried.cost += day[i].weight;
        ++tried.missed;
        continue;
      }
      if (day[i].required) continue;
      ++optional;
      for (std::size_t j = 0; j < day.size() && fits; ++j) {
        if (i == j || (choice >> j & 1) == 0) continue;
        const Appointment& earlier = day[j].from <= day[i].from ? day[j] : day[i];
        const Appointment& later = day[j].from <= day[i].from ? day[i] : day[j];
        fits = later.from >= earlier.until;
      }
    }
    if (atMost && optional > std::max(0, *atMost - required)) fits = false;
    if (!fits) continue;
    if (!best || tried.cost < best->cost || (tried.cost == best->cost && tried.missed < best->missed)) best = tried;
  }
  REQUIRE(best);
  return *best;
}

} // namespace

TEST_CASE("attend: agrees with trying every choice", "[planning]") {
  std::mt19937 random(20270104);
  const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  for (int round = 0; round < 4000; ++round) {
    std::vector<Appointment> day(static_cast<std::size_t>(below(9)));
    for (Appointment& each : day) {
      each.from = below(20);
      each.until = each.from + 1 + below(8);
      each.required = below(5) == 0;
      each.weight = below(4);
    }
    const std::optional<int> atMost = below(2) == 0 ? std::nullopt : std::optional(below(5));
    const slt::planning::Attendance found = attend(day, atMost);
    const Tried best = tryAll(day, atMost);
    REQUIRE(found.cost == best.cost);
    REQUIRE(found.missed.size() == best.missed);
    REQUIRE(std::ranges::is_sorted(found.missed));
    int required = 0;
    bool possible = true;
    for (std::size_t i = 0; i < day.size(); ++i) {
      if (!day[i].required) continue;
      ++required;
      for (std::size_t j = 0; j < i; ++j) {
        if (day[j].required && day[i].from < day[j].until && day[j].from < day[i].until) possible = false;
      }
    }
    if (atMost && required > *atMost) possible = false;
    REQUIRE(found.possible == possible);
  }
}

TEST_CASE("attend: what is chosen among equals", "[planning]") {
  using Missed = std::vector<int>;
  // Fewest: one of weight 2 rather than two of weight 1.
  CHECK(attend(std::vector<Appointment>{{0, 10, false, 2}, {0, 5, false, 1}, {5, 10, false, 1}}, {}).missed ==
        Missed{0});
  // Those without weight are attended where they fit.
  CHECK(attend(std::vector<Appointment>{{0, 5, false, 0}, {5, 9, false, 0}, {4, 8, false, 0}}, {}).missed == Missed{2});
  // The earlier end, the earlier start, the earlier place.
  CHECK(attend(std::vector<Appointment>{{2, 9, false, 1}, {1, 8, false, 1}}, {}).missed == Missed{0});
  CHECK(attend(std::vector<Appointment>{{2, 9, false, 1}, {1, 9, false, 1}}, {}).missed == Missed{0});
  CHECK(attend(std::vector<Appointment>{{1, 9, false, 1}, {1, 9, false, 1}}, {}).missed == Missed{1});
  CHECK(attend(std::vector<Appointment>{{0, 1, false, 1}, {2, 3, false, 1}, {4, 5, false, 1}}, 2).missed == Missed{2});
  CHECK(attend({}, 0).possible);
}
