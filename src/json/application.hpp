// Applications from JSON.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "events/pack.hpp"
#include "json/problems.hpp"

namespace slt::json {

inline constexpr std::size_t kMaxGuards = 500;
inline constexpr std::size_t kMaxTitleBytes = 1000;
inline constexpr int kMaxParticipants = 1'000'000;
inline constexpr int kMaxSchools = 10'000;
inline constexpr int kMaxAge = 150;
inline constexpr std::size_t kMaxApplicationBytes = 256 * 1024;
/// Of one call for many applications; larger ones come in several calls.
inline constexpr std::size_t kMaxApplications = 250;
inline constexpr std::size_t kMaxApplicationsBytes = 1024 * 1024;

/// Nothing when there are problems. `pack` tells which answers are questions; a birth date after `asOf` is a problem.
std::optional<events::Application> decodeApplication(std::string_view text, const events::Pack& pack, events::Day asOf,
                                                     Problems& problems);
std::optional<std::vector<events::Application>> decodeApplications(std::string_view text, const events::Pack& pack,
                                                                   events::Day asOf, Problems& problems);
/// `asOf` itself; a problem at "/asOf" when it is no date.
std::optional<events::Day> decodeAsOf(std::string_view text, Problems& problems);

} // namespace slt::json
