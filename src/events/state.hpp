// The answers a rule can give, and the words of the public contract for them.
#pragma once

#include <cstdint>
#include <string_view>

namespace slt::events {

/// `Missing`: facts are missing that could still change the answer. `Judgement`: a person decides.
enum class State : std::uint8_t { Met, Broken, Missing, Judgement, Irrelevant };
enum class Severity : std::uint8_t { Must, Should, Advice, Info };
enum class Outcome : std::uint8_t { OutOfScope, Broken, Incomplete, Ready };

constexpr std::string_view name(State state) {
  constexpr std::string_view names[] = {"met", "broken", "missing", "judgement", "irrelevant"};
  return names[static_cast<int>(state)];
}
constexpr std::string_view name(Severity severity) {
  constexpr std::string_view names[] = {"must", "should", "advice", "info"};
  return names[static_cast<int>(severity)];
}
constexpr std::string_view name(Outcome outcome) {
  constexpr std::string_view names[] = {"outOfScope", "broken", "incomplete", "ready"};
  return names[static_cast<int>(outcome)];
}

} // namespace slt::events
