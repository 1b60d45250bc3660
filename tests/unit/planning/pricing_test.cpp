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

/// Four bodies that share people and the one room, two of them tied by a flow: twelve meetings in fourteen days.
Problem tight() {
  const auto asks = [](Json members) -> Json { return {{"members", std::move(members)}, {"rooms", {"hall"}}}; };
  Json request = planRequest({
      body("a", 3, asks(Json::array({member("eve", "required", 5), member("kim", "optional", 3)}))),
      body("b", 3, asks(Json::array({member("eve", "optional", 4), member("liv", "required", 2)}))),
      body("c", 3, asks(Json::array({member("kim", "required", 2), member("liv", "optional", 6)}))),
      body("d", 3, asks(Json::array({member("liv", "optional", 3), member("eve", "optional", 2)}))),
  });
  request["period"]["to"] = open(14);
  for (int b = 0; b < 4; ++b) request["bodies"][b]["spacing"] = {{"min", 2}, {"target", 3 + b % 3}, {"max", 6 + b}};
  request["people"] = Json::array();
  request["people"].push_back({{"id", "eve"}, {"busy", busy(open(4) + "T09:00", open(5) + "T12:00")}});
  request["people"].push_back(
      {{"id", "kim"}, {"maxPerDay", 1}, {"busy", busy(open(8) + "T09:00", open(8) + "T12:00")}});
  request["people"].push_back({{"id", "liv"}, {"busy", busy(open(11) + "T09:00", open(12) + "T12:00")}});
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
    std::string& line = all.emplace_back(std::to_string(static_cast<int>(breach.demand.code)));
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
    std::ptrdiff_t open = 0;
    while (pricing.step()) {
      const auto& all = pricing.alternatives();
      const bool bounded = std::ranges::any_of(all, [](const Alternative& each) { return !each.possible; });
      const auto left = std::ranges::count_if(all, [](const auto& each) { return each.possible && !each.exact; });
      if (bounded) open = std::max(open, left);
    }
    searched += open;
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

TEST_CASE("pricing: a plan that leaves an end of the period bare prices no place", "[planning]") {
  const auto asks = Json{{"members", Json::array({member("eve", "required", 1)})}};
  Json request = planRequest({body("p", 1, asks), body("q", 1, asks)});
  request["people"] = Json::array({Json{{"id", "eve"}}});
  // Of 40 open days, p is on one from the 15th to the 25th; all of them but the 20th are better avoided.
  request["bodies"][0]["spacing"]["max"] = 25;
  request["calendar"]["avoid"] = Json::array({Json{{"from", open(15)}, {"to", open(19)}, {"cost", 7}},
                                              Json{{"from", open(21)}, {"to", open(25)}, {"cost", 7}}});
  slt::json::Problems problems;
  const auto read = slt::json::decodePlanRequest(request.dump(), problems);
  REQUIRE(read);
  const auto at = [](int day) {
    const auto monday = slt::calendar::fromCivil({2027, 1, 4});
    return slt::planning::Second{monday + (day - 1) / 5 * 7 + (day - 1) % 5} * slt::calendar::kSecondsPerDay + 36'000;
  };
  const std::vector<Meeting> bare{{0, 0, at(5)}, {1, 0, at(30)}};
  REQUIRE(slt::planning::review(read->problem, bare).cost == 0);
  slt::planning::Pricing pricing(read->problem, bare, {1, 0}, 1);
  while (pricing.step()) {
  }
  for (const auto& [day, price] : {std::pair{20, 7}, std::pair{30, 0}, std::pair{18, 7}}) {
    CAPTURE(day);
    const auto place = std::ranges::find(pricing.alternatives(), at(day), &Alternative::start);
    REQUIRE(place != pricing.alternatives().end());
    CHECK(place->possible);
    CHECK(place->exact);
    CHECK(place->price == price);
  }
}
