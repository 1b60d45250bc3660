// An event for an age band ends by an hour of its evening.
//
// Bands of one group can overlap. Each age then belongs to the most permissive band that names it (or, in the other
// reading, to the strictest); a rule applies when some invited age belongs to its band; so an event with ages of
// several bands must keep the strictest of their hours.
#include <algorithm>

#include "events/grid.hpp"
#include "events/kinds.hpp"
#include "events/when.hpp"

namespace slt::events {

namespace {

bool names(const ClosingTimeRule& band, int age) {
  return !band.ages || band.ages->holds(age);
}

template<class Visit> void eachOfGroup(const Pack& pack, int group, Visit visit) {
  for (const Rule& rule : pack.rules) {
    const auto* band = std::get_if<ClosingTimeRule>(&rule.kind);
    if (band != nullptr && band->group == group) visit(*band);
  }
}

/// Does the age belong to the band, on that weekday?
bool belongs(const Pack& pack, const ClosingTimeRule& band, int age, int weekday, BandReading reading) {
  if (!names(band, age)) return false;
  const auto day = static_cast<std::size_t>(weekday - 1);
  bool belongs = true;
  eachOfGroup(pack, band.group, [&](const ClosingTimeRule& other) {
    if (!names(other, age)) return;
    if (reading == BandReading::MostPermissive ? other.closes[day] > band.closes[day]
                                               : other.closes[day] < band.closes[day]) {
      belongs = false;
    }
  });
  return belongs;
}

bool applies(const Pack& pack, const ClosingTimeRule& band, Interval invited, int weekday, BandReading reading) {
  int low = std::max(invited.low, 0);
  int high = std::min(invited.high, kHighestAge);
  if (band.ages) {
    low = std::max(low, band.ages->low);
    high = std::min(high, band.ages->high);
  }
  for (int age = low; age <= high; ++age) {
    if (belongs(pack, band, age, weekday, reading)) return true;
  }
  return false;
}

bool applies(const Pack& pack, const ClosingTimeRule& band, Interval invited, WallTime start, BandReading reading) {
  return applies(pack, band, invited, calendar::isoWeekday(eveningOf(pack, start)), reading);
}

State stateOf(bool applies, bool late, bool longerAllowed) {
  if (!applies) return State::Irrelevant;
  if (!late) return State::Met;
  return longerAllowed ? State::Judgement : State::Broken;
}

} // namespace

WallTime closingLimit(const ClosingTimeRule& rule, const Pack& pack, WallTime start) {
  const Day evening = eveningOf(pack, start);
  return onEvening(evening, rule.closes[static_cast<std::size_t>(calendar::isoWeekday(evening) - 1)]);
}

Answer answer(const ClosingTimeRule& rule, const Case& of, BandReading reading) {
  const Facts& facts = of.facts;
  const Pack& pack = of.pack;
  std::optional<bool> longer = false;
  if (rule.longerIf) longer = facts.answer(*rule.longerIf);

  const Ways ways = waysToInvite(facts);
  const Invited& first = ways.front();
  if (facts.start && facts.end && longer && first.low.value && first.high.value) {
    const Interval invited = agesOn(pack, first, *first.low.value, *first.high.value, facts.start->day);
    return Answer::of(stateOf(applies(pack, rule, invited, *facts.start, reading),
                              *facts.end > closingLimit(rule, pack, *facts.start), *longer));
  }

  std::vector<std::int64_t> ages;
  bool byWeekday = false;
  eachOfGroup(pack, rule.group, [&](const ClosingTimeRule& band) {
    for (const EveningTime hour : band.closes) byWeekday = byWeekday || hour != band.closes[0];
    if (!band.ages) return;
    include(ages, band.ages->low);
    include(ages, band.ages->high);
  });
  for (const std::optional<int>& known : {facts.ageMin, facts.ageMax}) {
    if (known) include(ages, *known);
  }

  // Of ages in a row that belong to the band on the same weekdays one is enough, and a bound that is known.
  const auto turning = [&](std::vector<std::int64_t> values, const Bound& bound) {
    if (bound.value || bound.grade) return values;
    std::vector<std::int64_t> kept;
    unsigned before = ~0u;
    for (const std::int64_t age : values) {
      unsigned weekdays = 0;
      for (int weekday = 1; weekday <= 7; ++weekday) {
        if (belongs(pack, rule, static_cast<int>(age), weekday, reading)) weekdays |= 1u << weekday;
      }
      if (weekdays != before || age == facts.ageMin || age == facts.ageMax) kept.push_back(age);
      before = weekdays;
    }
    return kept;
  };

  GridAnswer grid;
  for (const Invited& way : ways) {
    Times times = timesToTry(of, {}, byWeekday, way.byDate());
    for (const std::int64_t start : times.starts) {
      if (facts.end) break;
      const std::int64_t limit = calendar::toSeconds(closingLimit(rule, pack, calendar::fromSeconds(start)));
      include(times.ends, limit);
      include(times.ends, limit + 1);
    }
    std::vector<Axis> axes{{FieldSet{Field::Start}, times.starts},
                           {FieldSet{lowField(way.low)}, turning(boundsToTry(way.low, ages), way.low)},
                           {FieldSet{highField(way.high)}, turning(boundsToTry(way.high, ages), way.high)},
                           {FieldSet{Field::End}, times.ends}};
    if (rule.longerIf) {
      axes.push_back({FieldSet::answer(*rule.longerIf),
                      longer ? std::vector<std::int64_t>{*longer} : std::vector<std::int64_t>{0, 1}});
    }
    // The ends of one start and range follow each other: what does not depend on them is worked out once.
    std::array<std::int64_t, 3> last{-1, -1, -1};
    bool concerned = false;
    std::int64_t limit = 0;
    grid.add(axes, [&](const std::vector<std::int64_t>& at) -> std::optional<State> {
      if (at[3] <= at[0]) return std::nullopt;
      if (way.low.grade == way.high.grade && at[1] > at[2]) return std::nullopt;
      if (at[0] != last[0] || at[1] != last[1] || at[2] != last[2]) {
        last = {at[0], at[1], at[2]};
        const WallTime start = calendar::fromSeconds(at[0]);
        const Interval invited = agesOn(pack, way, static_cast<int>(at[1]), static_cast<int>(at[2]), start.day);
        concerned = applies(pack, rule, invited, start, reading);
        limit = calendar::toSeconds(closingLimit(rule, pack, start));
      }
      return stateOf(concerned, at[3] > limit, rule.longerIf && at[4] != 0);
    });
  }
  return grid.answer();
}

FieldSet reads(const ClosingTimeRule& rule, const Case& of) {
  FieldSet set{Field::Start, Field::End};
  for (const Invited& way : waysToInvite(of.facts)) set |= FieldSet{lowField(way.low), highField(way.high)};
  if (rule.longerIf) set.addAnswer(*rule.longerIf);
  return set;
}

Message tell(const ClosingTimeRule& rule, const Case& of, State state) {
  const Facts& facts = of.facts;
  Message message(state == State::Met         ? "closingTime.met"
                  : state == State::Broken    ? "closingTime.tooLate"
                  : state == State::Judgement ? "closingTime.judgement"
                                              : "closingTime.missing");
  if (state == State::Missing || !facts.start) {
    message.timeOfDay(Param::Closes, rule.closes[0]);
  } else {
    const WallTime limit = closingLimit(rule, of.pack, *facts.start);
    message.dateTime(Param::Limit, limit);
    if (facts.end) {
      message.dateTime(Param::End, *facts.end);
      const std::int64_t over = calendar::toSeconds(*facts.end) - calendar::toSeconds(limit);
      if (over > 0) message.integer(Param::Minutes, (over + 59) / 60);
    }
  }
  if (rule.ages) {
    message.integer(Param::From, rule.ages->low).integer(Param::To, rule.ages->high);
    if (facts.ageMin) message.integer(Param::AgeMin, *facts.ageMin);
    if (facts.ageMax) message.integer(Param::AgeMax, *facts.ageMax);
    // From which lowest age on the band concerns nobody who is invited.
    if (state == State::Broken && facts.start && facts.ageMin && facts.ageMax) {
      for (int age = *facts.ageMin + 1; age <= *facts.ageMax; ++age) {
        if (applies(of.pack, rule, {age, *facts.ageMax}, *facts.start, rule.reading)) continue;
        message.integer(Param::RaiseTo, age);
        break;
      }
    }
  }
  return message;
}

} // namespace slt::events
