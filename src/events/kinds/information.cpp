// Something worth knowing where it concerns the event. It never fails: where it concerns the event a person judges.
#include "events/grid.hpp"
#include "events/kinds.hpp"
#include "events/when.hpp"

namespace slt::events {

Answer answer(const InformationRule& rule, const Case& of) {
  const Facts& facts = of.facts;
  if (!rule.lowestAgeBelow && !rule.endsFrom) return Answer::of(State::Judgement);
  GridAnswer grid;
  for (const Invited& way : waysToInvite(facts)) {
    const bool byDate = rule.lowestAgeBelow && way.byDate();
    std::vector<std::int64_t> hours;
    if (rule.endsFrom) hours = {*rule.endsFrom - 1, *rule.endsFrom};
    Times times{{0}, {1}};
    if (rule.endsFrom || byDate) times = timesToTry(of, hours, false, byDate);
    std::vector<std::int64_t> ages;
    if (rule.lowestAgeBelow) ages.push_back(*rule.lowestAgeBelow);
    const std::optional<int> top = way.high.grade == way.low.grade ? way.high.value : std::nullopt;
    if (top) ages.push_back(*top);
    std::vector<Axis> axes{{FieldSet{Field::Start}, times.starts},
                           {FieldSet{Field::End}, times.ends},
                           {FieldSet{lowField(way.low)}, boundsToTry(way.low, ages)}};
    grid.add(axes, [&](const std::vector<std::int64_t>& at) -> std::optional<State> {
      if (at[1] <= at[0] || (top && at[2] > *top)) return std::nullopt;
      const WallTime start = calendar::fromSeconds(at[0]);
      bool concerns = true;
      if (rule.lowestAgeBelow) {
        const auto told = static_cast<int>(at[2]);
        const int lowest = way.low.grade ? lowestAgeInGrade(of.pack, told, start.day) : told;
        concerns = lowest < *rule.lowestAgeBelow;
      }
      if (rule.endsFrom) {
        concerns = concerns && at[1] >= calendar::toSeconds(onEvening(eveningOf(of.pack, start), *rule.endsFrom));
      }
      return concerns ? State::Judgement : State::Irrelevant;
    });
  }
  return grid.answer();
}

FieldSet reads(const InformationRule& rule, const Case& of) {
  FieldSet set;
  if (rule.endsFrom) set |= FieldSet{Field::Start, Field::End};
  if (rule.lowestAgeBelow) {
    for (const Invited& way : waysToInvite(of.facts)) {
      set.add(lowField(way.low));
      if (way.low.grade) set.add(Field::Start);
    }
  }
  return set;
}

Message tell(const InformationRule& rule, const Case& of, State state) {
  Message message(state == State::Missing ? "information.missing" : "information.concerns");
  if (rule.before && of.facts.start) message.date(Param::Deadline, deadlineFor(*rule.before, of.facts.start->day));
  return message;
}

} // namespace slt::events
