// Who does a municipality's SLT work, in which bodies, how often they meet, and what its SLT model asks of that. What
// only tells people more (agencies, sources, quotes, assumptions) decides nothing, so it is checked where it is read
// and not kept. Texts are views into what was read, which has to outlive them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "organisation/school_calendar.hpp"

namespace slt::organisation {

/// The levels of the SLT model, from the top.
enum class Level : std::uint8_t { Steering, Coordinating, Executing };

struct Person {
  std::string_view id;
  LocalText title;
  /// What the model asks for. Empty: nothing that it does.
  std::string_view role;
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

/// `Invited`: comes when a matter concerns them.
enum class Office : std::uint8_t { Leader, Secretary, Member, Invited };

struct Member {
  /// Position among the people.
  int person;
  bool required;
  Office office;
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
  Level level = Level::Steering;
  Cadence cadence;
  int minutes = 1;
  std::vector<Member> members;
  /// Fixed items of every meeting.
  std::vector<LocalText> agenda;
  /// Position among the bodies, or -1.
  int reportsTo = -1;
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

/// How much a rule binds, as in the guidelines for events.
enum class Severity : std::uint8_t { Must, Should, Advice, Info };

/// What a model asks of the bodies of a level.
struct ModelRule {
  /// `Levels`: each of the three has a body. `Member`: each of the roles takes part, in the office if one is named; an
  /// office without roles is held by somebody. `Cadence`: meets at least so often. `Length`: at least so long.
  /// `Reports`: to a body of the level above.
  enum class Kind : std::uint8_t { Levels, Member, Cadence, Length, Reports };
  std::string_view id;
  Kind kind = Kind::Levels;
  Severity severity = Severity::Must;
  Level level = Level::Steering;
  /// Of each, several with | between where any will do; the first names it.
  std::vector<std::string_view> roles;
  std::optional<Office> office;
  Cadence cadence;
  int minutes = 1;
};

struct Organisation {
  std::vector<Person> people;
  std::vector<Room> rooms;
  std::vector<Body> bodies;
  std::vector<Flow> flows;
  AvoidCosts avoid;
  std::vector<SchoolCalendar> schoolCalendars;
  /// The municipality's own model. A rule with the id of a general one takes its place.
  std::vector<ModelRule> model;
};

} // namespace slt::organisation
