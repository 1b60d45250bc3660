// The bound as a certificate: from nothing but the multipliers, and what the candidates and rows are, it is worked out
// again by other means.
#include "planning/relaxation.hpp"

#include <optional>

#include "api/planner.hpp"
#include "planning/support.hpp"
#include "json/plan_request.hpp"

using namespace slt::test;
using namespace slt::planning;

namespace {

/// Three bodies that want the same hour, two people who sit in several, one room: without prices they all choose the
/// same days.
Json contested() {
  Json required = Json::array();
  required.push_back({{"person", "a"}, {"need", "required"}});
  required.push_back({{"person", "b"}, {"need", "optional"}, {"weight", 3}});
  Json guests = Json::array();
  guests.push_back({{"person", "a"}, {"need", "optional"}, {"weight", 2}});
  guests.push_back({{"person", "b"}, {"need", "required"}});
  const Json rooms = Json::array({"hall"});
  const Json spaced = {{"min", 5}, {"target", 10}, {"max", 14}};
  Json request = planRequest({body("x", 3, {{"members", required}, {"rooms", rooms}, {"spacing", spaced}}),
                              body("y", 3, {{"members", guests}, {"rooms", rooms}, {"spacing", spaced}}),
                              body("z", 2, {{"members", required}, {"rooms", rooms}})});
  request["people"] = Json::array();
  request["people"].push_back({{"id", "a"}, {"travelMinutes", 30}});
  request["people"].push_back({{"id", "b"}, {"maxPerDay", 1}});
  request["rooms"] = Json::array();
  request["rooms"].push_back({{"id", "hall"}});
  return request;
}

/// The least that the body's meetings from `index` on cost behind a meeting after `tau` open days, by trying every day.
/// Costs and limits are those of the definitions; `paid` is what a candidate costs with its rows.
Scaled leastFrom(const Candidates& candidates, const std::vector<Scaled>& paid, int body, int index,
                 std::optional<int> before) {
  const Problem& problem = candidates.problem;
  const auto b = static_cast<std::size_t>(body);
  const Spacing& spacing = candidates.spacing[b];
  const int end = candidates.tau(body, candidates.length() - 1);
  if (index == problem.bodies[b].count) return end - *before <= spacing.max ? 0 : kNever;
  Scaled least = kNever;
  for (const CandidateDay& day : candidates.ofBody[b]) {
    const int tau = candidates.tau(body, day.day);
    const int gap = tau - before.value_or(0);
    if (gap > spacing.max || (before && (gap < spacing.min || gap < 1))) continue;
    Scaled here = kNever;
    for (int c = day.first; c < day.last; ++c) here = std::min(here, paid[static_cast<std::size_t>(c)]);
    if (before) here += scaled(spacingCost(problem.weights, gap, spacing.target));
    const Scaled rest = leastFrom(candidates, paid, body, index + 1, tau);
    if (rest < kNever) least = std::min(least, here + rest);
  }
  return least;
}

Scaled boundOf(const Candidates& candidates, const Rows& rows, const std::vector<Scaled>& multiplier) {
  const auto priceOf = [&](std::span<const int> used) {
    Scaled sum = 0;
    for (const int row : used) sum += multiplier[static_cast<std::size_t>(row)];
    return sum;
  };
  std::vector<Scaled> paid;
  for (std::size_t c = 0; c < candidates.all.size(); ++c) {
    Scaled cost = scaled(candidates.all[c].cost) + priceOf(rows.sure[static_cast<int>(c)]);
    // Whoever may stay away does where that is cheaper than the rows.
    for (const int visit : rows.visits[static_cast<int>(c)])
      cost += std::min(scaled(rows.weight[static_cast<std::size_t>(visit)]), priceOf(rows.ofVisit[visit]));
    paid.push_back(cost);
  }
  Scaled bound = 0;
  for (std::size_t b = 0; b < candidates.problem.bodies.size(); ++b)
    bound += leastFrom(candidates, paid, static_cast<int>(b), 0, std::nullopt);
  for (int row = 0; row < rows.count(); ++row)
    bound -= rows.limit[static_cast<std::size_t>(row)] * multiplier[static_cast<std::size_t>(row)];
  return bound;
}

/// A request with a graph of its own for each body, and nothing left out.
struct Opened {
  explicit Opened(const Json& request)
      : problem(read(request)), candidates(problem), meetings(problem), cells(candidates, meetings),
        rows(candidates, std::vector<char>(candidates.all.size(), 0)), relaxation(model) {
    part.windows = widest(candidates, meetings);
    REQUIRE(narrow(part.windows, candidates, meetings));
    REQUIRE(rows.count() > 0);
    for (int b = 0; b < static_cast<int>(problem.bodies.size()); ++b)
      part.graphs.emplace_back(candidates, meetings, cells, part.windows, b);
    part.gone.assign(candidates.all.size(), 0);
    part.away.assign(rows.weight.size(), 0);
    part.limit = rows.limit;
    part.multiplier.assign(rows.limit.size(), 0);
    relaxation.open(part);
  }
  static Problem read(const Json& request) {
    slt::json::Problems problems;
    const auto decoded = slt::json::decodePlanRequest(request.dump(), problems);
    REQUIRE(decoded);
    return decoded->problem;
  }

