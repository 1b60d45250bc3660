// The kinds of rules, one file each in kinds/. Each answers over all completions of a case, given that the rule applies
// (gate.hpp); tells what its answer means as a message; and names the fields it reads.
#pragma once

#include <optional>

#include "events/case.hpp"
#include "events/message.hpp"

namespace slt::events {

// kinds/notice.cpp: something sent to the police at the latest so long before.
Answer answer(const NoticeRule& rule, const Case& of);
Message tell(const NoticeRule& rule, const Case& of, State state);
FieldSet reads(const NoticeRule& rule, const Case& of);
/// The field that holds the day of sending, and the day.
Field sentField(Sending send);
std::optional<Day> sentOn(Sending send, const Facts& facts);
std::string_view deadlineCode(Sending send);
/// The last day of sending that can be in time, at the latest start that is possible.
Day latestSending(const NoticeRule& rule, const Case& of);

// kinds/minimum_age.cpp: the responsible or every guard is over an age.
Answer answer(const MinimumAgeRule& rule, const Case& of, AgeReading reading);
Message tell(const MinimumAgeRule& rule, const Case& of, State state);
FieldSet reads(const MinimumAgeRule& rule, const Case& of);
/// Whole years that "over N" asks for.
constexpr int yearsAsked(const MinimumAgeRule& rule, AgeReading reading) {
  return reading == AgeReading::Completed ? rule.over : rule.over + 1;
}
/// Is the person known to be too young, whatever the absent facts are?
bool tooYoung(const PersonFacts& person, int years, const Case& of);

// kinds/guard_number.cpp: how many guards.
Answer answer(const GuardNumberRule& rule, const Case& of);
Message tell(const GuardNumberRule& rule, const Case& of, State state);
FieldSet reads(const GuardNumberRule& rule, const Case& of);

// kinds/guard_share.cpp: how many of the guards are of the parents' generation.
Answer answer(const GuardShareRule& rule, const Case& of);
Message tell(const GuardShareRule& rule, const Case& of, State state);
FieldSet reads(const GuardShareRule& rule, const Case& of);
/// The least number of `guards` that makes the share.
constexpr int guardsOfShare(const GuardShareRule& rule, int guards) {
  return (guards * rule.percent + 99) / 100;
}

// kinds/closing_time.cpp: the evening ends by an hour, by age band and weekday.
Answer answer(const ClosingTimeRule& rule, const Case& of, BandReading reading);
Message tell(const ClosingTimeRule& rule, const Case& of, State state);
FieldSet reads(const ClosingTimeRule& rule, const Case& of);
/// The latest end for an event that starts then.
WallTime closingLimit(const ClosingTimeRule& rule, const Pack& pack, WallTime start);

// kinds/lowest_age.cpp: not for those below an age or a school grade.
Answer answer(const LowestAgeRule& rule, const Case& of);
Message tell(const LowestAgeRule& rule, const Case& of, State state);
FieldSet reads(const LowestAgeRule& rule, const Case& of);

// kinds/statement.cpp: what the applicant states, yes or no.
Answer answer(const ApprovalRule& rule, const Case& of);
Message tell(const ApprovalRule& rule, const Case& of, State state);
FieldSet reads(const ApprovalRule& rule, const Case& of);
Answer answer(const PlaceRule& rule, const Case& of);
Message tell(const PlaceRule& rule, const Case& of, State state);
FieldSet reads(const PlaceRule& rule, const Case& of);
Answer answer(const StatementRule& rule, const Case& of);
Message tell(const StatementRule& rule, const Case& of, State state);
FieldSet reads(const StatementRule& rule, const Case& of);

// kinds/information.cpp: worth knowing; a judgement where it concerns the event, never broken.
Answer answer(const InformationRule& rule, const Case& of);
Message tell(const InformationRule& rule, const Case& of, State state);
FieldSet reads(const InformationRule& rule, const Case& of);

// kinds/holy_peace.cpp: the peace of holy days.
Answer answer(const HolyPeaceRule& rule, const Case& of);
Message tell(const HolyPeaceRule& rule, const Case& of, State state);
FieldSet reads(const HolyPeaceRule& rule, const Case& of);

/// The answer of a rule that applies, in its chosen reading.
Answer answer(const Rule& rule, const Case& of);
Message tell(const Rule& rule, const Case& of, State state);
FieldSet reads(const Rule& rule, const Case& of);
/// The answer in the other reading of the text, for kinds that have two.
std::optional<Answer> answerInOtherReading(const Rule& rule, const Case& of);
struct ReadingNames {
  std::string_view chosen;
  std::string_view other;
};
ReadingNames readingNames(const Rule& rule);

} // namespace slt::events
