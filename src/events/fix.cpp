#include "events/fix.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>

#include "events/gate.hpp"
#include "events/grid.hpp"
#include "events/kinds.hpp"
#include "events/when.hpp"

namespace slt::events {

namespace {

constexpr std::int64_t kMinute = 60;
/// Days scanned around the first that may do. A week holds every weekday; a school year with its turns of age is
/// longer.
constexpr int kDaysOfAWeek = 8;
constexpr int kDaysOfASchoolYear = 400;

struct Cost {
  int operations = std::numeric_limits<int>::max();
  /// In seconds.
  std::int64_t distance = 0;
  /// A bit for each field that is changed, in the contract's order.
  std::uint32_t fields = 0;

  bool betterThan(const Cost& other) const {
    if (operations != other.operations) return operations < other.operations;
    if (distance != other.distance) return distance < other.distance;
    // Of two equally long lists in ascending order, the one that holds the first field in which they differ is earlier.
    const std::uint32_t differ = fields ^ other.fields;
    return differ != 0 && (fields >> std::countr_zero(differ) & 1) != 0;
  }
};

/// An hour of an evening, in seconds on the wall clock.
std::int64_t hourOf(Day evening, std::int64_t hour) {
  return calendar::toSeconds({evening, 0}) + hour;
}

std::uint32_t bit(Field field) {
  return std::uint32_t{1} << static_cast<int>(field);
}

/// One of the four bounds of the ages that are invited.
struct AgeBound {
  Field field;
  std::optional<int> Facts::* fact;
  std::optional<int> Change::* change;
};
constexpr AgeBound kAgeBounds[] = {
    {Field::AgeMin, &Facts::ageMin, &Change::ageMin},
    {Field::AgeMax, &Facts::ageMax, &Change::ageMax},
    {Field::GradeMin, &Facts::gradeMin, &Change::gradeMin},
    {Field::GradeMax, &Facts::gradeMax, &Change::gradeMax},
};

class Search {
public:
  Search(const Case& of, const std::vector<Answer>& before, const std::vector<int>& targets, const FixOptions& options)
      : of_(of), options_(options), work_(of.facts), now_{of.pack, work_, of.asOf} {
    const Answer scope = scopeAnswer(of);
    for (int i = 0; i < static_cast<int>(of.pack.rules.size()); ++i) {
      const Rule& rule = of.pack.rules[static_cast<std::size_t>(i)];
      const bool target = std::ranges::find(targets, i) != targets.end();
      const bool mustHold = target || before[static_cast<std::size_t>(i)].state != State::Broken;
      mustHold_.push_back(mustHold);
      if (!mustHold || !dependsOnChanges(rule)) continue;
      if (rule.alwaysInForce() && gateAnswer(rule, of, scope).state != State::Met) continue;
      watched_.push_back(&rule);
      if (target) noteTarget(rule);
      noteHours(rule);
      noteAges(rule);
    }
    for (const std::optional<int>& known : {of.facts.ageMin, of.facts.ageMax}) {
      if (known) include(turningAges_, *known);
    }
  }

  std::optional<Change> run() {
    tryTimes(of_.facts.start, of_.facts.end);
    if (options_.times && timesHelp_) {
      if (of_.facts.end) moveEnd();
      if (of_.facts.start) moveStart(false);
      if (of_.facts.start && of_.facts.end) moveStart(true);
    }
    return best_;
  }

private:
  static bool dependsOnChanges(const Rule& rule) {
    return !rule.alwaysInForce() || std::holds_alternative<NoticeRule>(rule.kind) ||
           std::holds_alternative<MinimumAgeRule>(rule.kind) || std::holds_alternative<GuardNumberRule>(rule.kind) ||
           std::holds_alternative<GuardShareRule>(rule.kind) || std::holds_alternative<ClosingTimeRule>(rule.kind) ||
           std::holds_alternative<LowestAgeRule>(rule.kind);
  }

