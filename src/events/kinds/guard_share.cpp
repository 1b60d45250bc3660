// So many per cent of the guards are of the parents' generation. What that is in years is the pack's assumption.
#include "events/kinds.hpp"

namespace slt::events {

namespace {

struct Count {
  int having = 0;
  int unknown = 0;
};

Count countOn(const GuardShareRule& rule, const Facts& facts, Day start) {
  Count count;
  for (const PersonFacts& guard : facts.guards) {
    const std::optional<int> age = guard.ageOn(start);
    if (!age)
      ++count.unknown;
    else if (*age >= rule.fromAge)
      ++count.having;
  }
  return count;
}

} // namespace

Answer answer(const GuardShareRule& rule, const Case& of) {
  const Facts& facts = of.facts;
  if (facts.guards.empty()) {
    FieldSet missing{Field::Guards};
    if (!facts.start) missing.add(Field::Start);
    return Answer::unknown(missing);
  }
  // The number only grows with the event's date: its ends decide.
  const int needed = guardsOfShare(rule, static_cast<int>(facts.guards.size()));
  const Count least = countOn(rule, facts, earliestStartDay(facts));
  const Count most = countOn(rule, facts, latestStartDay(facts));
  if (least.having >= needed) return Answer::of(State::Met);
  if (most.having + most.unknown < needed) return Answer::of(State::Broken);
  FieldSet missing;
  if (most.unknown > 0) missing.add(Field::GuardsBorn);
  if (!facts.start && (most.unknown > 0 || least.having < most.having)) missing.add(Field::Start);
  return Answer::unknown(missing);
}

FieldSet reads(const GuardShareRule&, const Case&) {
  return {Field::Guards, Field::GuardsBorn, Field::Start};
}

Message tell(const GuardShareRule& rule, const Case& of, State state) {
  Message message(state == State::Met      ? "guardShare.met"
                  : state == State::Broken ? "guardShare.tooFew"
                                           : "guardShare.missing");
  const auto guards = static_cast<int>(of.facts.guards.size());
  if (state != State::Missing) {
    message.integer(Param::Having, countOn(rule, of.facts, latestStartDay(of.facts)).having)
        .integer(Param::Guards, guards);
    if (state == State::Broken) message.integer(Param::Required, guardsOfShare(rule, guards));
  }
  return message.integer(Param::Percent, rule.percent).integer(Param::FromAge, rule.fromAge);
}

} // namespace slt::events
