// A year to plan, as it was asked for: bodies, people, rooms, flows, and what is fixed beforehand.
//
// Everything that is named by text in the request is a position here. People and rooms that the request does not list,
// but that a body names, are added behind the listed ones: nothing is known of them, so they are always free, can be in
// several meetings at a time, and break nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/oslo.hpp"

namespace slt::planning {

using calendar::Day;
/// On the wall clock, since 1970-01-01T00:00 (calendar/oslo.hpp).
using calendar::Second;
/// Costs are whole and never negative; sums of them do not overflow within the limits of json/plan_request.hpp.
using Cost = std::int64_t;

/// Half-open: [from, to). Empty where `to` is not after `from`.
struct Busy {
  Second from;
  Second to;
};

enum class Clock : std::uint8_t { Office, School };

struct Break {
  Day from;
  Day to;
  /// Closed to everyone, not only to bodies on the school clock.
  bool closesOffice;
};

struct Avoid {
  Day from;
  Day to;
  Cost cost;
};

struct Person {
  std::string id;
  std::vector<Busy> busy;
  /// From the end of one meeting to the start of the next.
  int travelMinutes = 0;
  std::optional<int> maxPerDay;
  /// Can be in several meetings at a time, as one of whom nothing is known; never in more than `maxPerDay` all the
  /// same.
  bool everywhere = false;
};

struct Room {
  std::string id;
  std::vector<Busy> busy;
  /// Holds several meetings at a time, as one of which nothing is known.
  bool endless = false;
};

struct Slot {
  /// 1 Monday .. 7 Sunday.
  int weekday;
  /// Minutes from midnight.
  int start;
  Cost cost;
};

struct Member {
  int person;
  bool required;
  Cost weight;
};

/// The spacing of a body as given. In open days of its clock.
struct GivenSpacing {
  std::optional<int> min;
  std::optional<int> target;
  std::optional<int> max;
};

struct Body {
  std::string id;
  Clock clock = Clock::Office;
  int count = 1;
  int minutes = 1;
  std::vector<Slot> slots;
  GivenSpacing spacing;
  std::vector<Member> members;
  int quorum = 0;
  /// Any one of these; none when empty.
  std::vector<int> rooms;
};

/// Meeting `second` of `to` comes minDays to maxDays (calendar days) after meeting `first` of `from`, for each pair.
struct Flow {
  struct Pair {
    /// Counted from 0.
    int first;
    int second;
  };
  int from;
  int to;
  int minDays;
  int maxDays;
  /// minDays when it was not given.
  int target;
  Cost weight;
  /// The default pairs when none were given.
  std::vector<Pair> pairs;
};

struct Meeting {
  int body;
  /// Counted from 0 within the body. Those of a review can lie outside 0 .. count - 1.
  int index;
  Second start;
  /// -1: none, or left open.
  int room = -1;
};

struct Weights {
  Cost spacing = 1;
  Cost absence = 1;
  Cost move = 10;
};

/// What a gap costs that is not the target: e + max(0, e - 5), where e is how far off it is.
constexpr Cost spacingCost(const Weights& weights, int gap, int target) {
  const int apart = gap < target ? target - gap : gap - target;
  return weights.spacing * (apart + (apart > 5 ? apart - 5 : 0));
}

struct Problem {
  Day from;
  Day to;
  std::vector<Break> breaks;
  std::vector<Avoid> avoid;
  Cost squeezed = 5;
  std::vector<Person> people;
  std::vector<Room> rooms;
  /// How many of them the request lists; those behind are only named: `everywhere`, and `endless`.
  std::size_t listedPeople = 0;
  std::size_t listedRooms = 0;
  std::vector<Body> bodies;
  std::vector<Flow> flows;
  std::vector<Meeting> locked;
  std::vector<Meeting> previous;
  Weights weights;
};

} // namespace slt::planning
