// What a plan costs, line by line, and what it breaks: any plan, one made by hand too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "planning/problem.hpp"

namespace slt::planning {

/// Meeting `index` of a body, counted from 0.
struct MeetingRef {
  int body;
  int index;
  bool operator==(const MeetingRef&) const = default;
};

enum class CostKind : std::uint8_t { Slot, Avoid, Squeezed, Absence, DoubleBooked, Spacing, Flow, Move };

struct CostLine {
  CostKind kind;
  /// Of spacing and flow the later one.
  MeetingRef meeting;
  /// Who is absent; -1 for the other kinds.
  int person = -1;
  Cost cost;
};

/// A demand of the request: what a plan can break, and what can make a request impossible.
enum class DemandCode : std::uint8_t {
  Count,
  Period,
  ClosedDay,
  Slot,
  Room,
  Required,
  Quorum,
  Order,
  Gap,
  Flow,
  RoomClash,
  PersonClash,
  MaxPerDay,
  Lock,
};

/// Where in the request a demand stands. json/ spells it as a pointer: a part that rests on a default points to its
/// nearest ancestor that is given.
struct Place {
  enum class Part : std::uint8_t {
    Period,
    Calendar,
    Body,
    BodyCount,
    BodySlots,
    BodySpacingMin,
    BodySpacingMax,
    BodyMember, // `sub`: the position of the member
    BodyQuorum,
    BodyRooms,
    Person,
    PersonMaxPerDay,
    Room,
    Flow,
    Locked,
  };
  Part part = Part::Period;
  /// The position of the body, person, room, flow or lock.
  int at = 0;
  int sub = 0;
  bool operator==(const Place&) const = default;
};

/// A value for the words of a demand: a number, a time, an id of the request, or a date. Which there are for which
/// code: the table in json/plan.hpp.
struct Param {
  std::string_view key;
  std::variant<std::int64_t, calendar::WallTime, std::string, calendar::Civil> value;
};

struct Demand {
  DemandCode code;
  Place place;
  std::vector<Param> params;
};

struct Breach {
  Demand demand;
  std::vector<MeetingRef> meetings;
};

/// More breaches than anybody reads are not listed: where thousands of meetings lie on one day, each clashes with each.
inline constexpr std::size_t kMaxBreaches = 25'000;

struct Review {
  Cost cost = 0;
  std::vector<CostLine> costs;
  std::vector<Breach> broken;
  /// For each meeting of the plan, in its order: the people who are busy or double-booked, in the members' order.
  std::vector<std::vector<int>> absent;
};

/// Straight from the definitions, and the only place in which a plan gets its price: what the search finds is reviewed
/// here before it is told to anybody. A surplus or repeated meeting is priced too where its cost is its own.
Review review(const Problem& problem, std::span<const Meeting> meetings);

/// One person's meetings of one day that the person could attend.
struct Appointment {
  /// Seconds of the wall clock; `until` holds the travel to the next one.
  Second from;
  Second until;
  bool required;
  /// What the absence costs; of a required one without meaning.
  Cost weight;
};
struct Attendance {
  Cost cost = 0;
  /// Are all required ones attended, none of them clashing, and no more than the person takes?
  bool possible = true;
  /// Positions in the list that are missed.
  std::vector<int> missed;
};
/// The cheapest way through a person's day: weighted interval scheduling by dynamic programming over the meetings in
/// the order of their ends (Kleinberg & Tardos, Algorithm Design, 6.1), with the number attended as a second dimension.
/// Not possible when required meetings clash or are too many; then the optional ones that fit nowhere are missed all
/// the same.
Attendance attend(std::span<const Appointment> day, std::optional<int> atMost);

} // namespace slt::planning
