#include "api/planner.hpp"

#include "json/plan.hpp"
#include "json/verdict.hpp"

namespace slt::api {

Planner::Planner(std::string_view request, std::uint32_t seed) : seed_(seed) {
  json::Problems problems;
  request_ = json::decodePlanRequest(request, problems);
  if (!request_) {
    failure_ = json::failure(problems);
    return;
  }
  search_.emplace(request_->problem, seed);
}

std::string Planner::opened() const {
  if (!request_) return failure_;
  return json::success([](json::Writer& writer) { writer.null(); });
}

bool Planner::advance(int steps) {
  for (; steps > 0; --steps) {
    if (conflict_) {
      explained_ = explained_ || !conflict_->step();
      if (explained_) return false;
    } else if (!search_->step()) {
      if (search_->status() != planning::Status::Infeasible) return false;
      conflict_.emplace(request_->problem, seed_);
    }
  }
  return true;
}

std::string Planner::progress() const {
  return json::success([&](json::Writer& writer) {
    const auto number = [&](std::optional<planning::Cost> value) {
      if (value)
        writer.number(*value);
      else
        writer.null();
    };
    writer.beginObject().key("cost");
    number(search_->cost());
    writer.key("bound");
    number(search_->bound());
    writer.endObject();
  });
}

std::string Planner::result() const {
  planning::YearPlan plan;
  plan.status = search_->status();
  plan.bound = search_->bound();
  if (search_->cost()) {
    plan.meetings = search_->plan();
    plan.review = planning::review(request_->problem, plan.meetings);
  }
  if (explained_) plan.conflict = conflict_->conflict();
  return json::success([&](json::Writer& writer) { json::encode(writer, plan, *request_); });
}

} // namespace slt::api
