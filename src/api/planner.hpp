// A year being planned: opened once, then driven on in steps for as long as the caller likes, and asked for its plan at
// any time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planning/components.hpp"
#include "planning/conflict.hpp"
#include "planning/pricing.hpp"
#include "json/plan_request.hpp"

namespace slt::api {

/// Work that the caller drives on.
class Task {
public:
  virtual ~Task() = default;
  /// The envelope of `null`, or the problems of the input: then nothing else may be called.
  virtual std::string opened() const = 0;
  /// Takes at most so many steps, each of a few milliseconds at most for a municipality. False when there is nothing
  /// left to do.
  virtual bool advance(int steps) = 0;
  /// What is known by now, in an envelope.
  virtual std::string progress() const = 0;
  virtual std::string result() const = 0;
};

class Planner : public Task {
public:
  /// `request` as JSON text. The same seed and the same number of steps give the same plan.
  Planner(std::string_view request, std::uint32_t seed);

  std::string opened() const override;
  bool advance(int steps) override;
  /// `{"cost":…,"bound":…}`, each null when there is none.
  std::string progress() const override;
  /// The YearPlan as it stands.
  std::string result() const override;

private:
  std::optional<json::PlanRequest> request_;
  std::string failure_;
  std::uint32_t seed_;
  std::optional<planning::YearSearch> search_;
  /// Only once there is proven to be no plan.
  std::optional<planning::ConflictSearch> conflict_;
  bool explained_ = false;
};

/// The price of every place that one meeting could have.
class Pricer : public Task {
public:
  /// Problems of the meetings stand below "/meetings", of the meeting below "/which".
  Pricer(std::string_view request, std::string_view meetings, std::string_view which, std::uint32_t seed);

  std::string opened() const override;
  bool advance(int steps) override;
  /// null.
  std::string progress() const override;
  /// Alternative[], exact where they are settled.
  std::string result() const override;

private:
  std::optional<json::PlanRequest> request_;
  std::string failure_;
  std::optional<planning::Pricing> pricing_;
};

} // namespace slt::api
