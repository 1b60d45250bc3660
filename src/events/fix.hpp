// The search for the smallest change that cures broken rules.
//
// What may change: the times, the ages and grades that are invited, days of sending that lie today or later, and who is
// on the list (people can be left out, never added). Smallest means: fewest operations; then the least distance, where
// start and end count by the minutes they move (moving both alike counted once) and a year of age, a grade, a person
// left out and a day of sending count as a day each; then the fields that stand earlier in the contract.
//
// The search is exact, not sampled: between the hours, dates and ages at which some rule turns, no answer changes, so
// the nearest point of each such stretch is all that has to be tried.
#pragma once

#include <optional>
#include <vector>

#include "events/verdict.hpp"

namespace slt::events {

struct FixOptions {
  bool times = true;
  bool ages = true;
  bool sending = true;
  bool people = true;
  /// When the event moves to another day it keeps its time of day (or ends at that day's limit).
  bool keepClock = false;
};

/// The positions of the rules that are broken and that such changes can cure at all.
std::vector<int> curable(const Case& of, const std::vector<Answer>& answers);

/// The smallest change after which none of `targets` is broken and nothing is broken that was not. Nothing when there
/// is none within the horizon (400 days from where the rules let the event be, and the days on which people turn the
/// ages asked for).
std::optional<Change> smallestFix(const Case& of, const std::vector<Answer>& answers, const std::vector<int>& targets,
                                  const FixOptions& options);

/// The smallest change that cures as many of the curable rules as can be cured together.
std::optional<Change> nearestFix(const Case& of, const std::vector<Answer>& answers, bool keepClock);

} // namespace slt::events
