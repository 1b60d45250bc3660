// A school year: its first and last day and the days off in between. Published calendars hold mistakes (a day off on a
// Saturday, a squeezed day forgotten), so what is entered or imported is looked through. Texts are views into what was
// read.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "calendar/civil.hpp"

namespace slt::organisation {

using calendar::Day;

enum class Language : std::uint8_t { Bokmaal, Nynorsk, English };

struct LocalText {
  std::string_view nb;
  /// Empty where it is not translated.
  std::string_view nn;
  std::string_view en;

  std::string_view in(Language language) const;
};

struct Off {
  LocalText name;
  Day from;
  /// Can be before `from` in a calendar that has not been looked through.
  Day to;
};

struct SchoolCalendar {
  /// As it is written: "2026/27".
  std::string_view schoolYear;
  Day from = 0;
  Day to = 0;
  std::vector<Off> off;
  /// How many school days the calendar itself says there are.
  std::optional<int> schoolDays;
};

enum class RemarkCode : std::uint8_t {
  Reversed,
  Year,
  Weekend,
  Outside,
  Overlap,
  MissingBreak,
  DayCount,
  Squeezed,
};

/// Something doubtful or wrong. Which of the values there are depends on the code (json/organisation.hpp).
struct Remark {
  RemarkCode code;
  /// Position of the day or days off that it is about, or -1.
  int off = -1;
  std::optional<Day> date;
  std::optional<Day> from;
  std::optional<Day> to;
  /// Of a break that is missing.
  std::string_view name;
  int days = 0;
  int expected = 0;
};

/// A public holiday that is listed as a day off is no remark: schools list them, and nothing follows from it.
std::vector<Remark> review(const SchoolCalendar& calendar);

} // namespace slt::organisation
