// The facts of one event: what an application says, and which of it is absent.
//
// Every field is optional, since a form is checked while it is being filled in. The order of `Field` is the order of
// the public contract: it is the order in which missing facts are listed and in which ties between remedies are broken.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/civil.hpp"
#include "calendar/oslo.hpp"

namespace slt::events {

using calendar::Day;
using calendar::WallTime;

enum class EventKind : std::uint8_t { Concert, Disco, Dance, Lan, Other };
inline constexpr int kEventKinds = 5;
enum class Access : std::uint8_t { Public, Closed };

/// The largest pack has this many questions of its own.
inline constexpr int kMaxQuestions = 32;

enum class Field : std::uint8_t {
  Kind,
  Access,
  Schools,
  Participants,
  AgeMin,
  AgeMax,
  GradeMin,
  GradeMax,
  Start,
  End,
  AppliedOn,
  GuardListSentOn,
  Responsible,
  ResponsibleBorn,
  Guards,
  /// The birth dates of all guards that are given without birth date and age.
  GuardsBorn,
  DrugFree,
  NearSchoolDistrict,
  SchoolEvent,
  ApprovedBySchool,
  ApprovedByParents,
};
inline constexpr int kFields = 21;

/// A set of fields, and of answers to the pack's own questions.
class FieldSet {
public:
  constexpr FieldSet() = default;
  constexpr FieldSet(std::initializer_list<Field> fields) {
    for (const Field field : fields) add(field);
  }
  static constexpr FieldSet answer(int question) {
    FieldSet set;
    set.addAnswer(question);
    return set;
  }
  constexpr void add(Field field) { bits_ |= std::uint64_t{1} << static_cast<int>(field); }
  constexpr void addAnswer(int question) { bits_ |= std::uint64_t{1} << (kFields + question); }
  constexpr bool has(Field field) const { return (bits_ >> static_cast<int>(field) & 1) != 0; }
  constexpr bool hasAnswer(int question) const { return (bits_ >> (kFields + question) & 1) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint64_t bits() const { return bits_; }
  constexpr FieldSet& operator|=(FieldSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  friend constexpr FieldSet operator|(FieldSet a, FieldSet b) { return a |= b; }
  friend constexpr FieldSet operator&(FieldSet a, FieldSet b) {
    a.bits_ &= b.bits_;
    return a;
  }
  friend constexpr FieldSet operator-(FieldSet a, FieldSet b) {
    a.bits_ &= ~b.bits_;
    return a;
  }
  constexpr bool operator==(const FieldSet&) const = default;

private:
  std::uint64_t bits_ = 0;
};
static_assert(kFields + kMaxQuestions <= 64);

/// What the rules need to know of a person. `born` wins over `age`; `age` is the age on the event's start date.
struct PersonFacts {
  std::optional<Day> born;
  std::optional<int> age;
  constexpr bool known() const { return born.has_value() || age.has_value(); }
  /// Completed years on the day; nothing when neither fact is given.
  constexpr std::optional<int> ageOn(Day day) const {
    if (born) return calendar::yearsCompleted(*born, day);
    return age;
  }
  bool operator==(const PersonFacts&) const = default;
};

struct Facts {
  std::optional<EventKind> kind;
  std::optional<Access> access;
  std::optional<int> schools;
  std::optional<int> participants;
  std::optional<int> ageMin;
  std::optional<int> ageMax;
  std::optional<int> gradeMin;
  std::optional<int> gradeMax;
  std::optional<WallTime> start;
  std::optional<WallTime> end;
  std::optional<Day> appliedOn;
  std::optional<Day> guardListSentOn;
  std::optional<PersonFacts> responsible;
  /// An empty list is as absent; a list that is given is complete.
  std::vector<PersonFacts> guards;
  std::optional<bool> drugFree;
  std::optional<bool> nearSchoolDistrict;
  std::optional<bool> schoolEvent;
  std::optional<bool> approvedBySchool;
  std::optional<bool> approvedByParents;
  /// By the position of the question in the pack: bit set = answered, and answered yes.
  std::uint32_t answered = 0;
  std::uint32_t answeredYes = 0;

  std::optional<bool> answer(int question) const {
    if ((answered >> question & 1) == 0) return std::nullopt;
    return (answeredYes >> question & 1) != 0;
  }
  bool anyAge() const { return ageMin || ageMax; }
  bool anyGrade() const { return gradeMin || gradeMax; }
  /// Are all the people that are given known by birth date or age?
  bool allGuardsKnown() const;
};

/// The fields that are given.
FieldSet given(const Facts& facts);

/// An application as it was read: the facts, and the words that only messages use.
struct Application {
  Facts facts;
  std::string responsibleName;
  /// As many as there are guards; empty where no name is given.
  std::vector<std::string> guardNames;
};

} // namespace slt::events
