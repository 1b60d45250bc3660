#include "events/when.hpp"

#include "events/grid.hpp"
#include "events/message.hpp"

namespace slt::events {

Ways waysToInvite(const Facts& facts) {
  const auto bound = [&](const std::optional<int>& age, const std::optional<int>& grade, bool openGrade) -> Bound {
    if (age) return {false, age};
    if (grade) return {true, grade};
    return {openGrade, std::nullopt};
  };
  const auto way = [&](bool openGrade) {
    return Invited{bound(facts.ageMin, facts.gradeMin, openGrade), bound(facts.ageMax, facts.gradeMax, openGrade)};
  };
  if (facts.anyAge()) return {{way(false)}, 1};
  if (facts.anyGrade()) return {{way(true)}, 1};
  return {{way(false), way(true)}, 2};
}

Times timesToTry(const Case& of, const std::vector<std::int64_t>& hours, bool byWeekday, bool byDate) {
  const Facts& facts = of.facts;
  Times times;
  if (facts.start) {
    times.starts = {calendar::toSeconds(*facts.start)};
  } else {
    std::vector<Day> evenings;
    const auto from = [&](Day day) {
      for (int step = 0; step < (byWeekday ? 7 : 1); ++step) evenings.push_back(day - step);
    };
    const Day last = facts.end ? eveningOf(of.pack, calendar::fromSeconds(calendar::toSeconds(*facts.end) - 1))
                               : calendar::fromCivil({2001, 6, 1});
    // Without an end, the dates below are evenings enough.
    if (facts.end || !byDate) {
      from(last);
      from(last - 8);
    }
    if (byDate) {
      // Autumn, its last day, and spring: a pupil's age at a date takes no other turn. With weekdays, New Year's Eves
      // of enough years to meet each.
      const int year = calendar::toCivil(last).year - 1;
      from(calendar::fromCivil({year, of.pack.schoolYearStartsIn, 20}));
      from(calendar::fromCivil({year, 2, 20}));
      for (int back = 0; back < (byWeekday ? 12 : 1); ++back)
        evenings.push_back(calendar::fromCivil({year - back, 12, 31}));
    }
    for (const Day evening : evenings)
      include(times.starts, calendar::toSeconds({evening, 0}) + of.pack.eveningStartsAt);
    if (facts.end) include(times.starts, calendar::toSeconds(*facts.end) - 1);
  }
  if (facts.end) {
    times.ends = {calendar::toSeconds(*facts.end)};
  } else {
    for (const std::int64_t start : times.starts) {
      const Day evening = eveningOf(of.pack, calendar::fromSeconds(start));
      include(times.ends, start + 1);
      for (const std::int64_t hour : hours) {
        const std::int64_t at = calendar::toSeconds({evening, 0}) + hour;
        include(times.ends, at);
        include(times.ends, at + 1);
      }
    }
    include(times.ends, times.starts.back() + 2 * calendar::kSecondsPerDay);
  }
  return times;
}

std::vector<std::int64_t> boundsToTry(const Bound& bound, const std::vector<std::int64_t>& turning) {
  if (bound.value) return {*bound.value};
  std::vector<std::int64_t> values;
  if (bound.grade) {
    for (int grade = kLowestGrade; grade <= kHighestGrade; ++grade) values.push_back(grade);
    return values;
  }
  values = {0, kHighestAge};
  for (const std::int64_t age : turning) {
    for (const std::int64_t near : {age - 1, age, age + 1}) {
      if (near >= 0 && near <= kHighestAge) include(values, near);
    }
  }
  return values;
}

Field lowField(const Bound& bound) {
  return bound.grade ? Field::GradeMin : Field::AgeMin;
}
Field highField(const Bound& bound) {
  return bound.grade ? Field::GradeMax : Field::AgeMax;
}

} // namespace slt::events
