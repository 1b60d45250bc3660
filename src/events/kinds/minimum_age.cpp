// "A responsible adult over 25", "guards over 20". A person's age only grows with the event's date, so the earliest and
// the latest start that are possible decide for each person.
#include <span>

#include "events/kinds.hpp"

namespace slt::events {

namespace {

std::span<const PersonFacts> people(const MinimumAgeRule& rule, const Facts& facts) {
  if (rule.role == Role::Guards) return facts.guards;
  if (!facts.responsible) return {};
  return {&*facts.responsible, 1};
}

Day turns(Day born, int years) {
  return calendar::birthdayInYear(born, calendar::toCivil(born).year + years);
}

} // namespace

bool tooYoung(const PersonFacts& person, int years, const Case& of) {
  const std::optional<int> age = person.ageOn(latestStartDay(of.facts));
  return age && *age < years;
}

Answer answer(const MinimumAgeRule& rule, const Case& of, AgeReading reading) {
  const std::span<const PersonFacts> all = people(rule, of.facts);
  const int years = yearsAsked(rule, reading);
  const bool guards = rule.role == Role::Guards;
  FieldSet missing;
  // With nobody given, and for a person without birth date and age, anybody can be filled in; and then the date of the
  // event matters too while it is open.
  if (all.empty()) missing.add(guards ? Field::Guards : Field::Responsible);
  bool startMatters = all.empty();
  for (const PersonFacts& person : all) {
    if (!person.known()) {
      missing.add(guards ? Field::GuardsBorn : Field::ResponsibleBorn);
      startMatters = true;
    } else if (tooYoung(person, years, of)) {
      return Answer::of(State::Broken);
    } else if (person.born) {
      startMatters = true;
    }
  }
  if (startMatters && !of.facts.start) missing.add(Field::Start);
  return missing.empty() ? Answer::of(State::Met) : Answer::unknown(missing);
}

FieldSet reads(const MinimumAgeRule& rule, const Case& of) {
  FieldSet set = rule.role == Role::Guards ? FieldSet{Field::Guards, Field::GuardsBorn}
                                           : FieldSet{Field::Responsible, Field::ResponsibleBorn};
  for (const PersonFacts& person : people(rule, of.facts)) {
    if (person.born) set.add(Field::Start);
  }
  return set;
}

Message tell(const MinimumAgeRule& rule, const Case& of, State state) {
  const bool guards = rule.role == Role::Guards;
  const std::span<const PersonFacts> all = people(rule, of.facts);
  const int years = yearsAsked(rule, rule.reading);
  const auto count = static_cast<int>(all.size());
  if (state == State::Met) {
    return Message(guards ? "guards.met" : "responsible.met").integer(Param::Years, years).integer(Param::Count, count);
  }
  if (state == State::Missing) {
    int unknown = 0;
    for (const PersonFacts& person : all) unknown += person.known() ? 0 : 1;
    return Message(guards ? "guards.missing" : "responsible.missing")
        .integer(Param::Years, years)
        .integer(Param::Count, unknown);
  }
  int first = -1;
  int young = 0;
  for (int i = 0; i < count; ++i) {
    if (!tooYoung(all[static_cast<std::size_t>(i)], years, of)) continue;
    if (first < 0) first = i;
    ++young;
  }
  Message message(guards ? "guards.tooYoung" : "responsible.tooYoung");
  message.integer(Param::Years, years).integer(Param::Count, young);
  if (first < 0) return message;
  const PersonFacts& person = all[static_cast<std::size_t>(first)];
  message.person(guards ? first : -1);
  if (guards) message.integer(Param::Number, first + 1);
  message.personName(guards ? first : -1);
  if (of.facts.start || !person.born) {
    if (const std::optional<int> age = person.ageOn(of.facts.start ? of.facts.start->day : 0)) {
      message.integer(Param::Age, *age);
    }
  }
  if (person.born) message.date(Param::Turns, turns(*person.born, years));
  if (of.facts.start) message.date(Param::Day, of.facts.start->day);
  return message;
}

} // namespace slt::events