  void noteTarget(const Rule& rule) {
    const Facts& facts = of_.facts;
    if (!rule.alwaysInForce()) dateHelps_ = true;
    if (const auto* lowest = std::get_if<LowestAgeRule>(&rule.kind)) {
      dateHelps_ = dateHelps_ || (!lowest->grade && facts.anyGrade());
    }
    // Other ages can bring other hours, so the times may have to follow even where they are right now.
    timesHelp_ = timesHelp_ || !std::holds_alternative<GuardNumberRule>(rule.kind);
  }

  void noteHours(const Rule& rule) {
    if (const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind)) {
      for (const EveningTime hour : closing->closes) {
        include(hours_, hour);
        byWeekday_ = byWeekday_ || hour != closing->closes[0];
      }
    }
    if (const auto* notice = std::get_if<NoticeRule>(&rule.kind)) {
      // Before this day the notice would be too late, whatever else changes.
      const std::optional<Day> sent = sentOn(notice->send, of_.facts);
      const bool canChange = options_.sending && sent && *sent >= of_.asOf;
      earliest_ = std::max(earliest_, earliestEventFor(notice->before, sent && !canChange ? *sent : of_.asOf));
      if (sent) include(turningDays_, earliestEventFor(notice->before, *sent));
    }
    const auto* minimum = std::get_if<MinimumAgeRule>(&rule.kind);
    const auto* share = std::get_if<GuardShareRule>(&rule.kind);
    if (minimum != nullptr || share != nullptr) {
      const int years = minimum != nullptr ? yearsAsked(*minimum, minimum->reading) : share->fromAge;
      // A guard is left out once, whatever rules ask for it: one rule is counted.
      const bool counted = minimum != nullptr && minimum->role == Role::Guards && guardsTurn_.empty();
      const auto turning = [&](const PersonFacts& person) {
        if (!person.born) return;
        const Day day = calendar::birthdayInYear(*person.born, calendar::toCivil(*person.born).year + years);
        include(turningDays_, day);
        if (counted) guardsTurn_.push_back(day);
      };
      if (minimum != nullptr && minimum->role == Role::Responsible) {
        if (of_.facts.responsible) turning(*of_.facts.responsible);
      } else {
        for (const PersonFacts& guard : of_.facts.guards) turning(guard);
      }
    }
  }

  void noteAges(const Rule& rule) {
    if (const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind); closing != nullptr && closing->ages) {
      include(turningAges_, closing->ages->low);
      include(turningAges_, closing->ages->high);
    }
    if (const auto* lowest = std::get_if<LowestAgeRule>(&rule.kind)) include(turningAges_, lowest->age);
  }

  // ------------------------------------------------------------ times

  /// Can a change that costs at least so much still be the best?
  bool promising(int operations, std::int64_t distance) const {
    return !best_ || operations < cost_.operations || (operations == cost_.operations && distance <= cost_.distance);
  }

  void moveEnd() {
    const WallTime end = *of_.facts.end;
    std::vector<Day> evenings;
    if (of_.facts.start) {
      evenings = {eveningOf(of_.pack, *of_.facts.start)};
    } else {
      const Day last = eveningOf(of_.pack, calendar::fromSeconds(calendar::toSeconds(end) - 1));
      for (int step = -kDaysOfAWeek; step <= kDaysOfAWeek; ++step) evenings.push_back(last + step);
      // Without a start the end bounds it: one minute into a day, or into its evening, lets the event start there.
      std::vector<std::int64_t> days = turningDays_;
      include(days, earliest_);
      for (const std::int64_t day : days) {
        const std::int64_t midnight = day * calendar::kSecondsPerDay;
        tryTimes(std::nullopt, calendar::fromSeconds(midnight + kMinute));
        tryTimes(std::nullopt, calendar::fromSeconds(midnight + of_.pack.eveningStartsAt + kMinute));
      }
    }
    for (const Day evening : evenings) {
      for (const std::int64_t hour : hours_) tryTimes(of_.facts.start, calendar::fromSeconds(hourOf(evening, hour)));
      // The first end with which an absent start can lie in that evening.
      if (!of_.facts.start)
        tryTimes(std::nullopt, calendar::fromSeconds(hourOf(evening, of_.pack.eveningStartsAt) + kMinute));
    }
  }

