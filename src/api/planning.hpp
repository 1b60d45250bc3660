// The year planner as the outside calls it: JSON text in, one envelope out (api/events.hpp says of which form).
#pragma once

#include <string>
#include <string_view>

namespace slt::api {

/// A PlanReview of any plan. Problems of the meetings stand below "/meetings"; they are told when the request itself
/// has none, since they rest on it.
std::string reviewPlan(std::string_view request, std::string_view meetings);

} // namespace slt::api
