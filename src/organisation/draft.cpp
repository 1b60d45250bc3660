#include "organisation/draft.hpp"

#include <algorithm>
#include <utility>

#include "calendar/holidays.hpp"
#include "calendar/working_days.hpp"

namespace slt::organisation {

namespace {

constexpr int kDaysOfYear = 365;

int yearOf(Day day) {
  return calendar::toCivil(day).year;
}
constexpr int rounded(std::int64_t number, std::int64_t by) {
  return static_cast<int>((2 * number + by) / (2 * by));
}

class Drawing {
public:
  Drawing(const Organisation& organisation, Day from, Day to) : organisation_(organisation), from_(from), to_(to) {}

  Draft draw() {
    addSchoolBreaks();
    for (int year = yearOf(from_); year <= yearOf(to_); ++year) {
      addSummer(year);
      addAvoid(year);
    }
    for (int weekday = 1; weekday <= 5; ++weekday) {
      for (const int hour : {9, 13}) draft_.usualSlots.push_back({weekday, hour * 60, {}});
    }
    countOpenDays();
    for (const Body& body : organisation_.bodies) draft_.shares.push_back(share(body));
    return std::move(draft_);
  }

private:
  bool touches(Day from, Day to) const { return from <= to && from <= to_ && to >= from_; }

  /// In order of time, and once where several calendars have it.
  void addBreak(const Break& off) {
    if (!touches(off.from, off.to)) return;
    std::vector<Break>& breaks = draft_.breaks;
    for (const Break& each : breaks) {
      if (each.from == off.from && each.to == off.to) return;
    }
    breaks.push_back(off);
    for (std::size_t i = breaks.size() - 1; i > 0 && breaks[i - 1].from > breaks[i].from; --i) {
      std::swap(breaks[i - 1], breaks[i]);
    }
  }

  void addSchoolBreaks() {
    for (const SchoolCalendar& calendar : organisation_.schoolCalendars) {
      for (const Off& off : calendar.off) {
        addBreak({off.name, off.from, off.to});
      }
    }
  }

  /// From the day after one school year to the day before the next. No Norwegian school is open from midsummer to the
  /// middle of August, so that much is taken for granted where no calendar tells.
  void addSummer(int year) {
    Day last = 0;
    Day first = 0;
    for (const SchoolCalendar& calendar : organisation_.schoolCalendars) {
      const calendar::Civil ends = calendar::toCivil(calendar.to);
      const calendar::Civil begins = calendar::toCivil(calendar.from);
      // With several calendars, schools are closed when all of them are.
      if (ends.year == year && ends.month < 8) last = std::max(last, calendar.to);
      if (begins.year == year && begins.month > 7) first = first == 0 ? calendar.from : std::min(first, calendar.from);
    }
    if (last == 0) last = calendar::fromCivil({year, 6, 20});
    if (first == 0) first = calendar::fromCivil({year, 8, 16});
    addBreak({{"Sommerferie", "Sommarferie", "Summer break"}, last + 1, first - 1});
  }

  void addAvoid(int year) {
    const auto add = [&](Day from, Day to, int cost) {
      if (cost > 0 && touches(from, to)) draft_.avoid.push_back({from, to, cost});
    };
    const AvoidCosts& costs = organisation_.avoid;
    const Day easter = calendar::easterSunday(year);
    add(easter - 6, easter - 4, costs.beforeEaster);
    add(calendar::fromCivil({year, 7, 1}), calendar::fromCivil({year, 7, 31}), costs.july);
    add(calendar::fromCivil({year, 12, 24}), calendar::fromCivil({year, 12, 31}), costs.christmas);
  }

  void countOpenDays() {
    int office = 0;
    int school = 0;
    for (Day day = from_; day <= to_; ++day) {
      if (calendar::isWorkingDay(day)) {
        ++office;
        const auto holds = [&](const Break& off) { return off.from <= day && day <= off.to; };
        if (std::ranges::none_of(draft_.breaks, holds)) ++school;
      }
      office_.push_back(office);
      school_.push_back(school);
    }
  }