  /// Tries days around the first on which the event may start; `both`: the end moves too.
  void moveStart(bool both) {
    const Day base = of_.facts.start->day;
    const int span = dateHelps_ ? kDaysOfASchoolYear : kDaysOfAWeek;
    const Day first = std::max(base, earliest_);
    const auto visit = [&](Day day) {
      if (day < calendar::kMinDay || day > calendar::kMaxDay || day < earliest_) return;
      const std::int64_t apart =
          std::max<std::int64_t>(0, std::abs(std::int64_t{day} - base) - 1) * calendar::kSecondsPerDay;
      // Guards who are too young on that day would each have to be left out.
      const auto leaving = static_cast<int>(std::ranges::count_if(guardsTurn_, [&](Day turns) { return turns > day; }));
      if (promising((both ? 2 : 1) + leaving, apart)) startOn(day, both);
    };
    for (int step = 0; step <= span; ++step) visit(first + step);
    // With the end standing, an earlier day only brings the hours closer.
    if (both || !of_.facts.end || dateHelps_) {
      for (int step = 1; step <= span; ++step) visit(first - step);
    }
    for (const std::int64_t day : turningDays_) {
      for (int step = 0; step <= (byWeekday_ ? kDaysOfAWeek : 0); ++step) visit(static_cast<Day>(day) + step);
    }
  }

  void startOn(Day day, bool both) {
    const std::int64_t start = calendar::toSeconds(*of_.facts.start);
    const std::int64_t midnight = calendar::toSeconds({day, 0});
    if (options_.keepClock && day != of_.facts.start->day) {
      startAt(midnight + of_.facts.start->secondOfDay, both);
      return;
    }
    // A day belongs to two evenings; within each stretch nothing changes with the start but the order with the end.
    const std::int64_t split = midnight + of_.pack.eveningStartsAt;
    startAt(std::clamp(start, midnight, split - kMinute), both);
    startAt(std::clamp(start, split, midnight + calendar::kSecondsPerDay - kMinute), both);
    for (const std::int64_t hour : hours_) {
      // The last start that leaves an end before the limit.
      const std::int64_t limit = hourOf(day, hour);
      if (options_.keepClock && calendar::fromSeconds(limit - kMinute).day != of_.facts.start->day) continue;
      if (both)
        tryTimes(calendar::fromSeconds(limit - kMinute), calendar::fromSeconds(limit));
      else if (!of_.facts.end)
        startAt(limit - kMinute, both);
    }
  }

  void startAt(std::int64_t start, bool both) {
    const WallTime at = calendar::fromSeconds(start);
    if (!both) {
      tryTimes(at, of_.facts.end);
      return;
    }
    const std::int64_t end = calendar::toSeconds(*of_.facts.end);
    const std::int64_t shift = start - calendar::toSeconds(*of_.facts.start);
    tryTimes(at, calendar::fromSeconds(end + shift));
    const Day evening = eveningOf(of_.pack, at);
    for (const std::int64_t hour : hours_) {
      const std::int64_t limit = hourOf(evening, hour);
      tryTimes(at, calendar::fromSeconds(limit));
      if (options_.keepClock && at.day != of_.facts.start->day) continue;
      // Both alike, so that the end meets the limit.
      const WallTime alike = calendar::fromSeconds(calendar::toSeconds(*of_.facts.start) + limit - end);
      if (alike.day == at.day && eveningOf(of_.pack, alike) == evening) tryTimes(alike, calendar::fromSeconds(limit));
    }
    if (!options_.keepClock && end <= start) tryTimes(at, calendar::fromSeconds(start + kMinute));
  }

