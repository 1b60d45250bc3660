#include "events/gate.hpp"

#include <algorithm>
#include <limits>

#include "events/grid.hpp"

namespace slt::events {

namespace {

/// A point of the grid: the fields that tests ask about.
struct Point {
  int kind = 0;
  int access = 0;
  int schools = 0;
  int participants = 0;
  bool schoolEvent = false;
  bool answeredYes = false;
  Day start = 0;
};

bool holds(const Test& test, const Point& point) {
  if (test.kinds != 0 && (test.kinds >> point.kind & 1) == 0) return false;
  if (test.access && static_cast<int>(*test.access) != point.access) return false;
  if (!test.schools.holds(point.schools) || !test.participants.holds(point.participants)) return false;
  if (test.schoolEvent && *test.schoolEvent != point.schoolEvent) return false;
  return !test.question || point.answeredYes;
}

bool covers(const ScopeRule& scope, const Point& point) {
  return std::ranges::any_of(scope.any, [&](const Test& test) { return holds(test, point); });
}

/// The tests of a gate: those of the scope, and the rule's own.
struct Tests {
  const ScopeRule& scope;
  const Test* own = nullptr;

  template<class Visit> void each(Visit visit) const {
    for (const Test& test : scope.any) visit(test);
    if (own != nullptr) visit(*own);
  }
  FieldSet reads() const {
    FieldSet set;
    each([&](const Test& test) { set |= test.reads(); });
    return set;
  }
  /// The first number of each stretch in which the intervals that `of` picks hold or do not: within one nothing
  /// changes.
  template<class Pick> std::vector<std::int64_t> turningPoints(Pick of) const {
    std::vector<std::int64_t> values{0};
    each([&](const Test& test) {
      const Interval interval = of(test);
      if (interval.low > 0) include(values, interval.low);
      if (interval.high >= 0 && interval.high < std::numeric_limits<int>::max()) include(values, interval.high + 1);
    });
    return values;
  }
};

template<class T> std::vector<std::int64_t> knownOr(const std::optional<T>& fact, std::vector<std::int64_t> open) {
  if (fact) return {static_cast<std::int64_t>(*fact)};
  return open;
}

/// What the known facts alone say. Yes and No hold in every completion; Unknown leaves it to the grid.
enum class Tri : std::uint8_t { No, Unknown, Yes };

Tri surely(const Test& test, const Facts& facts) {
  Tri all = Tri::Yes;
  bool refuted = false;
  const auto ask = [&](bool asked, bool known, bool met) {
    if (!asked) return;
    if (!known)
      all = Tri::Unknown;
    else if (!met)
      refuted = true;
  };
  ask(test.kinds != 0, facts.kind.has_value(), facts.kind && (test.kinds >> static_cast<int>(*facts.kind) & 1) != 0);
  ask(test.access.has_value(), facts.access.has_value(), facts.access == test.access);
  ask(!test.schools.everything(), facts.schools.has_value(), facts.schools && test.schools.holds(*facts.schools));
  ask(!test.participants.everything(), facts.participants.has_value(),
      facts.participants && test.participants.holds(*facts.participants));
  ask(test.schoolEvent.has_value(), facts.schoolEvent.has_value(), facts.schoolEvent == test.schoolEvent);
  if (test.question) {
    const std::optional<bool> answer = facts.answer(*test.question);
    ask(true, answer.has_value(), answer.value_or(false));
  }
  return refuted ? Tri::No : all;
}

Tri anyHolds(const ScopeRule& scope, const Facts& facts) {
  Tri any = Tri::No;
  for (const Test& test : scope.any) any = std::max(any, surely(test, facts));
  return any;
}

Answer overCompletions(const Tests& tests, const Rule* rule, const Case& of) {
  const Facts& facts = of.facts;
  const FieldSet reads = tests.reads();
  const int question = tests.own != nullptr && tests.own->question ? *tests.own->question : -1;
  const bool dated = rule != nullptr && !rule->alwaysInForce();

  const auto stateAt = [&](const Point& point) {
    const bool open = covers(tests.scope, point) && (tests.own == nullptr || holds(*tests.own, point)) &&
                      (!dated || inForce(*rule, point.start));
    return open ? State::Met : State::Irrelevant;
  };

  // The usual case, without a grid: the facts that are known settle it, whatever the others are.
  if (!dated) {
    const Tri scope = anyHolds(tests.scope, facts);
    const Tri own = tests.own == nullptr ? Tri::Yes : surely(*tests.own, facts);
    if (scope == Tri::No || own == Tri::No) return Answer::of(State::Irrelevant);
    if (scope == Tri::Yes && own == Tri::Yes) return Answer::of(State::Met);
  }

  const auto axis = [&](Field field, std::vector<std::int64_t> values) {
    if (!reads.has(field)) values = {0};
    return Axis{FieldSet{field}, std::move(values)};
  };
  std::vector<std::int64_t> starts{0};
  if (dated) {
    const std::int64_t latest = latestStartDay(facts);
    starts = {std::int64_t{earliestStartDay(facts)}};
    include(starts, latest);
    if (!facts.start && rule->validFrom) include(starts, std::min<std::int64_t>(*rule->validFrom, latest));
    if (!facts.start && rule->validTo) include(starts, std::min<std::int64_t>(*rule->validTo + 1, latest));
  }
  std::vector<Axis> axes{
      axis(Field::Kind, knownOr(facts.kind, {0, 1, 2, 3, 4})),
      axis(Field::Access, knownOr(facts.access, {0, 1})),
      axis(Field::Schools, knownOr(facts.schools, tests.turningPoints([](const Test& t) { return t.schools; }))),
      axis(Field::Participants,
           knownOr(facts.participants, tests.turningPoints([](const Test& t) { return t.participants; }))),
      axis(Field::SchoolEvent, knownOr(facts.schoolEvent, {0, 1})),
      Axis{FieldSet{Field::Start}, starts},
  };
  if (question >= 0) axes.push_back({FieldSet::answer(question), knownOr(facts.answer(question), {0, 1})});
  GridAnswer grid;
  grid.add(axes, [&](const std::vector<std::int64_t>& at) -> std::optional<State> {
    return stateAt({static_cast<int>(at[0]), static_cast<int>(at[1]), static_cast<int>(at[2]), static_cast<int>(at[3]),
                    at[4] != 0, question >= 0 && at[6] != 0, static_cast<Day>(at[5])});
  });
  return grid.answer();
}

} // namespace

FieldSet Test::reads() const {
  FieldSet set;
  if (kinds != 0) set.add(Field::Kind);
  if (access) set.add(Field::Access);
  if (!schools.everything()) set.add(Field::Schools);
  if (!participants.everything()) set.add(Field::Participants);
  if (schoolEvent) set.add(Field::SchoolEvent);
  if (question) set.addAnswer(*question);
  return set;
}

bool inForce(const Rule& rule, Day start) {
  return (!rule.validFrom || *rule.validFrom <= start) && (!rule.validTo || start <= *rule.validTo);
}

Answer scopeAnswer(const Case& of) {
  return overCompletions({of.pack.scope()}, nullptr, of);
}

Answer gateAnswer(const Rule& rule, const Case& of, const Answer& scope) {
  if (!rule.conditional && rule.alwaysInForce()) return scope;
  if (scope.state == State::Irrelevant) return scope;
  Answer gate = overCompletions({of.pack.scope(), rule.conditional ? &rule.when : nullptr}, &rule, of);
  // While the scope is unknown, all that could settle it is asked for.
  if (gate.state == State::Missing) gate.missing |= scope.missing;
  return gate;
}

FieldSet gateReads(const Rule& rule, const Pack& pack) {
  FieldSet set = Tests{pack.scope(), rule.conditional ? &rule.when : nullptr}.reads();
  if (!rule.alwaysInForce()) set.add(Field::Start);
  return set;
}

} // namespace slt::events
