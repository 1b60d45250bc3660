// What a rule is evaluated against.
#pragma once

#include "events/answer.hpp"
#include "events/pack.hpp"

namespace slt::events {

struct Case {
  const Pack& pack;
  const Facts& facts;
  /// Today, for all that has been or can be sent; the core reads no clock.
  Day asOf;
};

/// The last day on which the event can start: an absent start is a time before the end, on any date.
constexpr Day latestStartDay(const Facts& facts) {
  if (facts.start) return facts.start->day;
  if (facts.end) return facts.end->secondOfDay > 0 ? facts.end->day : calendar::addDays(facts.end->day, -1);
  return calendar::kMaxDay;
}
constexpr Day earliestStartDay(const Facts& facts) {
  return facts.start ? facts.start->day : calendar::kMinDay;
}

} // namespace slt::events