  // ------------------------------------------------------------ the rest, with the times given

  void tryTimes(std::optional<WallTime> start, std::optional<WallTime> end) {
    const Facts& facts = of_.facts;
    if (start && end && *end <= *start) return;
    for (const std::optional<WallTime>& time : {start, end}) {
      if (time && (time->day < calendar::kMinDay || time->day > calendar::kMaxDay)) return;
    }
    Change change;
    Cost cost{0, 0, 0};
    std::int64_t startMoves = 0;
    std::int64_t endMoves = 0;
    if (start != facts.start) {
      if (!calendar::existsInOslo(*start)) return;
      change.start = start;
      startMoves = calendar::toSeconds(*start) - calendar::toSeconds(*facts.start);
      ++cost.operations;
      cost.fields |= bit(Field::Start);
    }
    if (end != facts.end) {
      if (!calendar::existsInOslo(*end)) return;
      change.end = end;
      endMoves = calendar::toSeconds(*end) - calendar::toSeconds(*facts.end);
      ++cost.operations;
      cost.fields |= bit(Field::End);
    }
    cost.distance = startMoves == endMoves ? std::abs(startMoves) : std::abs(startMoves) + std::abs(endMoves);
    if (!promising(cost.operations, cost.distance)) return;
    work_.start = start;
    work_.end = end;
    if (!addSendings(change, cost) || !addRemovals(change, cost) || !promising(cost.operations, cost.distance)) return;
    addAges(change, cost);
  }

  bool broken(const Rule& rule) const {
    if (!rule.alwaysInForce() && gateAnswer(rule, now_, scopeAnswer(now_)).state != State::Met) return false;
    return answer(rule, now_).state == State::Broken;
  }

  void charge(Cost& cost, Field field, std::int64_t steps) const {
    ++cost.operations;
    cost.distance += std::abs(steps) * calendar::kSecondsPerDay;
    cost.fields |= bit(field);
  }

  bool addSendings(Change& change, Cost& cost) {
    std::optional<Day> application;
    std::optional<Day> list;
    for (const Rule* rule : watched_) {
      const auto* notice = std::get_if<NoticeRule>(&rule->kind);
      if (notice == nullptr || !broken(*rule)) continue;
      const std::optional<Day> sent = sentOn(notice->send, of_.facts);
      const Day latest = latestSending(*notice, now_);
      if (!options_.sending || !sent || *sent < of_.asOf || latest < of_.asOf) return false;
      std::optional<Day>& moved = notice->send == Sending::Application ? application : list;
      moved = moved ? std::min(*moved, latest) : latest;
    }
    if (application) {
      change.appliedOn = application;
      charge(cost, Field::AppliedOn, *application - *of_.facts.appliedOn);
    }
    if (list) {
      change.guardListSentOn = list;
      charge(cost, Field::GuardListSentOn, *list - *of_.facts.guardListSentOn);
    }
    return true;
  }

  static void leave(std::vector<int>& leaving, int guard) {
    const auto at = std::ranges::lower_bound(leaving, guard);
    if (at == leaving.end() || *at != guard) leaving.insert(at, guard);
  }

