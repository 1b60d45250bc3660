// An application or a list reaches the police at the latest so many days, weeks or months before the event. The event's
// own day is not counted, and weekends and holidays do not extend it.
#include <algorithm>

#include "calendar/working_days.hpp"
#include "events/kinds.hpp"

namespace slt::events {

Day deadlineFor(Lead lead, Day start) {
  switch (lead.unit) {
  case Lead::Unit::Days:
    return calendar::addDays(start, -lead.count);
  case Lead::Unit::Weeks:
    return calendar::addDays(start, -7 * std::int64_t{lead.count});
  case Lead::Unit::Months:
    return calendar::addMonths(start, -lead.count);
  }
  return start;
}

Day earliestEventFor(Lead lead, Day sent) {
  if (lead.unit == Lead::Unit::Days) return calendar::addDays(sent, lead.count);
  if (lead.unit == Lead::Unit::Weeks) return calendar::addDays(sent, 7 * std::int64_t{lead.count});
  // Clamping makes the month's way back longer than its way there, by three days at most (31 January + 1 month = 28
  // February, but 28 February − 1 month = 28 January).
  Day start = calendar::addDays(calendar::addMonths(sent, lead.count), -3);
  while (start < calendar::kMaxDay && deadlineFor(lead, start) < sent) ++start;
  return start;
}

Field sentField(Sending send) {
  return send == Sending::Application ? Field::AppliedOn : Field::GuardListSentOn;
}
std::optional<Day> sentOn(Sending send, const Facts& facts) {
  return send == Sending::Application ? facts.appliedOn : facts.guardListSentOn;
}
std::string_view deadlineCode(Sending send) {
  return send == Sending::Application ? "deadline.application" : "deadline.guardList";
}

Day latestSending(const NoticeRule& rule, const Case& of) {
  return deadlineFor(rule.before, latestStartDay(of.facts));
}

Answer answer(const NoticeRule& rule, const Case& of) {
  const std::optional<Day> sent = sentOn(rule.send, of.facts);
  // The deadline only grows with the start, so the ends of the range of starts decide, and those of the sending.
  const Day firstStart = earliestStartDay(of.facts);
  // Not sent yet: it can be sent today at the earliest, and ever so late.
  const Day firstSent = sent.value_or(of.asOf);
  const Day lastSent = sent.value_or(calendar::kMaxDay);
  if (firstSent > latestSending(rule, of)) return Answer::of(State::Broken);
  if (lastSent <= deadlineFor(rule.before, firstStart)) return Answer::of(State::Met);
  FieldSet missing;
  if (!of.facts.start) missing.add(Field::Start);
  if (!sent) missing.add(sentField(rule.send));
  return Answer::unknown(missing);
}

FieldSet reads(const NoticeRule& rule, const Case&) {
  return {Field::Start, sentField(rule.send)};
}

Message tell(const NoticeRule& rule, const Case& of, State state) {
  const bool application = rule.send == Sending::Application;
  const auto key = [&](std::string_view forApplication, std::string_view forList) {
    return Message(application ? forApplication : forList);
  };
  if (!of.facts.start) {
    Message message = state == State::Broken ? key("application.tooLate", "guardList.tooLate")
                                             : key("application.missing", "guardList.missing");
    const Param unit = rule.before.unit == Lead::Unit::Days    ? Param::Days
                       : rule.before.unit == Lead::Unit::Weeks ? Param::Weeks
                                                               : Param::Months;
    return message.integer(unit, rule.before.count);
  }
  const Day deadline = deadlineFor(rule.before, of.facts.start->day);
  const std::optional<Day> sent = sentOn(rule.send, of.facts);
  if (sent) {
    if (state == State::Broken) {
      return key("application.sentLate", "guardList.sentLate")
          .date(Param::Deadline, deadline)
          .date(Param::Sent, *sent)
          .integer(Param::Days, *sent - deadline);
    }
    return key("application.met", "guardList.met").date(Param::Deadline, deadline).date(Param::Sent, *sent);
  }
  if (state == State::Broken) {
    return key("application.deadlinePassed", "guardList.deadlinePassed")
        .date(Param::Deadline, deadline)
        .integer(Param::Days, of.asOf - deadline);
  }
  return key("application.notSent", "guardList.notSent")
      .date(Param::Deadline, deadline)
      .date(Param::SafeDate, calendar::lastWorkingDayOnOrBefore(deadline))
      .integer(Param::Days, deadline - of.asOf);
}

} // namespace slt::events
