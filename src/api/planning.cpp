#include "api/planning.hpp"

#include "json/plan.hpp"
#include "json/plan_request.hpp"
#include "json/verdict.hpp"

namespace slt::api {

std::string reviewPlan(std::string_view request, std::string_view meetings) {
  json::Problems problems;
  std::optional<json::PlanRequest> asked = json::decodePlanRequest(request, problems);
  if (!asked) return json::failure(problems);
  const auto plan = json::decodeMeetings(meetings, asked->problem, problems);
  if (!plan) return json::failure(problems);
  const planning::Review review = planning::review(asked->problem, *plan);
  return json::success([&](json::Writer& writer) { json::encode(writer, review, *asked); });
}

} // namespace slt::api
