// What it costs to have a meeting elsewhere is what the best plan costs that is locked there.
#include "planning/pricing.hpp"

#include <algorithm>

#include "planning/support.hpp"
#include "json/plan_request.hpp"

using namespace slt::test;
using slt::planning::Alternative;
using slt::planning::Breach;
using slt::planning::Meeting;
using slt::planning::Problem;
using slt::planning::Search;
using slt::planning::Status;

namespace {

Json member(const std::string& person, const char* need, int weight) {
  return {{"person", person}, {"need", need}, {"weight", weight}};
}

/// Three bodies that share people and a room, two of them tied by a flow, in a period that is almost too short.
Problem tight() {
  Json a = {{"members", Json::array({member("eve", "required", 5), member("kim", "optional", 3)})},
            {"rooms", {"hall"}}};
  Json b = {{"members", Json::array({member("eve", "optional", 4), member("liv", "required", 2)})},
            {"rooms", {"hall"}}};
  Json c = {{"members", Json::array({member("kim", "required", 2), member("liv", "optional", 6)})}};
  Json request = planRequest({body("a", 3, a), body("b", 3, b), body("c", 2, c)});
  request["period"]["to"] = open(13);
  request["bodies"][0]["spacing"] = {{"min", 2}, {"target", 4}, {"max", 6}};
  request["bodies"][1]["spacing"] = {{"min", 2}, {"target", 5}, {"max", 7}};
  request["people"] = Json::array();
  request["people"].push_back({{"id", "eve"}, {"busy", busy(open(4) + "T09:00", open(5) + "T12:00")}});
  request["people"].push_back(
      {{"id", "kim"}, {"maxPerDay", 1}, {"busy", busy(open(8) + "T09:00", open(8) + "T12:00")}});
  request["people"].push_back({{"id", "liv"}});
  request["rooms"] = Json::array();
  request["rooms"].push_back({{"id", "hall"}});
  request["flows"] = Json::array();
  request["flows"].push_back({{"from", "a"}, {"to", "c"}, {"minDays", 1}, {"maxDays", 9}, {"target", 2}});
  slt::json::Problems problems;
  const auto read = slt::json::decodePlanRequest(request.dump(), problems);
  REQUIRE(read);
  return read->problem;
}

struct Best {
  Status status;
  std::int64_t cost;
  std::vector<Meeting> plan;
};
Best best(const Problem& problem) {
  Search search(problem, 1);
  while (search.step()) {
  }
  return {search.status(), search.cost().value_or(-1), search.plan()};
}

/// Each with its meetings, in order.
Lines told(const std::vector<Breach>& broken) {
  Lines all;
  for (const Breach& breach : broken) {
    std::string& line = all.emplace_back(std::to_string(static_cast<int>(breach.code)));
    for (const auto& ref : breach.meetings) line += " " + std::to_string(ref.body) + "/" + std::to_string(ref.index);
  }
  std::ranges::sort(all);
  return all;
}
/// What the whole plan breaks that has to do with the meeting, were it moved there.
std::vector<Breach> brokenBy(const Problem& problem, std::vector<Meeting> plan, const Meeting& moved) {
  for (Meeting& meeting : plan) {
    if (meeting.body == moved.body && meeting.index == moved.index) meeting = moved;
  }
  std::vector<Breach> broken = slt::planning::review(problem, plan).broken;
  std::erase_if(broken, [&](const Breach& breach) {
    return std::ranges::none_of(breach.meetings,
                                [&](const auto& ref) { return ref.body == moved.body && ref.index == moved.index; });
  });
  return broken;
}

} // namespace

TEST_CASE("pricing: every place costs what the best plan with a lock there costs", "[planning]") {
  const Problem problem = tight();
  const Best found = best(problem);
  REQUIRE(found.status == Status::Optimal);
  int possible = 0;
  int impossible = 0;
  std::ptrdiff_t searched = 0;
  for (const Meeting& meeting : found.plan) {
    slt::planning::Pricing pricing(problem, found.plan, {meeting.body, meeting.index}, 1);
    while (pricing.step()) {
    }
    for (const Alternative& place : pricing.alternatives()) {
      const Meeting there{meeting.body, meeting.index, place.start, place.room};
      Problem locked = problem;
      locked.locked.push_back(there);
      const Best with = best(locked);
      CAPTURE(meeting.body, meeting.index, place.start, place.price);
      CHECK(place.possible == (with.status == Status::Optimal));
      if (place.possible) {
        ++possible;
        CHECK(place.exact);
        CHECK(place.price == with.cost - found.cost);
      } else {
        ++impossible;
        CHECK(told(place.broken) == told(brokenBy(problem, found.plan, there)));
      }
    }
  }
  // All kinds occur, or nothing was tried.
  CHECK(possible > 20);
  CHECK(impossible > 20);
  CHECK(searched > 5);
}

TEST_CASE("pricing: a plan that is not the best, or breaks something, has prices as well", "[planning]") {
  const Problem problem = tight();
  const Best found = best(problem);
  std::vector<Meeting> worse = found.plan;
  worse.erase(worse.begin() + 1);
  const Meeting& meeting = worse.front();
  slt::planning::Pricing pricing(problem, worse, {meeting.body, meeting.index}, 1);
  while (pricing.step()) {
  }
  const std::int64_t cost = slt::planning::review(problem, worse).cost;
  bool told = false;
  for (const Alternative& place : pricing.alternatives()) {
    if (place.start != meeting.start || place.room != meeting.room) continue;
    told = true;
    CHECK(place.exact);
    CHECK(place.price == found.cost - cost);
  }
  CHECK(told);
}