  bool addRemovals(Change& change, Cost& cost) {
    std::vector<int>& leaving = change.removeGuards;
    for (const Rule* rule : watched_) {
      const auto* minimum = std::get_if<MinimumAgeRule>(&rule->kind);
      if (minimum == nullptr || !broken(*rule)) continue;
      if (!options_.people) return false;
      if (minimum->role == Role::Responsible) {
        if (!change.removeResponsible) charge(cost, Field::Responsible, 1);
        change.removeResponsible = true;
        continue;
      }
      for (std::size_t i = 0; i < of_.facts.guards.size(); ++i) {
        if (tooYoung(of_.facts.guards[i], yearsAsked(*minimum, minimum->reading), now_)) {
          leave(leaving, static_cast<int>(i));
        }
      }
    }
    for (const Rule* rule : watched_) {
      if (const auto* share = std::get_if<GuardShareRule>(&rule->kind)) {
        if (!makeShare(*share, *rule, leaving)) return false;
      }
    }
    if (leaving.empty()) return true;
    for (std::size_t i = 0; i < leaving.size(); ++i) charge(cost, Field::Guards, 1);
    const Facts remaining = changed(of_.facts, change);
    for (const Rule* rule : watched_) {
      const auto* number = std::get_if<GuardNumberRule>(&rule->kind);
      if (number != nullptr && answer(*number, Case{of_.pack, remaining, of_.asOf}).state == State::Broken)
        return false;
    }
    return true;
  }

  /// Leaves out younger guards, the first in the list first, until the share is right.
  bool makeShare(const GuardShareRule& share, const Rule& rule, std::vector<int>& leaving) {
    const auto shareBroken = [&] {
      Change change;
      change.removeGuards = leaving;
      Facts remaining = changed(work_, change);
      return answer(share, Case{of_.pack, remaining, of_.asOf}).state == State::Broken;
    };
    if (leaving.empty() && !broken(rule)) return true;
    for (std::size_t i = 0; i < of_.facts.guards.size() && shareBroken(); ++i) {
      const auto guard = static_cast<int>(i);
      if (!tooYoung(of_.facts.guards[i], share.fromAge, now_) || std::ranges::binary_search(leaving, guard)) continue;
      if (!options_.people) return false;
      leave(leaving, guard);
    }
    return !shareBroken();
  }

  bool agesHold() const {
    return std::ranges::none_of(watched_, [&](const Rule* rule) {
      const bool about =
          std::holds_alternative<ClosingTimeRule>(rule->kind) || std::holds_alternative<LowestAgeRule>(rule->kind);
      return about && broken(*rule);
    });
  }

  /// The smallest change of the ages that are invited, if one is needed with these times.
  void addAges(const Change& change, const Cost& cost) {
    if (agesHold()) {
      offer(change, cost);
      return;
    }
    if (!options_.ages) return;
    std::vector<const AgeBound*> bounds;
    for (const AgeBound& bound : kAgeBounds) {
      if (of_.facts.*bound.fact) bounds.push_back(&bound);
    }
    // Fewer changes first: once some do, no more have to be tried.
    for (std::size_t count = 1; count <= bounds.size(); ++count) {
      if (!promising(cost.operations + static_cast<int>(count), cost.distance)) break;
      changeAges(bounds, 0, count, change, cost);
    }
    for (const AgeBound& bound : kAgeBounds) work_.*bound.fact = of_.facts.*bound.fact;
  }

  void changeAges(const std::vector<const AgeBound*>& bounds, std::size_t from, std::size_t count, const Change& change,
                  const Cost& cost) {
    if (count == 0) {
      if (work_.ageMin && work_.ageMax && *work_.ageMin > *work_.ageMax) return;
      if (work_.gradeMin && work_.gradeMax && *work_.gradeMin > *work_.gradeMax) return;
      if (agesHold()) offer(change, cost);
      return;
    }
    for (std::size_t i = from; i + count <= bounds.size(); ++i) {
      const AgeBound& bound = *bounds[i];
      const int told = *(of_.facts.*bound.fact);
      const bool grade = bound.field == Field::GradeMin || bound.field == Field::GradeMax;
      for (const std::int64_t value : boundsToTry({grade, std::nullopt}, turningAges_)) {
        if (value == told) continue;
        Cost more = cost;
        charge(more, bound.field, value - told);
        if (!promising(more.operations, more.distance)) continue;
        Change with = change;
        with.*bound.change = static_cast<int>(value);
        work_.*bound.fact = static_cast<int>(value);
        changeAges(bounds, i + 1, count - 1, with, more);
      }
      work_.*bound.fact = told;
    }
  }

