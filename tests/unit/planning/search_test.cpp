// Plans, conflicts and prices, asked through the same door as everybody else (api/planner.hpp).
#include "api/planner.hpp"

#include "planning/support.hpp"

using namespace slt::test;
using slt::api::Planner;
using slt::api::Pricer;

namespace {

Json vectors(const std::string& name) {
  return parsed(readFile(std::string(SLT_SOURCE_DIR) + "/tests/vectors/planning/" + name + ".json"));
}

Json driven(slt::api::Task& task, int steps) {
  INFO(task.opened());
  REQUIRE(parsed(task.opened())["ok"] == true);
  task.advance(steps);
  return parsed(task.result())["value"];
}
Json planned(const Json& request, int steps = 100'000, std::uint32_t seed = 1) {
  Planner planner(request.dump(), seed);
  return driven(planner, steps);
}
Json priced(const Json& request, const std::vector<Json>& meetings, const Json& which) {
  Pricer pricer(request.dump(), Json(meetings).dump(), which.dump(), 1);
  return driven(pricer, 100'000);
}

Lines codes(const Json& plan) {
  Lines found;
  for (const Json& demand : plan["conflict"]["demands"]) found.push_back(demand["code"].get<std::string>());
  std::ranges::sort(found);
  return found;
}

Json at(const std::string& id, const std::string& time, const Json& more) {
  Json made = body(id, 1, more);
  made["slots"] = Json::array();
  made["slots"].push_back({{"weekday", 1}, {"start", time}});
  return made;
}
Json needing(const std::string& person) {
  Json members = Json::array();
  members.push_back({{"person", person}, {"need", "required"}});
  return {{"members", members}};
}
/// Of one Monday, with one person.
Json monday(std::vector<Json> bodies, const Json& person) {
  Json request = planRequest(std::move(bodies));
  request["period"] = {{"from", "2027-01-04"}, {"to", "2027-01-04"}};
  request["people"] = Json::array();
  request["people"].push_back(person);
  return request;
}

} // namespace

TEST_CASE("plans: the optimum that trying every plan finds, and nothing where there is none", "[planning]") {
  for (const Json& vector : vectors("tiny")) {
    INFO("seed " << vector["seed"].get<int>());
    const Json plan = planned(vector["request"]);
    REQUIRE(plan["status"] == vector["status"]);
    CHECK(plan["cost"] == vector["cost"]);
    CHECK(plan["bound"] == vector["cost"]);
    if (vector["status"] == "infeasible") {
      CHECK(plan["conflict"]["demands"].size() > 0);
      continue;
    }
    const std::vector<Json> meetings = plan["meetings"].get<std::vector<Json>>();
    const Reviewed again = reviewed(vector["request"], meetings);
    CHECK(again.cost() == vector["cost"].get<std::int64_t>());
    CHECK(again.broken().empty());
  }
}

TEST_CASE("plans: a municipality's year, proven", "[planning]") {
  const Json plan = planned(vectors("stange"));
  CHECK(plan["status"] == "optimal");
  CHECK(plan["cost"] == 134);
}

TEST_CASE("plans: the bound never rises above a plan, and no steps claim nothing", "[planning]") {
  const Json request = vectors("hamar");
  Planner planner(request.dump(), 3);
  Json before = parsed(planner.progress())["value"];
  CHECK(before["cost"].is_null());
  for (int i = 0; i < 40; ++i) {
    planner.advance(10);
    const Json now = parsed(planner.progress())["value"];
    CHECK(now["bound"] >= before["bound"]);
    CHECK(now["bound"] <= 318);
    if (!now["cost"].is_null()) CHECK(now["cost"] >= 318);
    before = now;
  }
}

TEST_CASE("plans: what ties make too large for one graph is settled by branching", "[planning]") {
  // Nothing but order and one flow binds these: together they have more states than are kept.
  Json request = planRequest({body("a", 2), body("b", 2)});
  request["period"]["to"] = "2029-12-31";
  request["flows"] = Json::array();
  request["flows"].push_back(
      {{"from", "a"}, {"to", "b"}, {"minDays", 3}, {"maxDays", 900}, {"target", 5}, {"weight", 2}});
  for (Json& each : request["bodies"]) each["spacing"]["target"] = 200;
  const Json plan = planned(request, 4000);
  CHECK(plan["bound"] <= plan["cost"]);
  REQUIRE(plan["status"] == "optimal");
  CHECK(plan["cost"] == 0);
}

TEST_CASE("conflicts: one who is in two places, though not in too many", "[planning]") {
  // Half an hour apart, an hour each: in either order it is the clash, and never the number, that stands in the way.
  for (const bool swapped : {false, true}) {
    const Json a = at("a", swapped ? "08:30" : "08:00", needing("p"));
    const Json b = at("b", swapped ? "08:00" : "08:30", needing("p"));
    const Json plan = planned(monday({a, b}, {{"id", "p"}, {"maxPerDay", 2}}));
    CHECK(plan["status"] == "infeasible");
    CHECK(codes(plan) == Lines{"count", "count", "personClash", "required", "required"});
    // And the number, never the clash.
    const Json c = at("c", "12:00", needing("p"));
    const Json number = planned(monday({a, c}, {{"id", "p"}, {"maxPerDay", 1}}));
    CHECK(codes(number) == Lines{"count", "count", "maxPerDay", "required", "required"});
  }
}

TEST_CASE("conflicts: the closest plan breaks only what the conflict demands", "[planning]") {
  const Json request = monday({at("a", "08:00", needing("p")), at("b", "08:30", needing("p"))}, {{"id", "p"}});
  const Json plan = planned(request);
  const std::vector<Json> closest = plan["conflict"]["closest"].get<std::vector<Json>>();
  CHECK(reviewed(request, closest).broken() == Lines{"personClash a1 b1"});
}

TEST_CASE("prices: each place of a meeting, and why it cannot be elsewhere", "[planning]") {
  // 40 open days, target 20: the best plan is days 20 apart, and each day off that is one more.
  Json request = planRequest({withDefaultSpacing(body("a", 2))});
  request["rooms"] = Json::array();
  request["rooms"].push_back({{"id", "r"}, {"busy", busy(open(12) + "T08:00", open(12) + "T16:00")}});
  request["bodies"][0]["rooms"] = Json::array({"r"});
  const std::vector<Json> plan = {meeting("a", 1, 10, "10:00", "r"), meeting("a", 2, 30, "10:00", "r")};
  const Json prices = priced(request, plan, {{"body", "a"}, {"index", 1}});
  REQUIRE(prices.size() == 40);
  const auto on = [&](int day) { return prices[static_cast<std::size_t>(day - 1)]; };
  CHECK(on(10) ==
        Json{{"start", open(10) + "T10:00"}, {"room", "r"}, {"possible", true}, {"price", 0}, {"exact", true}});
  // The other meeting follows.
  CHECK(on(11)["price"] == 0);
  CHECK(on(12)["possible"] == false);
  CHECK(on(12)["broken"][0]["code"] == "room");
  // The first gap is at most 30, and what is left must hold the second one: 10 days at the least.
  CHECK(on(30)["price"] == 10 + 5);
  CHECK(on(31)["possible"] == false);
}

TEST_CASE("prices: below zero where the given plan is not the best", "[planning]") {
  const Json request = planRequest({withDefaultSpacing(body("a", 2))});
  const Json prices = priced(request, {meeting("a", 1, 10), meeting("a", 2, 28)}, {{"body", "a"}, {"index", 2}});
  CHECK(prices[29]["price"] == -2);
}
