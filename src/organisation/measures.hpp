// Measures through their life, and the meetings they pass on the way: ordered by a coordinating body, carried out and
// evaluated by an executing one, reported to the body that ordered them and from there to the steering one.
//
// Where a measure stands follows from its own dates and the meetings alone, never from today: an agenda changes only
// when the measure does, or its own meeting or the one before or after it (docs/slt-model.md).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "calendar/oslo.hpp"
#include "organisation/finding.hpp"

namespace slt::organisation {

enum class Prevention : std::uint8_t { Universal, Selective, Indicated };
enum class Status : std::uint8_t { Proposed, Ordered, Running, Evaluated, Reported, Stopped };

struct Meeting {
  /// Position among the bodies of the year.
  int body;
  /// Counted from 1.
  int index;
  calendar::WallTime start;
};

/// The meetings of a year. Its bodies are those of the organisation, in its order, then those that only a meeting or a
/// measure names.
struct Year {
  std::vector<std::string_view> bodies;
  std::vector<Meeting> meetings;
};

/// Texts are views into what was read.
struct Measure {
  std::string_view id;
  std::string_view title;
  std::optional<Prevention> prevention;
  bool focus = false;
  /// Positions among the bodies of the year, or -1; the meeting counted from 1.
  int orderedBy = -1;
  int orderedAt = 0;
  int body = -1;
  std::string_view owner;
  std::optional<Day> start;
  std::optional<Day> end;
  std::optional<Day> evaluateBy;
  Status status = Status::Proposed;
  bool evaluation = false;
};

struct Period {
  Day from;
  Day to;
};
/// The calendar year that all meetings are in, else the school year from August to July, else the months from the first
/// to the last. Nothing without meetings, or when they are more than three years apart.
std::optional<Period> periodOf(const Year& year);

/// Are there meetings enough, in the right order, and does every report reach its level? Without a period: `periodOf`.
std::vector<Finding> reviewYear(const Organisation& organisation, const std::vector<Measure>& measures,
                                const Year& year, std::optional<Period> period);

/// What is overdue, orphaned or lacking. Of an empty year nothing is known.
std::vector<Finding> reviewMeasures(const std::vector<Measure>& measures, const Year& year, Day asOf);

/// In the order in which a meeting has them.
enum class ItemCode : std::uint8_t { Minutes, FollowUp, Report, Evaluate, Order, Take, Standing, Other };
struct Item {
  ItemCode code;
  /// Position of the measure, or of the standing item among those of the body; -1 for neither.
  int at;
};
/// The items of each meeting, in the order of the year's list.
std::vector<std::vector<Item>> agendas(const Organisation& organisation, const std::vector<Measure>& measures,
                                       const Year& year);

} // namespace slt::organisation
