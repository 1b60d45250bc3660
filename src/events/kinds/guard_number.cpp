// How many guards: as a number by participants, or left to judgement.
#include <algorithm>

#include "events/grid.hpp"
#include "events/kinds.hpp"

namespace slt::events {

int GuardNumberRule::required(int participants) const {
  const std::int64_t people = participants;
  std::int64_t most = minimum;
  most = std::max(most, (people * percent + 99) / 100);
  if (oneForEach > 0) most = std::max(most, (people + oneForEach - 1) / oneForEach);
  for (const Step& step : steps) {
    if (people > step.upTo) continue;
    most = std::max<std::int64_t>(most, step.guards);
    break;
  }
  return static_cast<int>(most);
}

Answer answer(const GuardNumberRule& rule, const Case& of) {
  if (rule.judgement) return Answer::of(State::Judgement);
  const Facts& facts = of.facts;
  const auto enough = [&](int guards, int participants) {
    return guards >= rule.required(participants) ? State::Met : State::Broken;
  };
  if (!facts.guards.empty() && facts.participants) {
    return Answer::of(enough(static_cast<int>(facts.guards.size()), *facts.participants));
  }
  std::vector<std::int64_t> participants;
  if (facts.participants) {
    participants = {*facts.participants};
  } else {
    participants = {0, 1'000'000};
    for (const GuardNumberRule::Step& step : rule.steps) {
      for (const std::int64_t near : {std::int64_t{step.upTo}, std::int64_t{step.upTo} + 1}) {
        if (near < 1'000'000) include(participants, near);
      }
    }
  }
  std::vector<std::int64_t> guards;
  if (!facts.guards.empty()) {
    guards = {static_cast<std::int64_t>(facts.guards.size())};
  } else {
    // A list that is given holds at least one; what is asked for, and one less, is where the answer turns.
    guards = {1, std::int64_t{1} << 30};
    for (const std::int64_t people : participants) {
      const int required = rule.required(static_cast<int>(people));
      if (required > 1) include(guards, required - 1);
      if (required > 0) include(guards, required);
    }
  }
  GridAnswer grid;
  grid.add({{FieldSet{Field::Participants}, participants}, {FieldSet{Field::Guards}, guards}},
           [&](const std::vector<std::int64_t>& at) -> std::optional<State> {
             return enough(static_cast<int>(at[1]), static_cast<int>(at[0]));
           });
  return grid.answer();
}

FieldSet reads(const GuardNumberRule& rule, const Case&) {
  if (rule.judgement) return {};
  return {Field::Participants, Field::Guards};
}

Message tell(const GuardNumberRule& rule, const Case& of, State state) {
  const auto guards = static_cast<int>(of.facts.guards.size());
  const std::optional<int> participants = of.facts.participants;
  Message message(state == State::Judgement ? "guardNumber.judgement"
                  : state == State::Met     ? "guardNumber.met"
                  : state == State::Broken  ? "guardNumber.tooFew"
                                            : "guardNumber.missing");
  if (guards > 0 && state != State::Missing) message.integer(Param::Guards, guards);
  if (!rule.judgement && participants) message.integer(Param::Required, rule.required(*participants));
  if (participants && state != State::Missing) message.integer(Param::Participants, *participants);
  if (rule.judgement && participants && guards > 0) {
    message.integer(Param::PerGuard, (*participants + guards - 1) / guards);
  }
  return message;
}

} // namespace slt::events