  /// The days of the period, without breaks that are longer than the time from one meeting to the next: nobody makes up
  /// for the meeting of July.
  std::int64_t daysFor(const Body& body) const {
    std::int64_t days = to_ - from_ + 1;
    if (body.clock == Clock::Office) return days;
    for (const Break& off : draft_.breaks) {
      if (off.to - off.from >= 30 * body.cadence.number) days -= std::min(off.to, to_) - std::max(off.from, from_) + 1;
    }
    return days;
  }

  Share share(const Body& body) const {
    Share share;
    const std::vector<int>& open = body.clock == Clock::School ? school_ : office_;
    const int total = open.back();
    if (total == 0) return share;
    const int number = body.cadence.number;
    const int step = 5 * number;
    switch (body.cadence.unit) {
    case Cadence::Unit::PerYear:
      share.count = rounded(std::int64_t{number} * (to_ - from_ + 1), kDaysOfYear);
      break;
    case Cadence::Unit::EveryMonths:
      share.count = rounded(12 * daysFor(body), std::int64_t{kDaysOfYear} * number);
      break;
    case Cadence::Unit::EveryWeeks:
      share.count = rounded(total, step);
      if (body.cadence.anchor) anchor(share, body, open);
      break;
    }
    share.count = std::clamp(share.count, 1, total);
    // Not a gap that the number of meetings leaves, but whole weeks: so it stays the same weekday.
    const bool weekly = body.cadence.unit == Cadence::Unit::EveryWeeks;
    if (weekly && std::max(1, total / share.count) != step) share.target = step;
    return share;
  }

  /// A meeting on the anchor, and as many before and after it as the steps leave room for. A request has no other way
  /// to say on which of the weeks a body meets.
  void anchor(Share& share, const Body& body, const std::vector<int>& open) const {
    const Day day = *body.cadence.anchor;
    if (day < from_ || day > to_) return;
    const auto at = static_cast<std::size_t>(day - from_);
    const int count = open[at];
    if (count == (at == 0 ? 0 : open[at - 1])) return;
    const std::vector<Slot>& slots = body.slots.empty() ? draft_.usualSlots : body.slots;
    const Slot* best = nullptr;
    for (const Slot& slot : slots) {
      if (slot.weekday != calendar::isoWeekday(day)) continue;
      if (best == nullptr || slot.cost.value_or(0) < best->cost.value_or(0)) best = &slot;
    }
    if (best == nullptr) return;
    const int step = 5 * body.cadence.number;
    share.lockedIndex = (count - 1) / step + 1;
    share.count = share.lockedIndex + (open.back() - count) / step;
    share.lockedDay = day;
    share.lockedStart = best->start;
  }

  const Organisation& organisation_;
  Day from_;
  Day to_;
  Draft draft_;
  /// How many open days there are up to each day of the period.
  std::vector<int> office_;
  std::vector<int> school_;
};

} // namespace

Draft drawUp(const Organisation& organisation, Day from, Day to) {
  return Drawing(organisation, from, to).draw();
}

std::vector<Pair> pairsOf(const Flow& flow, int from, int to) {
  std::vector<Pair> pairs;
  // Meeting k of n stands at (2k - 1) / 2n of the period; so many of the other body's n stand no later.
  const auto upTo = [](int k, int of, int n) { return ((2 * k - 1) * n + of) / (2 * of); };
  if (flow.next) {
    for (int first = 1; first <= from; ++first) {
      const int second = upTo(first, from, to) + 1;
      if (second <= to) pairs.push_back({first, second});
    }
  } else if (from != to) {
    for (int second = 1; second <= to; ++second) {
      const int first = upTo(second, to, from);
      if (first > 0) pairs.push_back({first, second});
    }
  }
  return pairs;
}

} // namespace slt::organisation
