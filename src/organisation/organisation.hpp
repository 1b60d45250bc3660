// Who does a municipality's SLT work, in which bodies, and how often they meet. What only tells people more (agencies,
// agendas, sources, assumptions) decides nothing, so it is checked where it is read and not kept. Texts are views into
// what was read, which has to outlive them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "organisation/school_calendar.hpp"

namespace slt::organisation {

struct Person {
  std::string_view id;
  LocalText title;
  std::optional<int> travelMinutes;
  std::optional<int> maxPerDay;
};

struct Room {
  std::string_view id;
  LocalText name;
};

struct Cadence {
  enum class Unit : std::uint8_t { PerYear, EveryWeeks, EveryMonths };
  Unit unit = Unit::PerYear;
  int number = 1;
  /// One of the days on which it meets; of `EveryWeeks` only.
  std::optional<Day> anchor;
};

struct Member {
  /// Position among the people.
  int person;
  bool required;
  /// Comes when a matter concerns them.
  bool invited;
};

struct Slot {
  /// 1 Monday .. 7 Sunday.
  int weekday;
  /// Minutes from midnight.
  int start;
  std::optional<int> cost;
};

enum class Clock : std::uint8_t { Office, School };

struct Body {
  std::string_view id;
  LocalText name;
  Cadence cadence;
  int minutes = 1;
  std::vector<Member> members;
  Clock clock = Clock::Office;
  std::vector<Slot> slots;
  std::optional<int> quorum;
  /// Positions among the rooms.
  std::vector<int> rooms;
};

/// Which meetings come after which others, counted in calendar days.
struct Flow {
  int from;
  int to;
  int minDays;
  int maxDays;
  std::optional<int> target;
  std::optional<int> weight;
  /// From each meeting of `from` to the next one of `to`: decisions on their way down. Else from the latest one of
  /// `from` to each of `to`: reports on their way up.
  bool next;
};

/// What a meeting costs on days that are better left alone.
struct AvoidCosts {
  std::optional<int> squeezed;
  int beforeEaster = 8;
  int christmas = 10;
  int july = 6;
};

struct Organisation {
  std::vector<Person> people;
  std::vector<Room> rooms;
  std::vector<Body> bodies;
  std::vector<Flow> flows;
  AvoidCosts avoid;
  std::vector<SchoolCalendar> schoolCalendars;
};

} // namespace slt::organisation
