#include "api/planner.hpp"

#include "json/plan.hpp"
#include "json/verdict.hpp"

namespace slt::api {

namespace {

std::string nothing() {
  return json::success([](json::Writer& writer) { writer.null(); });
}

} // namespace

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
  return request_ ? nothing() : failure_;
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

Pricer::Pricer(std::string_view request, std::string_view meetings, std::string_view which, std::uint32_t seed) {
  json::Problems problems;
  request_ = json::decodePlanRequest(request, problems);
  if (request_) {
    auto plan = json::decodeMeetings(meetings, request_->problem, problems);
    const auto meeting = json::decodeMeetingRef(which, request_->problem, problems);
    if (plan && meeting) {
      pricing_.emplace(request_->problem, std::move(*plan), *meeting, seed);
      return;
    }
  }
  failure_ = json::failure(problems);
}

std::string Pricer::opened() const {
  return pricing_ ? nothing() : failure_;
}

bool Pricer::advance(int steps) {
  for (; steps > 0; --steps) {
    if (!pricing_->step()) return false;
  }
  return true;
}

std::string Pricer::progress() const {
  return nothing();
}

std::string Pricer::result() const {
  return json::success([&](json::Writer& writer) { json::encode(writer, pricing_->alternatives(), *request_); });
}

} // namespace slt::api
