// Plans, conflicts and alternatives as text. How a review is written is tested with the reviews.
#include "json/plan.hpp"

#include "planning/support.hpp"

using namespace slt::test;
using slt::json::PlanRequest;
using slt::planning::Demand;
using slt::planning::DemandCode;
using slt::planning::Place;

namespace {

PlanRequest requestOf(const Json& request) {
  slt::json::Problems problems;
  std::optional<PlanRequest> read = slt::json::decodePlanRequest(request.dump(), problems);
  REQUIRE(read);
  return *std::move(read);
}
template<class Value> Json written(const Value& value, const PlanRequest& request) {
  slt::json::Writer writer;
  slt::json::encode(writer, value, request);
  return parsed(writer.take());
}
slt::planning::Second at(int day, int hour) {
  return slt::calendar::toSeconds({slt::calendar::fromCivil({2027, 1, day}), hour * 3600});
}
/// The pointer of a demand at that place.
std::string pointer(const Json& request, Place place) {
  slt::planning::YearPlan plan;
  plan.conflict.emplace();
  plan.conflict->demands.push_back({DemandCode::Room, place, {}});
  return written(plan, requestOf(request))["conflict"]["demands"][0]["path"].get<std::string>();
}

Json twoBodies() {
  return planRequest(
      {body("a", 2, {{"rooms", {"r"}}, {"members", {{{"person", "p"}, {"need", "optional"}}}}}), body("\"b\"", 1)});
}

} // namespace

TEST_CASE("plans: the best one, with who is absent", "[json][planning]") {
  slt::planning::YearPlan plan;
  plan.status = slt::planning::Status::Optimal;
  plan.meetings = {{0, 0, at(4, 10), 0}, {0, 1, at(5, 10), 0}, {1, 0, at(6, 10) + 1, -1}};
  plan.review.cost = 7;
  plan.review.costs = {{slt::planning::CostKind::Absence, {0, 1}, 0, 7}};
  plan.review.absent = {{}, {0}, {}};
  plan.bound = 7;
  CHECK(written(plan, requestOf(twoBodies())) == parsed(R"({
    "status": "optimal",
    "meetings": [{"body": "a", "index": 1, "start": "2027-01-04T10:00", "room": "r"},
                 {"body": "a", "index": 2, "start": "2027-01-05T10:00", "room": "r", "absent": ["p"]},
                 {"body": "\"b\"", "index": 1, "start": "2027-01-06T10:00:01"}],
    "cost": 7,
    "bound": 7,
    "costs": [{"kind": "absence", "meeting": {"body": "a", "index": 2}, "person": "p", "cost": 7}]
  })"));
  plan.status = slt::planning::Status::Feasible;
  plan.bound = 5;
  CHECK(written(plan, requestOf(twoBodies()))["status"] == "feasible");
  CHECK(written(plan, requestOf(twoBodies()))["bound"] == 5);
  // The plan of no bodies.
  const slt::planning::YearPlan empty{slt::planning::Status::Optimal, {}, {}, 0, {}};
  CHECK(written(empty, requestOf(planRequest({}))) ==
        parsed(R"({"status":"optimal","meetings":[],"cost":0,"bound":0,"costs":[]})"));
}

TEST_CASE("plans: none", "[json][planning]") {
  slt::planning::YearPlan plan;
  plan.bound = 3;
  CHECK(written(plan, requestOf(twoBodies())) ==
        parsed(R"({"status":"unknown","meetings":[],"cost":null,"bound":3,"costs":[]})"));
  plan.status = slt::planning::Status::Infeasible;
  plan.bound.reset();
  plan.conflict.emplace();
  plan.conflict->demands = {{DemandCode::Gap, {Place::Part::BodySpacingMax, 0}, {{"body", "a"}, {"max", 1000}}},
                            {DemandCode::Period,
                             {Place::Part::Period},
                             {{"date", slt::calendar::Civil{2027, 1, 4}},
                              {"start", slt::calendar::WallTime{slt::calendar::fromCivil({2027, 1, 4}), 3600}}}}};
  CHECK(written(plan, requestOf(twoBodies())) == parsed(R"({
    "status": "infeasible", "meetings": [], "cost": null, "bound": null, "costs": [],
    "conflict": {"demands": [
      {"path": "/bodies/0/spacing/max", "code": "gap", "params": {"body": "a", "max": 1000}},
      {"path": "/period", "code": "period", "params": {"date": "2027-01-04", "start": "2027-01-04T01:00"}}]}
  })"));
  plan.conflict->closest = {{1, 0, at(4, 9), -1}};
  CHECK(written(plan, requestOf(twoBodies()))["conflict"]["closest"] ==
        parsed(R"([{"body":"\"b\"","index":1,"start":"2027-01-04T09:00"}])"));
}