  const Problem problem;
  const Candidates candidates;
  const Meetings meetings;
  const Cells cells;
  const Rows rows;
  const Model model{candidates, meetings, cells, rows};
  Part part;
  Relaxation relaxation;
};

Scaled optimumOf(const Json& request) {
  slt::api::Planner planner(request.dump(), 1);
  planner.advance(100'000);
  const Json plan = parsed(planner.result())["value"];
  REQUIRE(plan["status"] == "optimal");
  return scaled(plan["cost"].get<Cost>());
}

/// Four bodies that share a guest who comes once a day, another twice, and one who is required in two of them; each of
/// them has two hours to choose from on three days a week.
Json crowded(int variant) {
  Json request = planRequest({});
  for (int b = 0; b < 4; ++b) {
    Json members = Json::array();
    members.push_back({{"person", "once"}, {"need", "optional"}, {"weight", 2 + (variant + b) % 3}});
    members.push_back({{"person", "twice"}, {"need", "optional"}, {"weight", 1 + (variant * 3 + b) % 4}});
    members.push_back({{"person", "needed"}, {"need", b < 2 ? "required" : "optional"}, {"weight", 3}});
    Json made = body(std::string(1, static_cast<char>('a' + b)), 3,
                     {{"members", members}, {"spacing", {{"min", 2}, {"target", 4 + variant % 3}, {"max", 8}}}});
    made["slots"] = Json::array();
    for (int day = 1; day <= 3; ++day) {
      made["slots"].push_back({{"weekday", day}, {"start", "10:00"}, {"cost", (variant + b) % 2}});
      made["slots"].push_back({{"weekday", day}, {"start", b % 2 == 0 ? "10:30" : "12:00"}, {"cost", day % 2}});
    }
    request["bodies"].push_back(made);
  }
  request["period"]["to"] = open(17);
  request["people"] = Json::array();
  request["people"].push_back({{"id", "once"}, {"maxPerDay", 1}});
  request["people"].push_back(
      {{"id", "twice"}, {"maxPerDay", 2}, {"busy", busy(open(6) + "T09:00", open(7) + "T11:00")}});
  request["people"].push_back({{"id", "needed"}, {"travelMinutes", 30}});
  return request;
}

} // namespace

TEST_CASE("certificates: the bound is what the multipliers say, and no plan costs less", "[planning]") {
  Opened opened(contested());
  Part& part = opened.part;
  Relaxation& relaxation = opened.relaxation;
  const Scaled optimum = optimumOf(contested());

  int moved = 0;
  for (int round = 0; round < 60; ++round) {
    const Scaled bound = relaxation.evaluate();
    REQUIRE(bound == boundOf(opened.candidates, opened.rows, part.multiplier));
    REQUIRE(bound <= optimum);
    for (const Scaled multiplier : part.multiplier) {
      REQUIRE(multiplier >= 0);
      moved += multiplier > 0 ? 1 : 0;
    }
    if (!relaxation.step(optimum, 32)) break;
  }
  // Bounds without any price would hold as well, but prove nothing about prices.
  CHECK(moved > 0);
}

TEST_CASE("merging: graphs that know of each other raise the bound, and no plan costs less", "[planning]") {
  int raised = 0;
  for (int variant = 0; variant < 8; ++variant) {
    CAPTURE(variant);
    const Json request = crowded(variant);
    const Scaled optimum = optimumOf(request);
    for (const bool complete : {false, true}) {
      Opened opened(request);
      Relaxation& relaxation = opened.relaxation;
      relaxation.evaluate();
      for (int round = 0; round < 30; ++round) {
        if (!relaxation.step(optimum, 32)) break;
        REQUIRE(relaxation.evaluate() <= optimum);
      }
      while (opened.part.graphs.size() > 1) {
        const Scaled before = relaxation.last();
        // With what costs more left out, or all there is.
        const Cost most = complete ? roundedUp(optimum) * 3 + 100 : roundedUp(optimum);
        auto merged = relaxation.merged(0, opened.part.graphs.size() - 1, most, 4'000'000);
        REQUIRE(merged);
        REQUIRE(merged->states() > 0);
        opened.part.graphs.pop_back();
        opened.part.graphs.front() = std::move(*merged);
        relaxation.open(opened.part);
        // At the same multipliers, and at others.
        const Scaled bound = relaxation.evaluate();
        REQUIRE(bound >= before);
        REQUIRE(bound <= optimum);
        raised += bound > before ? 1 : 0;
        for (int round = 0; round < 10; ++round) {
          if (!relaxation.step(optimum, 32)) break;
          REQUIRE(relaxation.evaluate() <= optimum);
        }
      }
    }
  }
  // Had they known nothing of each other, all of this would hold as well.
  CHECK(raised > 10);
}

TEST_CASE("merging: who stays away for one meeting is not counted again for another", "[planning]") {
  // One person is wanted from eight to ten, from nine to eleven and from ten to twelve. Who misses the one between them
  // misses nothing else.
  const auto wanting = [](const std::string& id, const std::string& start, int weight) {
    const Json members = Json::array({Json{{"person", "kim"}, {"need", "optional"}, {"weight", weight}}});
    Json made = body(id, 1, {{"minutes", 120}, {"members", members}});
    made["slots"] = Json::array({Json{{"weekday", 1}, {"start", start}}});
    return made;
  };
  const Json early = wanting("early", "08:00", 10);
  const Json between = wanting("between", "09:00", 1);
  const Json late = wanting("late", "10:00", 10);
  for (const int perDay : {0, 2}) {
    for (const auto& bodies : {std::vector{early, between, late}, {early, late, between}, {between, early, late}}) {
      CAPTURE(perDay, bodies[0]["id"], bodies[1]["id"]);
      Json request = planRequest(bodies);
      request["period"]["to"] = request["period"]["from"];
      Json kim = {{"id", "kim"}};
      if (perDay > 0) kim["maxPerDay"] = perDay;
      request["people"] = Json::array({kim});
      Opened opened(request);
      opened.relaxation.evaluate();
      while (opened.part.graphs.size() > 1) {
        auto merged = opened.relaxation.merged(0, 1, 100, 1000);
        REQUIRE(merged);
        opened.part.graphs.erase(opened.part.graphs.begin() + 1);
        opened.part.graphs.front() = std::move(*merged);
        opened.relaxation.open(opened.part);
        opened.relaxation.evaluate();
      }
      CHECK(opened.relaxation.last() <= scaled(1));
      // One of two that meet is counted at least.
      if (bodies[2]["id"] != "late") CHECK(opened.relaxation.last() == scaled(1));
    }
  }
}
