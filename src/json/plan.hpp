// Plans, their reviews and alternatives as JSON text.
//
// What is broken or demanded is a code and values for its words. This is the table of them. A value in brackets is not
// always there; those of the last column are only there in a review (a conflict is about the demand alone).
//
// | code        | path                           | params                     | in a review also   |
// | ----------- | ------------------------------ | -------------------------- | ------------------ |
// | count       | the body's count               | body, count                | index, times       |
// | period      | the period                     | from, to                   | body, date         |
// | closedDay   | the calendar                   | body, clock                | date               |
// | slot        | the body's slots               | body, minutes              | start              |
// | room        | the body's rooms, or the room  | body, [room]               | [busyFrom, busyTo] |
// | required    | the body's member              | body, person               | busyFrom, busyTo   |
// | quorum      | the body's quorum              | body, quorum               | free               |
// | order       | the body                       | body                       | date, next         |
// | gap         | the body's spacing, min or max | body, min or max           | days, [edge]       |
// | flow        | the flow                       | from, to, min, max         | days               |
// | roomClash   | the room                       | room                       |                    |
// | personClash | the person                     | person, travel             | others             |
// | maxPerDay   | the person's maxPerDay         | person, limit              | date, meetings     |
// | lock        | the lock                       | body, index, start, [room] | [stands]           |
//
// - `body`, `person`, `room`, and the `from` and `to` of a flow: ids. Of a room that is not one of the body's without
//   `busyFrom`; without `room` when the meeting has none.
// - `index` and `count`: meetings counted from 1. `times`: how often the meeting stands in the plan: 0, it is missing;
//   with an `index` outside 1 .. `count` it is surplus; else it is repeated.
// - `from` and `to` of the period, `date`, `next` (the date of the meeting that should be later): dates. `start`,
//   `stands` (where the locked meeting stands instead; not there when it is missing), `busyFrom`, `busyTo`: times.
// - `clock`: "office" or "school". `minutes`: how long the meeting is. `travel`: the person's travelMinutes.
// - `days` of a gap: open days of the body's clock. `edge`: "first" (from the start of the period to the first meeting)
//   or "last" (from the last one to the end); not there between two meetings. `days` of a flow: calendar days.
// - `free`: members who are. `others`: further people who are required in the same two meetings and clash.
//   `meetings`: in how many the person is required that day.
#pragma once

#include <span>

#include "planning/plan.hpp"
#include "json/plan_request.hpp"
#include "json/writer.hpp"

namespace slt::json {

/// A PlanReview.
void encode(Writer& writer, const planning::Review& review, const PlanRequest& request);
/// A YearPlan.
void encode(Writer& writer, const planning::YearPlan& plan, const PlanRequest& request);
/// Alternative[].
void encode(Writer& writer, std::span<const planning::Alternative> alternatives, const PlanRequest& request);

} // namespace slt::json
