// Bodies that have nothing to do with each other are planned apart: the plan of all is the plan of each.
#include "planning/components.hpp"

#include "api/planner.hpp"
#include "planning/support.hpp"
#include "json/plan_request.hpp"

using namespace slt::test;
using slt::planning::Problem;

namespace {

std::vector<Problem> apart(const Json& request) {
  slt::json::Problems problems;
  const auto read = slt::json::decodePlanRequest(request.dump(), problems);
  REQUIRE(read);
  return slt::planning::components(read->problem);
}

/// The bodies that ask for something, in each component.
std::vector<Lines> asking(const Json& request) {
  std::vector<Lines> all;
  for (const Problem& part : apart(request)) {
    Lines& ids = all.emplace_back();
    for (const auto& body : part.bodies) {
      if (body.count > 0) ids.push_back(body.id);
    }
  }
  return all;
}

Json with(const std::string& person) {
  Json more;
  more["members"] = Json::array();
  more["members"].push_back({{"person", person}, {"need", "required"}});
  return more;
}

Json solved(const Json& request) {
  slt::api::Planner planner(request.dump(), 1);
  REQUIRE(parsed(planner.opened())["ok"] == true);
  planner.advance(100'000);
  return parsed(planner.result())["value"];
}

} // namespace

TEST_CASE("components: people, rooms and flows hold bodies together, nothing else does", "[planning]") {
  Json request = planRequest({body("a", 2, with("eve")), body("b", 2), body("c", 3, with("eve")), body("d", 4)});
  request["people"] = Json::array();
  request["people"].push_back({{"id", "eve"}});
  // The largest first.
  CHECK(asking(request) == std::vector<Lines>{{"a", "c"}, {"d"}, {"b"}});

  request["flows"] = Json::array();
  request["flows"].push_back({{"from", "b"}, {"to", "d"}, {"minDays", 1}, {"maxDays", 40}});
  CHECK(asking(request) == std::vector<Lines>{{"b", "d"}, {"a", "c"}});

  request["rooms"] = Json::array();
  request["rooms"].push_back({{"id", "hall"}});
  for (const std::size_t which : {0u, 3u}) request["bodies"][which]["rooms"] = Json::array({"hall"});
  CHECK(asking(request) == std::vector<Lines>{{"a", "b", "c", "d"}});
}

TEST_CASE("components: each keeps its own locks and flows, and however many there are, few are searched",
          "[planning]") {
  std::vector<Json> bodies;
  for (int i = 0; i < 40; ++i) bodies.push_back(body("b" + std::to_string(i), 1));
  Json request = planRequest(bodies);
  request["locked"] = Json::array();
  request["locked"].push_back(meeting("b7", 1, 5));
  request["previous"] = Json::array({meeting("b8", 1, 6)});
  request["flows"] = Json::array();
  request["flows"].push_back({{"from", "b1"}, {"to", "b2"}, {"minDays", 1}, {"maxDays", 40}});
  const std::vector<Problem> parts = apart(request);
  CHECK(parts.size() == 16);
  const auto asks = [](const Problem& part, int body) { return part.bodies[static_cast<std::size_t>(body)].count > 0; };
  std::size_t kept = 0;
  int meetings = 0;
  for (const Problem& part : parts) {
    kept += part.locked.size() + part.previous.size() + part.flows.size();
    for (const auto& each : part.locked) CHECK(asks(part, each.body));
    for (const auto& each : part.previous) CHECK(asks(part, each.body));
    for (const auto& flow : part.flows) CHECK((asks(part, flow.from) && asks(part, flow.to)));
    for (const auto& each : part.bodies) meetings += each.count;
  }
  CHECK(kept == 3);
  CHECK(meetings == 40);
}

TEST_CASE("components: the year of all is the sum of theirs, in the order that was asked for", "[planning]") {
  Json request =
      planRequest({withDefaultSpacing(body("a", 3, with("eve"))), withDefaultSpacing(body("b", 4, with("ola")))});
  request["people"] = Json::array();
  request["people"].push_back({{"id", "eve"}, {"busy", busy(open(1) + "T00:00", open(30) + "T23:00")}});
  request["people"].push_back({{"id", "ola"}});
  // No ten days hold three meetings that far apart.
  CHECK(solved(request)["status"] == "infeasible");
  CHECK(solved(request)["bound"].is_null());

  request["people"][0]["busy"] = busy(open(8) + "T00:00", open(13) + "T23:00");
  const Json plan = solved(request);
  REQUIRE(plan["status"] == "optimal");
  std::int64_t apartCost = 0;
  for (const std::size_t which : {0u, 1u}) {
    Json one = request;
    one["bodies"] = Json::array();
    one["bodies"].push_back(request["bodies"][which]);
    apartCost += solved(one)["cost"].get<std::int64_t>();
  }
  CHECK(plan["cost"] == apartCost);
  CHECK(plan["bound"] == apartCost);
  Lines order;
  for (const Json& each : plan["meetings"]) order.push_back(refText(each));
  CHECK(order == Lines{"a1", "a2", "a3", "b1", "b2", "b3", "b4"});
}
