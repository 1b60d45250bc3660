// A municipality's guidelines as typed data: a list of rules, each of one of a few kinds, with its parameters.
//
// Nothing in the code belongs to one municipality: every number, hour and reading comes from the pack. Its words
// (titles, quotes, sources) decide nothing, so only whether they are there is kept; whoever shows them has the pack
// itself.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "events/facts.hpp"
#include "events/state.hpp"

namespace slt::events {

/// Which languages a text is given in; bokmål always, when there is a text at all.
struct Translations {
  bool given = false;
  bool nynorsk = false;
  bool english = false;
};

/// A closed range of whole numbers.
struct Interval {
  int low = std::numeric_limits<int>::min();
  int high = std::numeric_limits<int>::max();
  constexpr bool holds(int value) const { return low <= value && value <= high; }
  constexpr bool everything() const {
    return low == std::numeric_limits<int>::min() && high == std::numeric_limits<int>::max();
  }
};

/// A condition on an application: all that is set must hold. A default one always holds.
struct Test {
  /// One bit for each EventKind; 0 asks nothing.
  std::uint8_t kinds = 0;
  std::optional<Access> access;
  Interval schools;
  Interval participants;
  std::optional<bool> schoolEvent;
  /// Position of a question that must be answered yes.
  std::optional<int> question;

  /// The fields that it asks about.
  FieldSet reads() const;
};

/// How long before the start something must be sent: at the latest so many days (weeks, months) before the start date.
/// Months: the same day number of the earlier month, clamped to its end.
struct Lead {
  enum class Unit : std::uint8_t { Days, Weeks, Months };
  Unit unit = Unit::Days;
  int count = 0;
};
/// The last day that is in time for an event on `start`.
Day deadlineFor(Lead lead, Day start);
/// The first event date for which `sent` is in time.
Day earliestEventFor(Lead lead, Day sent);

enum class Sending : std::uint8_t { Application, GuardList };
enum class Role : std::uint8_t { Responsible, Guards };
/// "over N år": N completed years, or strictly more than that.
enum class AgeReading : std::uint8_t { Completed, StrictlyOlder };
/// An age that two bands name belongs to the band with the latest or with the earliest hour.
enum class BandReading : std::uint8_t { MostPermissive, Strictest };

/// What the guidelines cover: events for which any of the tests holds.
struct ScopeRule {
  std::vector<Test> any;
};
struct NoticeRule {
  Sending send = Sending::Application;
  Lead before;
};
struct MinimumAgeRule {
  Role role = Role::Guards;
  int over = 0;
  AgeReading reading = AgeReading::Completed;
  /// The text says "at least N", which has one reading only.
  bool unambiguous = false;
};
struct GuardNumberRule {
  /// "Enough guards": a person decides, and no number is asked for.
  bool judgement = false;
  int minimum = 0;
  int percent = 0;
  /// One for each started so many participants; 0 when not used.
  int oneForEach = 0;
  struct Step {
    int upTo = std::numeric_limits<int>::max();
    int guards = 0;
  };
  std::vector<Step> steps;
  /// How many guards that many participants need: the largest of all the demands.
  int required(int participants) const;
};
/// So many per cent of the guards are of the parents' generation, from an age on.
struct GuardShareRule {
  int percent = 0;
  int fromAge = 0;
};
/// Bands beyond these are refused: their completions are tried together.
inline constexpr int kMaxClosingTimes = 12;
/// A time of day on the evening's date, in seconds from midnight; from 24 h on it is the next calendar day.
using EveningTime = std::int32_t;
struct ClosingTimeRule {
  /// Rules of one group share their bands: an age belongs to one of them. Numbered within the pack.
  int group = 0;
  /// The ages named; everybody when absent.
  std::optional<Interval> ages;
  /// By the evening's weekday, [0] Monday.
  std::array<EveningTime, 7> closes{};
  BandReading reading = BandReading::MostPermissive;
  /// Position of a question that, answered yes, leaves longer hours to judgement.
  std::optional<int> longerIf;
};
struct LowestAgeRule {
  int age = 0;
  /// When the application gives grades, they decide.
  std::optional<int> grade;
};
struct ApprovalRule {
  bool school = false;
  bool parents = false;
};
struct PlaceRule {};
struct StatementRule {
  /// Position of the pack's own question; the field drugFree when absent.
  std::optional<int> question;
};
/// Something worth knowing that never fails.
struct InformationRule {
  /// Concerns events whose lowest age is below this.
  std::optional<int> lowestAgeBelow;
  /// Concerns events that end at this hour of the evening or later.
  std::optional<EveningTime> endsFrom;
  /// A date to tell of.
  std::optional<Lead> before;
};
/// The peace of holy days (lov 24.02.1995 nr. 12 § 3): no public events 06-13 on holy days, or no noise on them nor
/// after 16 on the eves of Easter, Pentecost and Christmas.
struct HolyPeaceRule {
  enum class Part : std::uint8_t { Events, Noise };
  Part part = Part::Events;
};

using RuleKind = std::variant<ScopeRule, NoticeRule, MinimumAgeRule, GuardNumberRule, GuardShareRule, ClosingTimeRule,
                              LowestAgeRule, ApprovalRule, PlaceRule, StatementRule, InformationRule, HolyPeaceRule>;

struct Source {
  bool titled = false;
  std::optional<Day> checkedOn;
};

struct Rule {
  std::string id;
  RuleKind kind;
  Severity severity = Severity::Must;
  bool quoted = false;
  Translations title;
  /// The pack's own statement, where the rule is one.
  Translations text;
  Translations note;
  /// The pack's, where the rule names none of its own.
  Source source;
  Test when;
  bool conditional = false;
  /// In force for events that start on these dates.
  std::optional<Day> validFrom;
  std::optional<Day> validTo;

  bool alwaysInForce() const { return !validFrom && !validTo; }
};

struct Question {
  std::string id;
  Translations text;
  Translations help;
};

struct Pack {
  std::string id;
  std::string version;
  Translations title;
  Source source;
  /// Seconds after midnight at which an evening's date begins.
  std::int32_t eveningStartsAt = 6 * 3600;
  /// The month in which a school year starts, 1..12.
  int schoolYearStartsIn = 8;
  std::vector<Question> questions;
  std::vector<Rule> rules;
  /// FNV-1a (64 bits) of the pack's JSON values, in hexadecimal: tells two versions of a pack apart.
  std::string digest;

  /// The pack's one scope rule stands first.
  const ScopeRule& scope() const { return std::get<ScopeRule>(rules.front().kind); }
};

} // namespace slt::events
