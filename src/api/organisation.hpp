// Organisations and school calendars as the outside calls them: JSON text in, one envelope out (api/events.hpp says of
// which form).
#pragma once

#include <string>
#include <string_view>

namespace slt::api {

/// A PlanRequest. Problems of the period stand below "/period", those of the options below "/options".
std::string planRequest(std::string_view organisation, std::string_view period, std::string_view options);

/// SchoolCalendarProblem[].
std::string reviewSchoolCalendar(std::string_view calendar);

} // namespace slt::api
