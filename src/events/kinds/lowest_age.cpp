// Not for those below an age, or below a school grade where the application speaks in grades.
#include "events/grid.hpp"
#include "events/kinds.hpp"
#include "events/when.hpp"

namespace slt::events {

namespace {

/// Do grades decide? When the rule has a grade and the application gives one.
bool byGrade(const LowestAgeRule& rule, const Facts& facts) {
  return rule.grade && facts.anyGrade();
}

/// `low` is what is invited at least, known or open below `high`.
void addBound(GridAnswer& grid, Field field, std::optional<int> low, std::optional<int> high, int least, int most,
              int limit) {
  std::vector<std::int64_t> values;
  if (low) {
    values = {*low};
  } else {
    for (const int value : {least, limit - 1, limit, most}) {
      if (value >= least && (!high || value <= *high)) include(values, value);
    }
    if (high) include(values, *high);
  }
  grid.add({{FieldSet{field}, values}}, [&](const std::vector<std::int64_t>& at) -> std::optional<State> {
    return at[0] < limit ? State::Broken : State::Met;
  });
}

} // namespace

Answer answer(const LowestAgeRule& rule, const Case& of) {
  const Facts& facts = of.facts;
  GridAnswer grid;
  if (byGrade(rule, facts)) {
    addBound(grid, Field::GradeMin, facts.gradeMin, facts.gradeMax, kLowestGrade, kHighestGrade, *rule.grade);
    return grid.answer();
  }
  for (const Invited& way : waysToInvite(facts)) {
    if (!way.low.grade) {
      addBound(grid, Field::AgeMin, way.low.value, facts.ageMax, 0, kHighestAge, rule.age);
    } else if (rule.grade) {
      addBound(grid, Field::GradeMin, way.low.value, facts.gradeMax, kLowestGrade, kHighestGrade, *rule.grade);
    } else {
      const Times times = timesToTry(of, {}, false, true);
      grid.add({{FieldSet{Field::Start}, times.starts}, {FieldSet{Field::GradeMin}, boundsToTry(way.low, {})}},
               [&](const std::vector<std::int64_t>& at) -> std::optional<State> {
                 if (facts.gradeMax && at[1] > *facts.gradeMax) return std::nullopt;
                 const int lowest =
                     lowestAgeInGrade(of.pack, static_cast<int>(at[1]), calendar::fromSeconds(at[0]).day);
                 return lowest < rule.age ? State::Broken : State::Met;
               });
    }
  }
  return grid.answer();
}

FieldSet reads(const LowestAgeRule& rule, const Case& of) {
  // The upper bound settles it alone when it is below the limit.
  if (byGrade(rule, of.facts)) {
    return of.facts.gradeMin ? FieldSet{Field::GradeMin} : FieldSet{Field::GradeMin, Field::GradeMax};
  }
  FieldSet set;
  for (const Invited& way : waysToInvite(of.facts)) {
    set.add(lowField(way.low));
    if (!way.low.value) set.add(highField(way.high));
    if (way.low.grade && !rule.grade) set.add(Field::Start);
  }
  return set;
}

Message tell(const LowestAgeRule& rule, const Case& of, State state) {
  const Facts& facts = of.facts;
  if (state == State::Missing) return Message("lowestAge.missing").integer(Param::Age, rule.age);
  if (byGrade(rule, facts)) {
    if (state == State::Met) return Message("lowestAge.metGrade").integer(Param::Grade, *rule.grade);
    return Message("lowestAge.tooYoungGrade")
        .integer(Param::Lowest, facts.gradeMin ? *facts.gradeMin : *facts.gradeMax)
        .integer(Param::Grade, *rule.grade);
  }
  if (state == State::Met) return Message("lowestAge.met").integer(Param::Age, rule.age);
  Message message("lowestAge.tooYoung");
  if (facts.ageMin || facts.ageMax)
    message.integer(Param::Lowest, facts.ageMin ? *facts.ageMin : *facts.ageMax);
  else if (facts.gradeMin && facts.start) {
    message.integer(Param::Lowest, lowestAgeInGrade(of.pack, *facts.gradeMin, facts.start->day));
  }
  return message.integer(Param::Age, rule.age);
}

} // namespace slt::events
