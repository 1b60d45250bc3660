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

/// Finding[]. `model` is the general SLT model; problems of it stand below "/model".
std::string reviewOrganisation(std::string_view organisation, std::string_view model);

/// Finding[]. Problems stand below "/measures" and "/meetings", those of the period, which may be empty, below
/// "/period".
std::string reviewYear(std::string_view organisation, std::string_view measures, std::string_view meetings,
                       std::string_view period);

/// Finding[].
std::string reviewMeasures(std::string_view measures, std::string_view meetings, std::string_view asOf);

/// Agenda[].
std::string agendas(std::string_view organisation, std::string_view measures, std::string_view meetings);

/// ReferralVerdict.
std::string reviewReferral(std::string_view referral, std::string_view asOf);

} // namespace slt::api