  /// A candidate becomes the best only when all rules have run on the changed application.
  void offer(const Change& change, const Cost& cost) {
    if (change.operations() == 0 || (best_ && !cost.betterThan(cost_))) return;
    const Facts facts = changed(of_.facts, change);
    const std::vector<Answer> after = answers(Case{of_.pack, facts, of_.asOf});
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (mustHold_[i] && after[i].state == State::Broken) return;
    }
    best_ = change;
    cost_ = cost;
  }

  const Case& of_;
  const FixOptions options_;
  /// The application with the times and ages that are being tried.
  Facts work_;
  const Case now_;
  std::vector<char> mustHold_;
  std::vector<const Rule*> watched_;
  std::vector<std::int64_t> hours_;
  std::vector<std::int64_t> turningAges_;
  /// Days on which a person turns an age asked for, or a sending that is given comes in time.
  std::vector<std::int64_t> turningDays_;
  /// The days on which the guards turn the age asked for.
  std::vector<Day> guardsTurn_;
  Day earliest_ = calendar::kMinDay;
  /// Do hours differ between weekdays?
  bool byWeekday_ = false;
  bool timesHelp_ = false;
  bool dateHelps_ = false;
  std::optional<Change> best_;
  Cost cost_;
};

bool canCure(const Rule& rule) {
  return std::holds_alternative<NoticeRule>(rule.kind) || std::holds_alternative<MinimumAgeRule>(rule.kind) ||
         std::holds_alternative<GuardShareRule>(rule.kind) || std::holds_alternative<ClosingTimeRule>(rule.kind) ||
         std::holds_alternative<LowestAgeRule>(rule.kind);
}

/// Calls `visit` with every way to leave `out` of the targets out, until it says that it has had enough.
template<class Visit>
void leavingOut(const std::vector<int>& targets, std::size_t out, std::size_t from, std::vector<int>& kept,
                Visit visit) {
  if (out == 0) {
    std::vector<int> rest = kept;
    rest.insert(rest.end(), targets.begin() + static_cast<std::ptrdiff_t>(from), targets.end());
    visit(rest);
    return;
  }
  for (std::size_t i = from; i + out <= targets.size(); ++i) {
    const std::size_t size = kept.size();
    kept.insert(kept.end(), targets.begin() + static_cast<std::ptrdiff_t>(from),
                targets.begin() + static_cast<std::ptrdiff_t>(i));
    leavingOut(targets, out - 1, i + 1, kept, visit);
    kept.resize(size);
  }
}

} // namespace

std::vector<int> curable(const Case& of, const std::vector<Answer>& answers) {
  std::vector<int> rules;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].state == State::Broken && canCure(of.pack.rules[i])) rules.push_back(static_cast<int>(i));
  }
  return rules;
}

std::optional<Change> smallestFix(const Case& of, const std::vector<Answer>& answers, const std::vector<int>& targets,
                                  const FixOptions& options) {
  if (targets.empty()) return std::nullopt;
  return Search(of, answers, targets, options).run();
}

std::optional<Change> nearestFix(const Case& of, const std::vector<Answer>& answers, bool keepClock) {
  const std::vector<int> targets = curable(of, answers);
  const FixOptions options{.keepClock = keepClock};
  // Guidelines that contradict themselves can leave rules that cannot be cured together: then as many as can. The
  // number of tries is limited, so that no pack can make a check hang.
  int tries = 64;
  for (std::size_t out = 0; out < targets.size() && tries > 0; ++out) {
    std::optional<Change> best;
    std::vector<int> kept;
    leavingOut(targets, out, 0, kept, [&](const std::vector<int>& rest) {
      if (tries-- <= 0) return;
      const std::optional<Change> change = smallestFix(of, answers, rest, options);
      if (change && (!best || change->operations() < best->operations())) best = change;
    });
    if (best) return best;
  }
  return std::nullopt;
}

} // namespace slt::events
