// The calendar as the outside calls it.
#pragma once

#include <string>
#include <string_view>

namespace slt::api {

/// An envelope with DayInfo[] for every day from `from` to `to` (YYYY-MM-DD), at most 4000 of them.
std::string calendar(std::string_view from, std::string_view to);

} // namespace slt::api
