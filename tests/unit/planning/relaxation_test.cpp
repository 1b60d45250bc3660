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

} // namespace

TEST_CASE("certificates: the bound is what the multipliers say, and no plan costs less", "[planning]") {
  slt::json::Problems problems;
  const auto request = slt::json::decodePlanRequest(contested().dump(), problems);
  REQUIRE(request);
  const Candidates candidates(request->problem);
  const Meetings meetings(request->problem);
  const Cells cells(candidates, meetings);
  const Rows rows(candidates, std::vector<char>(candidates.all.size(), 0));
  REQUIRE(rows.count() > 0);
  const Model model{candidates, meetings, cells, rows};
  Part part;
  part.windows = widest(candidates, meetings);
  REQUIRE(narrow(part.windows, candidates, meetings));
  for (int b = 0; b < 3; ++b) part.graphs.emplace_back(candidates, meetings, cells, part.windows, b);
  part.gone.assign(candidates.all.size(), 0);
  part.away.assign(rows.weight.size(), 0);
  part.limit = rows.limit;
  part.multiplier.assign(rows.limit.size(), 0);
  Relaxation relaxation(model);
  relaxation.open(part);

  const Json plan = [] {
    slt::api::Planner planner(contested().dump(), 1);
    planner.advance(100'000);
    return parsed(planner.result())["value"];
  }();
  REQUIRE(plan["status"] == "optimal");
  const Scaled optimum = scaled(plan["cost"].get<Cost>());

  int moved = 0;
  for (int round = 0; round < 60; ++round) {
    const Scaled bound = relaxation.evaluate();
    REQUIRE(bound == boundOf(candidates, rows, part.multiplier));
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
