// Three-valued evaluation: the answer of a rule over every completion of a half-filled application.
//
// A rule is a total function of a complete application. Over an application with absent fields its answer is the one it
// has in *every* completion; where completions differ it is `Missing`, and the missing fields are exactly those for
// which two completions that differ in that field alone give different answers. So nothing here combines "unknown"
// operator by operator: kinds try the values at which their answer can change, or use that it is monotone in a field.
#pragma once

#include <cstdint>

#include "events/facts.hpp"
#include "events/state.hpp"

namespace slt::events {

/// A set of the states that occur over the completions seen so far.
class StateSet {
public:
  constexpr void add(State state) { bits_ = static_cast<std::uint8_t>(bits_ | 1u << static_cast<int>(state)); }
  constexpr bool has(State state) const { return (bits_ >> static_cast<int>(state) & 1) != 0; }
  constexpr bool single() const { return bits_ != 0 && (bits_ & (bits_ - 1)) == 0; }
  constexpr bool operator==(const StateSet&) const = default;
  /// The state common to all completions, else Missing.
  constexpr State settled() const {
    if (!single()) return State::Missing;
    return static_cast<State>(std::countr_zero(bits_));
  }

private:
  std::uint8_t bits_ = 0;
};

struct Answer {
  State state = State::Missing;
  /// Empty unless `state` is Missing.
  FieldSet missing;

  static constexpr Answer of(State state) { return {state, {}}; }
  static constexpr Answer unknown(FieldSet missing) { return {State::Missing, missing}; }
  bool operator==(const Answer&) const = default;
};

/// A rule that is met or broken by one fact.
constexpr Answer byFact(std::optional<bool> fact, FieldSet field) {
  if (!fact) return Answer::unknown(field);
  return Answer::of(*fact ? State::Met : State::Broken);
}

} // namespace slt::events