TEST_CASE("plans: alternatives with their price, or with what is in the way", "[json][planning]") {
  std::vector<slt::planning::Alternative> all(3);
  all[0] = {at(4, 10), 0, true, -3, true, {}};
  all[1] = {at(5, 10), -1, true, 8, false, {}};
  all[2] = {at(6, 10), -1, false, 0, false, {{{DemandCode::Quorum, {Place::Part::BodyQuorum, 0}, {}}, {{0, 1}}}}};
  CHECK(written(std::span<const slt::planning::Alternative>(all), requestOf(twoBodies())) == parsed(R"([
    {"start": "2027-01-04T10:00", "room": "r", "possible": true, "price": -3, "exact": true},
    {"start": "2027-01-05T10:00", "possible": true, "price": 8, "exact": false},
    {"start": "2027-01-06T10:00", "possible": false, "broken": [
      {"path": "/bodies/0", "code": "quorum", "params": {}, "meetings": [{"body": "a", "index": 2}]}]}
  ])"));
}

TEST_CASE("plans: a demand points to where it stands, or to the nearest part that was given", "[json][planning]") {
  using Part = Place::Part;
  Json bare = planRequest({withDefaultSpacing(body("a", 1)),
                           withDefaultSpacing(body("b", 1, {{"members", {{{"person", "p"}, {"need", "required"}}}}}))});
  Json full = bare;
  full["calendar"] = Json::object();
  full["people"] = {{{"id", "x"}, {"maxPerDay", 1}}};
  full["rooms"] = {{{"id", "x"}}};
  full["bodies"][1]["quorum"] = 0;
  full["bodies"][1]["rooms"] = {"r"};
  full["bodies"][1]["spacing"] = {{"min", 1}, {"max", 99}};
  Json partly = bare;
  partly["bodies"][1]["spacing"] = {{"target", 1}};
  const auto three = [&](Place place) {
    return Lines{pointer(full, place), pointer(partly, place), pointer(bare, place)};
  };
  const auto all = [](const std::string& path) { return Lines{path, path, path}; };
  CHECK(three({Part::Period}) == all("/period"));
  CHECK(three({Part::Calendar}) == Lines{"/calendar", "", ""});
  CHECK(three({Part::Body, 1}) == all("/bodies/1"));
  CHECK(three({Part::BodyCount, 1}) == all("/bodies/1/count"));
  CHECK(three({Part::BodySlots, 1}) == all("/bodies/1/slots"));
  CHECK(three({Part::BodySpacingMin, 1}) == Lines{"/bodies/1/spacing/min", "/bodies/1/spacing", "/bodies/1"});
  CHECK(three({Part::BodySpacingMax, 1}) == Lines{"/bodies/1/spacing/max", "/bodies/1/spacing", "/bodies/1"});
  CHECK(three({Part::BodyMember, 1, 0}) == all("/bodies/1/members/0"));
  CHECK(three({Part::BodyQuorum, 1}) == Lines{"/bodies/1/quorum", "/bodies/1", "/bodies/1"});
  CHECK(three({Part::BodyRooms, 1}) == Lines{"/bodies/1/rooms", "/bodies/1", "/bodies/1"});
  CHECK(pointer(full, {Part::Person, 0}) == "/people/0");
  CHECK(pointer(full, {Part::Person, 1}) == "/people");
  CHECK(pointer(bare, {Part::Person, 0}) == "");
  CHECK(pointer(full, {Part::PersonMaxPerDay, 0}) == "/people/0/maxPerDay");
  CHECK(pointer(full, {Part::Room, 0}) == "/rooms/0");
  CHECK(pointer(full, {Part::Room, 1}) == "/rooms");
  CHECK(pointer(bare, {Part::Flow, 3}) == "/flows/3");
  CHECK(pointer(bare, {Part::Locked, 12}) == "/locked/12");
}
