// The verdict on one event.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "events/case.hpp"
#include "events/message.hpp"

namespace slt::events {

/// A joint change of an application: the new values, and who is left out.
struct Change {
  std::optional<int> ageMin;
  std::optional<int> ageMax;
  std::optional<int> gradeMin;
  std::optional<int> gradeMax;
  std::optional<WallTime> start;
  std::optional<WallTime> end;
  std::optional<Day> appliedOn;
  std::optional<Day> guardListSentOn;
  bool removeResponsible = false;
  /// Positions in the list of guards, ascending.
  std::vector<int> removeGuards;

  /// How many operations a JSON Patch of it has.
  int operations() const;
  bool operator==(const Change&) const = default;
};
Facts changed(const Facts& facts, const Change& change);

struct Remedy {
  Message message;
  /// Empty for what only a person can do.
  Change change;
  /// The rule it is for: the statement in its message is that rule's text. -1 for a joint remedy.
  int rule = -1;
};

struct OtherReading {
  std::string_view chosen;
  std::string_view other;
  State otherState;
};

struct Finding {
  State state = State::Missing;
  Message message;
  FieldSet missing;
  std::optional<OtherReading> reading;
  /// The given fields that the answer rests on; filled in only when explained, as are the remedies.
  FieldSet facts;
  std::vector<Remedy> remedies;
};

struct Deadline {
  int rule;
  std::string_view code;
  Day date;
  /// The last working day on or before `date`.
  Day safeDate;
  int daysLeft;
  /// Sent on or before today, late or not.
  bool done;
};

struct Verdict {
  Outcome outcome = Outcome::Incomplete;
  /// One for each rule of the pack, in its order.
  std::vector<Finding> findings;
  std::vector<Deadline> deadlines;
  /// The earliest date the event could have when everything is sent today.
  std::optional<Day> earliestDate;
  /// The smallest joint change that cures all that changes can cure and breaks nothing new.
  std::optional<Remedy> nearestFix;
  /// The same for people: when the event moves to another day it keeps its time of day. Only where that differs.
  std::optional<Remedy> friendlyFix;
  /// What only a person can do about the rest.
  std::vector<Remedy> todo;
};

/// The answers of all rules, in order, without words: what searching for remedies runs on.
std::vector<Answer> answers(const Case& of);
/// The answer of one rule, with the gate before it.
Answer answerOf(const Rule& rule, const Case& of, const Answer& scope);

Verdict check(const Case& of, bool explain);

} // namespace slt::events
