// What is wrong with a pack as guidelines, though it can be read: ages that two bands name or none does, rules that can
// never apply or never fail, parameters that contradict each other, missing sources, quotes and translations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/pack.hpp"

namespace slt::events {

struct PackProblem {
  /// Into the pack.
  std::string path;
  std::string_view code;
  /// For the one who writes packs, in English.
  std::string detail;
  /// An event that shows the problem.
  std::optional<Application> example = std::nullopt;
};

/// `asOf`: sources checked more than a year before are named; without it none is.
std::vector<PackProblem> lint(const Pack& pack, std::optional<Day> asOf);

} // namespace slt::events
