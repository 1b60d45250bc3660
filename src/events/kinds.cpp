// From a rule to its kind.
#include "events/kinds.hpp"

#include "events/gate.hpp"

namespace slt::events {

namespace {

// The scope rule is a gate: it answers through `scopeAnswer` and says no more than its state.
Answer answer(const ScopeRule&, const Case& of) {
  return scopeAnswer(of);
}
Message tell(const ScopeRule&, const Case&, State state) {
  return Message(state == State::Met ? "scope.met" : state == State::Irrelevant ? "scope.irrelevant" : "scope.missing");
}
FieldSet reads(const ScopeRule& scope, const Case&) {
  FieldSet set;
  for (const Test& test : scope.any) set |= test.reads();
  return set;
}
Answer answer(const MinimumAgeRule& rule, const Case& of) {
  return slt::events::answer(rule, of, rule.reading);
}
Answer answer(const ClosingTimeRule& rule, const Case& of) {
  return slt::events::answer(rule, of, rule.reading);
}

} // namespace

Answer answer(const Rule& rule, const Case& of) {
  return std::visit([&](const auto& kind) { return answer(kind, of); }, rule.kind);
}

Message tell(const Rule& rule, const Case& of, State state) {
  return std::visit([&](const auto& kind) { return tell(kind, of, state); }, rule.kind);
}

FieldSet reads(const Rule& rule, const Case& of) {
  return std::visit([&](const auto& kind) { return reads(kind, of); }, rule.kind);
}

std::optional<Answer> answerInOtherReading(const Rule& rule, const Case& of) {
  if (const auto* age = std::get_if<MinimumAgeRule>(&rule.kind); age != nullptr && !age->unambiguous) {
    return answer(*age, of, age->reading == AgeReading::Completed ? AgeReading::StrictlyOlder : AgeReading::Completed);
  }
  if (const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind)) {
    return answer(*closing, of,
                  closing->reading == BandReading::MostPermissive ? BandReading::Strictest
                                                                  : BandReading::MostPermissive);
  }
  return std::nullopt;
}

ReadingNames readingNames(const Rule& rule) {
  if (const auto* age = std::get_if<MinimumAgeRule>(&rule.kind)) {
    return age->reading == AgeReading::Completed ? ReadingNames{"completed", "strictly-older"}
                                                 : ReadingNames{"strictly-older", "completed"};
  }
  if (const auto* closing = std::get_if<ClosingTimeRule>(&rule.kind)) {
    return closing->reading == BandReading::MostPermissive ? ReadingNames{"most-permissive", "strictest"}
                                                           : ReadingNames{"strictest", "most-permissive"};
  }
  return {};
}

} // namespace slt::events
