// Helligdagsfred, lov 24.02.1995 nr. 12 § 3. An event that has begun to touch the hours of peace only touches more of
// them the earlier it starts and the later it ends.
#include <algorithm>

#include "calendar/holidays.hpp"
#include "events/kinds.hpp"

namespace slt::events {

namespace {

using Part = HolyPeaceRule::Part;

struct Hours {
  std::int32_t from;
  std::int32_t to;
};

/// The hours of the day in which the peace holds; empty on other days.
Hours hoursOf(Part part, Day day) {
  constexpr std::int32_t hour = 3600;
  if (calendar::isHolyDay(day)) return part == Part::Events ? Hours{6 * hour, 13 * hour} : Hours{0, 24 * hour};
  if (part == Part::Noise && calendar::isHolyEveQuiet(day)) return {16 * hour, 24 * hour};
  return {0, 0};
}

/// The first day whose hours of peace meet [start, end).
std::optional<Day> touched(Part part, WallTime start, WallTime end) {
  // Every eight days hold a Sunday: looking further changes nothing.
  const Day last = std::min(end.day, calendar::addDays(start.day, 8));
  for (Day day = start.day; day <= last; ++day) {
    const Hours hours = hoursOf(part, day);
    if (hours.from == hours.to) continue;
    const std::int64_t from = calendar::toSeconds({day, 0}) + hours.from;
    const std::int64_t to = calendar::toSeconds({day, 0}) + hours.to;
    if (calendar::toSeconds(start) < to && from < calendar::toSeconds(end)) return day;
  }
  return std::nullopt;
}

} // namespace

Answer answer(const HolyPeaceRule& rule, const Case& of) {
  const std::optional<WallTime>& start = of.facts.start;
  const std::optional<WallTime>& end = of.facts.end;
  const bool mustTouch =
      start && end ? touched(rule.part, *start, *end).has_value()
      : start      ? touched(rule.part, *start, calendar::fromSeconds(calendar::toSeconds(*start) + 1)).has_value()
      : end        ? touched(rule.part, calendar::fromSeconds(calendar::toSeconds(*end) - 1), *end).has_value()
                   : false;
  if (mustTouch) return Answer::of(State::Judgement);
  if (start && end) return Answer::of(State::Irrelevant);
  FieldSet missing;
  if (!start) missing.add(Field::Start);
  if (!end) missing.add(Field::End);
  return Answer::unknown(missing);
}

FieldSet reads(const HolyPeaceRule&, const Case&) {
  return {Field::Start, Field::End};
}

Message tell(const HolyPeaceRule& rule, const Case& of, State state) {
  Message message(state == State::Missing ? "holyPeace.missing" : "holyPeace.concerns");
  message.put(Param::Part, ParamType::HolyPart, rule.part == Part::Events ? 0 : 1);
  const Facts& facts = of.facts;
  if (facts.start && state != State::Missing) {
    const WallTime end = facts.end.value_or(calendar::fromSeconds(calendar::toSeconds(*facts.start) + 1));
    if (const std::optional<Day> day = touched(rule.part, *facts.start, end)) message.date(Param::Day, *day);
  }
  return message;
}

} // namespace slt::events
