// What a finding says: a message key and typed values. The words are the caller's business.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "calendar/oslo.hpp"

namespace slt::events {

enum class Param : std::uint8_t {
  Age,
  AgeMax,
  AgeMin,
  AppliedOn,
  Closes,
  Count,
  Day,
  Days,
  Deadline,
  End,
  From,
  FromAge,
  Grade,
  GradeMax,
  GradeMin,
  GuardListSentOn,
  Guards,
  Having,
  Limit,
  Lowest,
  Minutes,
  Months,
  Name,
  Number,
  Parents,
  Part,
  Participants,
  PerGuard,
  Percent,
  Person,
  RaiseTo,
  RemovedGuards,
  RemovedNames,
  RemovedResponsible,
  Required,
  SafeDate,
  School,
  Sent,
  Start,
  To,
  Turns,
  Weeks,
  Years,
};
constexpr std::string_view name(Param param) {
  constexpr std::string_view names[] = {"age",          "ageMax",
                                        "ageMin",       "appliedOn",
                                        "closes",       "count",
                                        "day",          "days",
                                        "deadline",     "end",
                                        "from",         "fromAge",
                                        "grade",        "gradeMax",
                                        "gradeMin",     "guardListSentOn",
                                        "guards",       "having",
                                        "limit",        "lowest",
                                        "minutes",      "months",
                                        "name",         "number",
                                        "parents",      "part",
                                        "participants", "perGuard",
                                        "percent",      "person",
                                        "raiseTo",      "removedGuards",
                                        "removedNames", "removedResponsible",
                                        "required",     "safeDate",
                                        "school",       "sent",
                                        "start",        "to",
                                        "turns",        "weeks",
                                        "years"};
  static_assert(std::size(names) == static_cast<std::size_t>(Param::Years) + 1);
  return names[static_cast<int>(param)];
}

/// `Person` is a pointer to the responsible (-1) or to a guard (position), `Name` that person's name,
/// `RemovedNames` the names of the guards that the remedy's change leaves out, `TimeOfDay` seconds from midnight,
/// `HolyPart` 0 events, 1 noise.
enum class ParamType : std::uint8_t {
  Integer,
  Boolean,
  Date,
  DateTime,
  TimeOfDay,
  Person,
  Name,
  RemovedNames,
  HolyPart
};

struct ParamValue {
  Param key;
  ParamType type;
  std::int64_t value;
};

struct Message {
  static constexpr int kMaxParams = 12;
  std::string_view code;
  std::array<ParamValue, kMaxParams> params{};
  std::uint8_t paramCount = 0;

  Message() = default;
  explicit Message(std::string_view key) : code(key) {}

  Message& integer(Param key, std::int64_t value) { return put(key, ParamType::Integer, value); }
  Message& boolean(Param key, bool value) { return put(key, ParamType::Boolean, value ? 1 : 0); }
  Message& date(Param key, calendar::Day day) { return put(key, ParamType::Date, day); }
  Message& dateTime(Param key, calendar::WallTime time) {
    return put(key, ParamType::DateTime, calendar::toSeconds(time));
  }
  Message& timeOfDay(Param key, std::int32_t secondsOfDay) { return put(key, ParamType::TimeOfDay, secondsOfDay); }
  Message& person(int guard) { return put(Param::Person, ParamType::Person, guard); }
  Message& personName(int guard) { return put(Param::Name, ParamType::Name, guard); }
  Message& put(Param key, ParamType type, std::int64_t value) {
    if (paramCount < kMaxParams) params[paramCount++] = {key, type, value};
    return *this;
  }
};

} // namespace slt::events
