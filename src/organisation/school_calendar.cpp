#include "organisation/school_calendar.hpp"

#include <algorithm>
#include <string>

#include "calendar/holidays.hpp"
#include "calendar/working_days.hpp"

namespace slt::organisation {

namespace {

/// Opplæringslova: a school year of 38 weeks.
constexpr int kSchoolDays = 190;
/// A break has at least so many working days off: fewer are days for planning.
constexpr int kBreakDays = 3;

bool isOff(const SchoolCalendar& calendar, Day day) {
  return std::ranges::any_of(calendar.off, [&](const Off& off) { return off.from <= day && day <= off.to; });
}

/// Does the text name these two years? "2026/27", "2026-2027" and the like.
bool names(std::string_view schoolYear, int first, int second) {
  std::string digits;
  for (const char c : schoolYear) {
    if (c >= '0' && c <= '9') digits += c;
  }
  const std::string whole = std::to_string(first) + std::to_string(second);
  return whole.size() == 8 && (digits == whole || digits == whole.substr(0, 4) + whole.substr(6));
}

Day monday(int year, int week) {
  const Day inFirst = calendar::fromCivil({year, 1, 4});
  return inFirst - calendar::isoWeekday(inFirst) + 1 + 7 * (week - 1);
}

class Reviewing {
public:
  explicit Reviewing(const SchoolCalendar& calendar) : calendar_(calendar) {}

  std::vector<Remark> review() {
    const int year = calendar::toCivil(calendar_.from).year;
    const bool reversed = calendar_.to < calendar_.from;
    const bool oneYear = calendar::toCivil(calendar_.to).year == year + 1;
    if (reversed || !oneYear || !names(calendar_.schoolYear, year, year + 1)) {
      add(reversed ? RemarkCode::Reversed : RemarkCode::Year, calendar_.from, calendar_.to);
    }
    // All that follows rests on them.
    if (reversed || !oneYear) return std::move(remarks_);
    for (std::size_t i = 0; i < calendar_.off.size(); ++i) reviewOff(i);
    missing("autumn", monday(year, 40), monday(year, 42) - 1);
    missing("christmas", calendar::fromCivil({year, 12, 24}), calendar::fromCivil({year, 12, 31}));
    missing("winter", monday(year + 1, 8), monday(year + 1, 10) - 1);
    const Day easter = calendar::easterSunday(year + 1);
    missing("easter", easter - 6, easter - 4);
    countDays();
    return std::move(remarks_);
  }

private:
  Remark& add(RemarkCode code, std::optional<Day> from, std::optional<Day> to) {
    Remark& remark = remarks_.emplace_back();
    remark.code = code;
    remark.from = from;
    remark.to = to;
    return remark;
  }

  void reviewOff(std::size_t position) {
    const Off& off = calendar_.off[position];
    const auto tell = [&](RemarkCode code, Day from, Day to) { add(code, from, to).off = static_cast<int>(position); };
    if (off.to < off.from) {
      tell(RemarkCode::Reversed, off.from, off.to);
      return;
    }
    if (off.to - off.from < 2 && calendar::isWeekend(off.from) && calendar::isWeekend(off.to)) {
      tell(RemarkCode::Weekend, off.from, off.to);
    }
    if (off.from < calendar_.from || off.to > calendar_.to) tell(RemarkCode::Outside, off.from, off.to);
    for (std::size_t i = 0; i < position; ++i) {
      const Day from = std::max(off.from, calendar_.off[i].from);
      const Day to = std::min(off.to, calendar_.off[i].to);
      if (from <= to) tell(RemarkCode::Overlap, from, to);
    }
  }

  void missing(std::string_view name, Day from, Day to) {
    int found = 0;
    for (Day day = from; day <= to; ++day) {
      if (calendar::isWorkingDay(day) && isOff(calendar_, day)) ++found;
    }
    if (found < kBreakDays) add(RemarkCode::MissingBreak, from, to).name = name;
  }

  void countDays() {
    int days = 0;
    std::vector<Day> squeezed;
    for (Day day = calendar_.from; day <= calendar_.to; ++day) {
      if (!calendar::isWorkingDay(day) || isOff(calendar_, day)) continue;
      ++days;
      if (calendar::isSqueezed(day)) squeezed.push_back(day);
    }
    const int expected = calendar_.schoolDays.value_or(kSchoolDays);
    if (days != expected) {
      Remark& remark = add(RemarkCode::DayCount, {}, {});
      remark.days = days;
      remark.expected = expected;
      // Too many: a day that many take off is probably forgotten.
      if (days > expected && !squeezed.empty()) remark.date = squeezed.front();
    }
    for (const Day day : squeezed) add(RemarkCode::Squeezed, {}, {}).date = day;
  }

  const SchoolCalendar& calendar_;
  std::vector<Remark> remarks_;
};

} // namespace

std::string_view LocalText::in(Language language) const {
  const std::string_view own = language == Language::Nynorsk ? nn : language == Language::English ? en : nb;
  return own.empty() ? nb : own;
}

std::vector<Remark> review(const SchoolCalendar& calendar) {
  return Reviewing(calendar).review();
}

} // namespace slt::organisation
