// Requests for a planned year from JSON, and the plans and meetings that are asked about.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "planning/review.hpp"
#include "json/problems.hpp"

namespace slt::json {

// A county's year is a few hundred meetings of some fifty bodies. The limits are well above that, and low enough that
// no request can fill the memory, keep a page busy for long by its reading alone, or make a sum of costs overflow: of
// all costs together there are at most 10,000 meetings x 100 absences x 10^12.
inline constexpr std::size_t kMaxRequestBytes = 8 * 1024 * 1024;
/// Objects, arrays, keys and values. A busy range has six of them.
inline constexpr std::size_t kMaxRequestValues = 1'000'000;
/// Three years: nobody plans further ahead, and school calendars are not published for longer.
inline constexpr int kMaxPeriodDays = 1100;
inline constexpr std::size_t kMaxBodies = 1000;
/// Of all bodies together: ten a day in a year of a whole region.
inline constexpr int kMaxMeetings = 5000;
/// The listed ones and those who are only named.
inline constexpr std::size_t kMaxPeople = 5000;
inline constexpr std::size_t kMaxRooms = 2000;
/// Of all people and rooms together; written out they alone take more than half of the bytes.
inline constexpr std::size_t kMaxBusy = 100'000;
/// Forty hours in steps of a quarter of an hour are 160.
inline constexpr std::size_t kMaxSlots = 200;
inline constexpr std::size_t kMaxMembers = 100;
inline constexpr std::size_t kMaxRoomsOfBody = 200;
/// Places that meetings could have (slots, on each of the weeks, in each of the rooms), times the members that have to
/// be looked at for each; of all bodies together. A county of 46 municipalities has about four million.
inline constexpr std::int64_t kMaxPlaces = 12'000'000;
/// Breaks, and ranges of days to avoid: of each.
inline constexpr std::size_t kMaxRanges = 1000;
inline constexpr std::size_t kMaxFlows = 1000;
/// Of all flows together, the default ones too.
inline constexpr std::size_t kMaxPairs = 20'000;
/// Of each cost.
inline constexpr int kMaxCost = 1'000'000;
/// Of each weight: two of them are multiplied.
inline constexpr int kMaxWeight = 10'000;
/// Of a meeting, and of travel.
inline constexpr int kMaxMinutes = 24 * 60;
/// Of spacings and flows: as good as no limit, and short enough to be multiplied.
inline constexpr int kMaxDays = 100'000;
/// Quorum and meetings a day: larger ones say no more.
inline constexpr int kMaxNumber = 10'000;
/// Meetings in a plan to review, and of a previous plan: surplus and repeated ones are told, so more than can be asked
/// for.
inline constexpr std::size_t kMaxPlannedMeetings = 10'000;
inline constexpr std::size_t kMaxPlanBytes = 4 * 1024 * 1024;
/// A meeting has ten, and one for each who is absent.
inline constexpr std::size_t kMaxPlanValues = 500'000;

/// Which parts of a request were given that a Problem no longer tells from their defaults: a pointer to a part that was
/// not given leads to the nearest one above it that was.
struct GivenParts {
  struct Body {
    bool spacing = false;
    bool quorum = false;
    bool rooms = false;
  };
  bool calendar = false;
  bool people = false;
  bool rooms = false;
  std::vector<Body> bodies;
};

struct PlanRequest {
  planning::Problem problem;
  GivenParts given;
};

/// Nothing when there are problems.
std::optional<PlanRequest> decodePlanRequest(std::string_view text, Problems& problems);

/// A plan's meetings, a hand-edited one's too: indices can be outside the body's count, and rooms that nobody knows are
/// added to the problem as unlisted ones. Problems stand below "/meetings".
std::optional<std::vector<planning::Meeting>> decodeMeetings(std::string_view text, planning::Problem& problem,
                                                             Problems& problems);

/// One of the meetings that are asked for. Problems stand below "/which".
std::optional<planning::MeetingRef> decodeMeetingRef(std::string_view text, const planning::Problem& problem,
                                                     Problems& problems);

} // namespace slt::json
