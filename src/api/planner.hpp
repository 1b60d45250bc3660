// A year being planned: opened once, then driven on in steps for as long as the caller likes, and asked for its plan at
// any time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planning/conflict.hpp"
#include "planning/search.hpp"
#include "json/plan_request.hpp"

namespace slt::api {

class Planner {
public:
  /// `request` as JSON text. The same seed and the same number of steps give the same plan.
  Planner(std::string_view request, std::uint32_t seed);

  /// The envelope of `null`, or the problems of the request: then nothing else may be called.
  std::string opened() const;
  /// Takes at most so many steps, each of a few milliseconds at most for a municipality. False when there is nothing
  /// left to do.
  bool advance(int steps);
  /// `{"cost":…,"bound":…}`, each null when there is none, in an envelope.
  std::string progress() const;
  /// The YearPlan as it stands, in an envelope.
  std::string result() const;

private:
  std::optional<json::PlanRequest> request_;
  std::string failure_;
  std::uint32_t seed_;
  std::optional<planning::Search> search_;
  /// Only once there is proven to be no plan.
  std::optional<planning::ConflictSearch> conflict_;
  bool explained_ = false;
};

} // namespace slt::api
