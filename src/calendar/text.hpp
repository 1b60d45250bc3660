// Dates and wall-clock times as text, in the forms of the public API and no others.
#pragma once

#include <string>
#include <string_view>

#include "calendar/civil.hpp"
#include "calendar/oslo.hpp"

namespace slt::calendar {

/// Exactly `YYYY-MM-DD`, a real date in the years 0001 to 9999: no spaces, signs or shorter fields. Leaves `day` alone
/// when it returns false.
bool parseDate(std::string_view text, Day& day);

/// Exactly `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, 00:00:00 to 23:59:59, no zone, no fraction, capital T. Says
/// nothing about whether the time exists in Oslo: ask existsInOslo. Leaves `time` alone when it returns false.
bool parseWallTime(std::string_view text, WallTime& time);

/// `YYYY-MM-DD`.
std::string formatDate(Day day);
/// `YYYY-MM-DDTHH:MM`, with `:SS` only when the seconds are not zero.
std::string formatWallTime(WallTime time);

} // namespace slt::calendar
